//! What must hold of bad debt, losses and claims after every step of every scenario.

use crate::{raw, World};

const DAY: u64 = 86_400;
const RATE_ONE: i128 = 1_000_000_000_000;

impl World {
    /// INV-11: within a day of a default the pool is not active.
    pub(crate) fn check_status(&self) {
        let key = raw::vec([raw::sym("LastDefault")]);
        let last: Option<u64> = self.env.as_contract(&self.pool.address, || {
            let key = raw::val(&self.env, &key);
            self.env.storage().persistent().get(&key)
        });
        let status = self.pool.get_config().status;
        assert!(
            last.is_none_or(|time| self.now() >= time + DAY || status > 1),
            "INV-11: status {status} after a default at {last:?}"
        );
    }

    /// Checks what one reserve has on record of bad debt and losses.
    pub(crate) fn check_losses(&self, index: usize) {
        let asset = self.asset(index);
        let ledger = self.pool.get_bad_debt(asset);

        // INV-08: the backstop owes what was assigned and not taken, repaid or defaulted.
        let positions = self.pool.get_positions(&self.backstop.address);
        let debt = positions.liabilities.get(index as u32).unwrap_or(0);
        let left = ledger.assigned_d - ledger.taken_d - ledger.repaid_d - ledger.defaulted_d;
        assert_eq!(debt, left, "INV-08: bad debt of reserve {index}");

        // INV-09: what is open was socialized and not recovered; what is owed was recovered and not
        // claimed; a reserve that lost is worth nothing or at least 1% of par.
        let loss = self.pool.get_loss(asset);
        let open = ledger.socialized - loss.recovered;
        let owed = loss.recovered - loss.claimed;
        assert_eq!(loss.open, open, "INV-09: open loss of reserve {index}");
        assert_eq!(loss.owed, owed, "INV-09: owed claims of reserve {index}");
        assert!(open >= 0 && owed >= 0, "INV-09: reserve {index}: {loss:?}");
        if loss.l == 0 {
            return;
        }
        let rate = self.pool.get_reserve(asset).data.b_rate;
        assert!(
            rate == 0 || rate >= RATE_ONE / 100,
            "INV-09: reserve {index} lives on at {rate}"
        );

        // INV-10: all claims together are at most what is owed.
        let users = self.users.borrow();
        let claims = users
            .iter()
            .map(|user| self.pool.get_recovery(user, asset).1);
        let claims: i128 = claims.sum();
        assert!(
            claims <= owed,
            "INV-10: {claims} can be claimed of {owed} in reserve {index}"
        );
    }
}
