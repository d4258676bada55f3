//! What must hold after every step of every scenario. `docs/invariants.md` names them.

use crate::World;
use num_bigint::BigInt;

const RATE_ONE: i128 = 1_000_000_000_000;

impl World {
    /// Checks the books of every reserve and of the backstop.
    pub fn check(&self) {
        for index in 0..self.assets.len() {
            self.check_shares(index);
            self.check_tokens(index);
        }
        self.check_backstop();
    }

    /// INV-01: the shares of all known accounts add up to the reserve's totals.
    fn check_shares(&self, index: usize) {
        let data = self.pool.get_reserve(self.asset(index)).data;
        let key = u32::try_from(index).unwrap();
        let mut owners = self.users.borrow().clone();
        owners.push(self.backstop.address.clone());
        let (mut supply, mut debt) = (0, 0);
        for owner in owners {
            let positions = self.pool.get_positions(&owner);
            supply += positions.supply.get(key).unwrap_or(0);
            supply += positions.collateral.get(key).unwrap_or(0);
            debt += positions.liabilities.get(key).unwrap_or(0);
        }
        assert_eq!(
            supply, data.b_supply,
            "INV-01: supply shares of reserve {index}"
        );
        assert_eq!(
            debt, data.d_supply,
            "INV-01: debt shares of reserve {index}"
        );
    }

    /// INV-02: the tokens held cover supply and credit, less what is lent.
    fn check_tokens(&self, index: usize) {
        let asset = &self.assets[index];
        let data = self.pool.get_reserve(&asset.address).data;
        let supply = BigInt::from(data.b_supply) * data.b_rate / RATE_ONE;
        let debt = (BigInt::from(data.d_supply) * data.d_rate + (RATE_ONE - 1)) / RATE_ONE;
        let held = BigInt::from(asset.token.balance(&self.pool.address));
        let owed = supply + data.backstop_credit - debt;
        assert!(
            held >= owed,
            "INV-02: reserve {index} holds {held} and owes {owed}"
        );
    }

    /// INV-03: the backstop holds at least what it counts for the pool, and no more shares are
    /// queued than exist.
    fn check_backstop(&self) {
        let data = self.backstop.pool_data(&self.pool.address);
        let held = self.backstop_token.balance(&self.backstop.address);
        assert!(
            held >= data.tokens,
            "INV-03: the backstop holds {held} of {}",
            data.tokens
        );
        assert!(
            (0..=10_000_000).contains(&data.q4w_pct),
            "INV-03: {} queued",
            data.q4w_pct
        );
    }
}
