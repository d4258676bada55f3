//! Every question the lens asks of other contracts. A dead feed is an answer, not a failure.

use crate::errors::LensError;
use lending_core::guard::{Quote, Reading};
use lending_core::price;
use lending_core::units::DebtShares;
use protocol_api::{
    AuctionData, BackstopClient, BadDebtData, GuardData, LossData, PoolBackstopData, PoolConfig,
    PoolConstants, PoolViewsClient, Positions, Reserve,
};
use sep_40_oracle::{Asset, PriceFeedClient};
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env, Vec};

/// A pool, and the contracts it names.
pub struct Read<'a> {
    pub env: &'a Env,
    pub pool: &'a Address,
    client: PoolViewsClient<'a>,
}

impl<'a> Read<'a> {
    pub fn of(env: &'a Env, pool: &'a Address) -> Self {
        let client = PoolViewsClient::new(env, pool);
        Read { env, pool, client }
    }

    pub fn config(&self) -> PoolConfig {
        self.client.get_config()
    }

    pub fn constants(&self) -> PoolConstants {
        self.client.get_constants()
    }

    pub fn list(&self) -> Vec<Address> {
        self.client.get_reserve_list()
    }

    pub fn reserve(&self, asset: &Address) -> Result<Reserve, LensError> {
        match self.client.try_get_reserve(asset) {
            Ok(Ok(reserve)) => Ok(reserve),
            _ => Err(LensError::ReserveNotFound),
        }
    }

    pub fn positions(&self, user: &Address) -> Positions {
        self.client.get_positions(user)
    }

    pub fn auction(&self, auction_type: u32, user: &Address) -> Option<AuctionData> {
        match self.client.try_get_auction(&auction_type, user) {
            Ok(Ok(auction)) => Some(auction),
            _ => None,
        }
    }

    pub fn bad_debt(&self, asset: &Address) -> BadDebtData {
        self.client.get_bad_debt(asset)
    }

    pub fn loss(&self, asset: &Address) -> LossData {
        self.client.get_loss(asset)
    }

    /// Tokens in the pool.
    pub fn held(&self, asset: &Address) -> i128 {
        TokenClient::new(self.env, asset).balance(self.pool)
    }

    /// What the feed says of `asset`, good or not. One that fails says nothing.
    fn reading(&self, oracle: &Address, asset: &Address) -> Option<Reading> {
        let feed = PriceFeedClient::new(self.env, oracle);
        match feed.try_lastprice(&Asset::Stellar(asset.clone())) {
            Ok(Ok(Some(said))) => Some(Reading {
                price: said.price,
                time: said.timestamp,
            }),
            _ => None,
        }
    }

    /// The feed's own price of `asset`, if the pool would take it at its word.
    pub fn price(&self, oracle: &Address, asset: &Address) -> Option<Reading> {
        let now = self.env.ledger().timestamp();
        let reading = self.reading(oracle, asset)?;
        price::usable(reading.price, reading.time, now).ok()?;
        Some(reading)
    }

    /// The guard of `asset` as it is stored, if there ever was one.
    pub fn guard(&self, asset: &Address) -> Option<GuardData> {
        self.client.get_guard(asset)
    }

    /// What the feed says of `asset`, with its guard, as the pool would ask now.
    pub fn quote(&self, oracle: &Address, asset: &Address) -> Quote {
        self.quote_under(oracle, asset, self.guard(asset).as_ref())
    }

    /// The same under a guard that is known already.
    pub fn quote_under(
        &self,
        oracle: &Address,
        asset: &Address,
        guard: Option<&GuardData>,
    ) -> Quote {
        let guard = guard.map(pool_terms::guard::guard);
        Quote {
            reading: self.reading(oracle, asset),
            guard: guard.filter(|guard| !guard.config.is_off()),
            now: self.env.ledger().timestamp(),
        }
    }

    pub fn backstop(&self) -> Address {
        self.client.get_backstop()
    }

    /// What the backstop owes in the reserve at `index`.
    pub fn bad(&self, index: u32) -> DebtShares {
        let positions = self.positions(&self.backstop());
        DebtShares(positions.liabilities.get(index).unwrap_or(0))
    }

    /// The pool's deposits in `backstop`.
    pub fn deposits(&self, backstop: &Address) -> PoolBackstopData {
        BackstopClient::new(self.env, backstop).pool_data(self.pool)
    }

    pub fn backstop_token(&self, backstop: &Address) -> Address {
        BackstopClient::new(self.env, backstop).backstop_token()
    }

    pub fn decimals(&self, token: &Address) -> u32 {
        TokenClient::new(self.env, token).decimals()
    }
}
