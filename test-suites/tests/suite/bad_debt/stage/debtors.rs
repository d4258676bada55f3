//! Who owes, and how it turns bad.

use super::{Stage, ONE};
use soroban_sdk::Address;
use test_suites::requests::*;

/// What a gem costs before it costs nothing.
pub const GEM: i128 = 1_000_000 * ONE;

impl Stage {
    /// An account that owes `amount` of a reserve and has `gems` for it, which stay dear.
    fn borrower_with(&self, index: usize, amount: i128, gems: i128) -> Address {
        self.set_price(self.gems(), GEM);
        let user = self.user(gems);
        let deposit = supply_collateral(self.asset(self.gems()), gems);
        let loan = borrow(self.asset(index), amount);
        self.submit(&user, [deposit, loan]).unwrap();
        user
    }

    /// An account whose debt of `amount` stays good.
    pub fn borrower(&self, index: usize, amount: i128) -> Address {
        self.borrower_with(index, amount, 100 * ONE)
    }

    /// An account with debt of `amount` and half a gem, which is worth nothing any more.
    pub fn debtor(&self, index: usize, amount: i128) -> Address {
        let debtor = self.borrower_with(index, amount, ONE / 2);
        self.set_price(self.gems(), 1);
        debtor
    }

    /// An account whose liquidation is under way: debt of `amount` against one gem, which is worth
    /// 10.0 any more.
    pub fn liquidated(&self, index: usize, amount: i128) -> Address {
        let debtor = self.borrower_with(index, amount, ONE);
        self.set_price(self.gems(), 10 * ONE);
        self.act(|w| w.pool.create_user_liquidations(&debtor, &100));
        debtor
    }

    /// Bad debt of `amount` in the hands of the backstop, or beyond it.
    pub fn bad_debt(&self, index: usize, amount: i128) {
        let debtor = self.debtor(index, amount);
        self.act(|w| w.pool.bad_debt(&debtor));
    }

    /// A loss of `amount` that suppliers of a reserve bear. The pool is on ice from then on.
    pub fn lose(&self, index: usize, amount: i128) {
        let debtor = self.debtor(index, amount);
        self.lose_from(&debtor);
    }

    /// A loss of what a debtor owes.
    pub fn lose_from(&self, debtor: &Address) {
        self.set_price(self.gems(), 1);
        self.exhaust();
        self.act(|w| w.pool.bad_debt(debtor));
        self.recover_backstop();
    }
}
