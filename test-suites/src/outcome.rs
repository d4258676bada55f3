//! What calls of the pool come to, in a form tests compare: a value or the pool's own error.

use crate::World;
use pool::{AuctionData, PoolError, Positions, Request};
use soroban_sdk::testutils::Events as _;
use soroban_sdk::xdr::ContractEvent;
use soroban_sdk::{Address, Event, InvokeError, Map, Vec};
use std::fmt::Debug;

/// Flattens what a client's `try_` function returns. Anything but a value or an error of the pool
/// fails the test.
pub fn outcome<T, C: Debug>(
    result: Result<Result<T, C>, Result<PoolError, InvokeError>>,
) -> Result<T, PoolError> {
    match result {
        Ok(Ok(value)) => Ok(value),
        Err(Ok(error)) => Err(error),
        Ok(Err(error)) => panic!("the answer has another type: {error:?}"),
        Err(Err(error)) => panic!("not an error of the pool: {error:?}"),
    }
}

/// The entries of a map of positions, by ascending reserve index.
pub fn balances(map: &Map<u32, i128>) -> std::vec::Vec<(u32, i128)> {
    map.iter().collect()
}

impl World {
    /// `submit` by `user` for itself.
    pub fn submit<const N: usize>(
        &self,
        user: &Address,
        requests: [Request; N],
    ) -> Result<Positions, PoolError> {
        let requests = Vec::from_array(&self.env, requests);
        outcome(self.pool.try_submit(user, user, user, &requests))
    }

    /// `submit_with_allowance` by `user` for itself.
    pub fn submit_with_allowance<const N: usize>(
        &self,
        user: &Address,
        requests: [Request; N],
    ) -> Result<Positions, PoolError> {
        let requests = Vec::from_array(&self.env, requests);
        outcome(
            self.pool
                .try_submit_with_allowance(user, user, user, &requests),
        )
    }

    /// `new_auction` on the reserves at these indices.
    pub fn liquidate(
        &self,
        user: &Address,
        bid: &[usize],
        lot: &[usize],
        percent: u32,
    ) -> Result<AuctionData, PoolError> {
        let (bid, lot) = (self.addresses(bid), self.addresses(lot));
        outcome(self.pool.try_new_auction(&0, user, &bid, &lot, &percent))
    }

    /// `new_auction` of the backstop's debts in these reserves.
    pub fn auction_bad_debt(&self, bid: &[usize]) -> Result<AuctionData, PoolError> {
        let lot = Vec::from_array(&self.env, [self.backstop_token.address.clone()]);
        let (backstop, bid) = (&self.backstop.address, self.addresses(bid));
        outcome(self.pool.try_new_auction(&1, backstop, &bid, &lot, &100))
    }

    /// `new_auction` of the backstop's interest in these reserves.
    pub fn auction_interest(&self, lot: &[usize]) -> Result<AuctionData, PoolError> {
        let bid = Vec::from_array(&self.env, [self.backstop_token.address.clone()]);
        let (backstop, lot) = (&self.backstop.address, self.addresses(lot));
        outcome(self.pool.try_new_auction(&2, backstop, &bid, &lot, &100))
    }

    /// The stored auction of a kind.
    pub fn auction_of(&self, kind: u32, user: &Address) -> Result<AuctionData, PoolError> {
        outcome(self.pool.try_get_auction(&kind, user))
    }

    /// The assets at these indices.
    pub fn addresses(&self, indices: &[usize]) -> Vec<Address> {
        let assets = indices.iter().map(|index| self.asset(*index).clone());
        Vec::from_iter(&self.env, assets)
    }

    /// Amounts by asset, as auctions hold them.
    pub fn amounts(&self, entries: &[(usize, i128)]) -> Map<Address, i128> {
        let mut map = Map::new(&self.env);
        for (index, amount) in entries {
            map.set(self.asset(*index).clone(), *amount);
        }
        map
    }

    /// An amount of the backstop token, as auctions hold it.
    pub fn backstop_tokens(&self, amount: i128) -> Map<Address, i128> {
        let token = self.backstop_token.address.clone();
        Map::from_array(&self.env, [(token, amount)])
    }

    /// A user liquidation.
    pub fn liquidation(
        &self,
        bid: &[(usize, i128)],
        lot: &[(usize, i128)],
        block: u32,
    ) -> AuctionData {
        AuctionData {
            bid: self.amounts(bid),
            block,
            lot: self.amounts(lot),
        }
    }

    /// The pool's events of the last call.
    pub fn pool_events(&self) -> std::vec::Vec<ContractEvent> {
        let all = self.env.events().all();
        all.filter_by_contract(&self.pool.address).events().to_vec()
    }

    /// The event as the pool publishes it.
    pub fn published(&self, event: &impl Event) -> ContractEvent {
        event.to_xdr(&self.env, &self.pool.address)
    }
}
