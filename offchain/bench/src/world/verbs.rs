//! What people do, as calls.

use super::{Side, World, ONE};
use crate::host::measure::Call;
use anyhow::Result;
use pool::{FlashLoan, Request};
use soroban_sdk::{vec, Address, IntoVal as _, Val, Vec as HostVec};

/// Kinds of requests, numbered as on the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    Supply,
    Withdraw,
    SupplyCollateral,
    WithdrawCollateral,
    Borrow,
    Repay,
    FillLiquidation,
    FillBadDebt,
    FillInterest,
    Cancel,
}

/// Kinds of auctions, numbered as on the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sale {
    Liquidation,
    BadDebt,
    Interest,
}

impl World {
    pub fn request(&self, kind: Kind, address: &Address, amount: i128) -> Request {
        Request {
            address: address.clone(),
            amount,
            request_type: kind as u32,
        }
    }

    /// One request about the reserve at each of `indices`.
    pub fn requests(
        &self,
        kind: Kind,
        indices: impl IntoIterator<Item = usize>,
        amount: i128,
    ) -> Vec<Request> {
        let one = |index| self.request(kind, self.asset(index), amount);
        indices.into_iter().map(one).collect()
    }

    /// `user` acts, pays and receives.
    pub fn submit(&self, side: Side, user: &Address, requests: Vec<Request>) -> Result<Call> {
        self.submit_by(side, "submit", user, requests)
    }

    /// By `submit` or `submit_with_allowance`.
    pub fn submit_by(
        &self,
        side: Side,
        function: &'static str,
        user: &Address,
        requests: Vec<Request>,
    ) -> Result<Call> {
        let requests = HostVec::from_iter(&self.env, requests);
        let args = (user.clone(), user.clone(), user.clone(), requests).into_val(&self.env);
        self.call(user, &self.stack(side).pool, function, args)
    }

    /// One request about the reserve at `index`.
    pub fn act1(
        &self,
        side: Side,
        user: &Address,
        kind: Kind,
        index: usize,
        amount: i128,
    ) -> Result<Call> {
        self.submit(side, user, self.requests(kind, [index], amount))
    }

    /// Borrows from the reserve at `index`, gets it back from the receiver, and repays.
    pub fn flash_loan(&self, side: Side, user: &Address, index: usize) -> Result<Call> {
        let loan = FlashLoan {
            amount: 100 * ONE,
            asset: self.asset(index).clone(),
            contract: self.receiver.clone(),
        };
        let requests = self.requests(Kind::Repay, [index], 100 * ONE);
        let requests = HostVec::from_iter(&self.env, requests);
        let args = (user.clone(), loan, requests).into_val(&self.env);
        self.call(user, &self.stack(side).pool, "flash_loan", args)
    }

    pub fn new_auction(
        &self,
        side: Side,
        sale: Sale,
        of: &Address,
        bid: HostVec<Address>,
        lot: HostVec<Address>,
    ) -> Result<Call> {
        let args = (sale as u32, of.clone(), bid, lot, 100u32).into_val(&self.env);
        self.pool_call(side, "new_auction", args)
    }

    /// Fills all of `of`'s auction and repays the debts at `debts`, with a little to spare.
    pub fn fill(
        &self,
        side: Side,
        filler: &Address,
        kind: Kind,
        of: &Address,
        debts: impl IntoIterator<Item = usize>,
    ) -> Result<Call> {
        let mut requests = vec_of(self.request(kind, of, 100));
        requests.extend(self.requests(Kind::Repay, debts, 510 * ONE));
        self.submit(side, filler, requests)
    }

    pub fn bad_debt(&self, side: Side, of: &Address) -> Result<Call> {
        self.pool_call(side, "bad_debt", (of.clone(),).into_val(&self.env))
    }

    /// A call of the pool that needs no signature but the admin's, if any.
    pub fn pool_call(
        &self,
        side: Side,
        function: &'static str,
        args: HostVec<Val>,
    ) -> Result<Call> {
        self.call(&self.admin, &self.stack(side).pool, function, args)
    }

    /// `who` moves `amount` in the backstop.
    pub fn backstop_call(
        &self,
        side: Side,
        who: &Address,
        function: &'static str,
        amount: i128,
    ) -> Result<Call> {
        let stack = self.stack(side);
        let args = (who.clone(), stack.pool.clone(), amount).into_val(&self.env);
        self.call(who, &stack.backstop, function, args)
    }

    /// As [`World::backstop_call`], asking for no minimum that could fail.
    pub fn backstop_min(
        &self,
        side: Side,
        who: &Address,
        function: &'static str,
        amount: i128,
    ) -> Result<Call> {
        let stack = self.stack(side);
        let args = (who.clone(), stack.pool.clone(), amount, 1i128).into_val(&self.env);
        self.call(who, &stack.backstop, function, args)
    }

    /// A call of the lens, whose first argument is Levee's pool.
    pub fn lens_call(&self, function: &'static str, rest: HostVec<Val>) -> Result<Call> {
        let mut args: HostVec<Val> = vec![&self.env, self.stack(Side::Levee).pool.to_val()];
        args.append(&rest);
        self.call(&self.admin, &self.lens, function, args)
    }

    pub fn lp_list(&self) -> HostVec<Address> {
        vec![&self.env, self.lp.clone()]
    }
}

fn vec_of(request: Request) -> Vec<Request> {
    [request].into()
}
