//! What must hold after every step of every scenario. `docs/invariants.md` names them.

use crate::World;
use num_bigint::BigInt;
use pool::{AuctionData, Positions};
use soroban_sdk::{Address, Map};

const RATE_ONE: i128 = 1_000_000_000_000;

impl World {
    /// Checks the books of every reserve, of every known account and of the backstop.
    pub fn check(&self) {
        for index in 0..self.assets.len() {
            self.check_shares(index);
            self.check_tokens(index);
            self.check_rates(index);
            self.check_losses(index);
        }
        for owner in self.owners() {
            self.check_balances(&owner);
            self.check_liquidation(&owner);
        }
        self.check_backstop();
        self.check_backstop_auctions();
        self.check_status();
    }

    /// Every account that can have positions.
    fn owners(&self) -> Vec<Address> {
        let mut owners = self.users.borrow().clone();
        owners.push(self.backstop.address.clone());
        owners
    }

    /// INV-01: the shares of all known accounts add up to the reserve's totals.
    fn check_shares(&self, index: usize) {
        let data = self.pool.get_reserve(self.asset(index)).data;
        let key = u32::try_from(index).unwrap();
        let (mut supply, mut debt) = (0, 0);
        for owner in self.owners() {
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

    /// INV-02: the tokens held cover supply, credit and what is owed to claimants, less what is lent.
    fn check_tokens(&self, index: usize) {
        let surplus = self.surplus(index);
        assert!(
            surplus >= BigInt::ZERO,
            "INV-02: reserve {index} lacks {surplus}"
        );
    }

    /// Tokens of a reserve beyond what it owes. In a killed reserve nothing is supplied, and what is
    /// lent counts for nothing.
    fn surplus(&self, index: usize) -> BigInt {
        let asset = &self.assets[index];
        let data = self.pool.get_reserve(&asset.address).data;
        let supply = BigInt::from(data.b_supply) * data.b_rate / RATE_ONE;
        let debt = (BigInt::from(data.d_supply) * data.d_rate + (RATE_ONE - 1)) / RATE_ONE;
        let lent = if data.b_rate == 0 { 0.into() } else { debt };
        let claims = self.pool.get_loss(&asset.address).owed;
        let held = BigInt::from(asset.token.balance(&self.pool.address));
        held + lent - supply - data.backstop_credit - claims
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

    /// INV-04: the debt rate never falls; the supply rate falls only when debt was burned. The
    /// modifier stays within its bounds, and the index is the place in the list.
    fn check_rates(&self, index: usize) {
        let reserve = self.pool.get_reserve(self.asset(index));
        let (place, data) = (reserve.config.index as usize, reserve.data);
        assert_eq!(place, index, "INV-04: the place of reserve {index}");
        assert!(
            (1_000_000..=100_000_000).contains(&data.ir_mod),
            "INV-04: modifier {} of reserve {index}",
            data.ir_mod
        );
        if let Some(before) = self.seen.borrow_mut().insert(index, data.clone()) {
            assert!(
                data.d_rate >= before.d_rate,
                "INV-04: the debt rate of reserve {index} fell"
            );
            assert!(
                data.b_rate >= before.b_rate || data.d_supply < before.d_supply,
                "INV-04: the supply rate of reserve {index} fell, and no debt was burned"
            );
        }
    }

    /// INV-05: no balance is zero or negative, and each is in a listed reserve. Nobody but users has
    /// collateral or supply.
    fn check_balances(&self, owner: &Address) {
        let Positions {
            collateral,
            liabilities,
            supply,
        } = self.pool.get_positions(owner);
        let listed = u32::try_from(self.assets.len()).unwrap();
        for balances in [&collateral, &liabilities, &supply] {
            for (index, shares) in balances.iter() {
                assert!(index < listed && shares > 0, "INV-05: {shares} of #{index}");
            }
        }
        let idle = collateral.is_empty() && supply.is_empty();
        let is_user = *owner != self.backstop.address;
        assert!(is_user || idle, "INV-05: the backstop supplies");
    }

    /// INV-06: a liquidation sells no more than the account has.
    fn check_liquidation(&self, owner: &Address) {
        if let Ok(Ok(auction)) = self.pool.try_get_auction(&0, owner) {
            let positions = self.pool.get_positions(owner);
            self.check_within(&auction.bid, &positions.liabilities);
            self.check_within(&auction.lot, &positions.collateral);
        }
    }

    /// INV-06: the backstop's auctions sell no more debt and interest than it has.
    fn check_backstop_auctions(&self) {
        let backstop = &self.backstop.address;
        let auction =
            |kind| -> Option<AuctionData> { self.pool.try_get_auction(&kind, backstop).ok()?.ok() };
        if let Some(auction) = auction(1) {
            let positions = self.pool.get_positions(backstop);
            self.check_within(&auction.bid, &positions.liabilities);
        }
        for (asset, amount) in auction(2).iter().flat_map(|auction| auction.lot.iter()) {
            let credit = self.pool.get_reserve(&asset).data.backstop_credit;
            assert!(amount <= credit, "INV-06: {amount} of {credit} interest");
        }
    }

    fn check_within(&self, sold: &Map<Address, i128>, held: &Map<u32, i128>) {
        for (asset, amount) in sold.iter() {
            let held = held.get(self.index_of(&asset)).unwrap_or(0);
            assert!(amount <= held, "INV-06: {amount} of {held} are auctioned");
        }
    }

    fn index_of(&self, asset: &Address) -> u32 {
        let place = self.assets.iter().position(|known| known.address == *asset);
        u32::try_from(place.unwrap()).unwrap()
    }

    /// INV-07: what the reserve at `index` holds beyond what it owes is rounding, of less than
    /// `dust`. Only for reserves nobody gave anything to.
    pub fn check_dust(&self, index: usize, dust: i128) {
        let left = self.surplus(index);
        assert!(
            left < BigInt::from(dust),
            "INV-07: reserve {index} kept {left}"
        );
    }
}
