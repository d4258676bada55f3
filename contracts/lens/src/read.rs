//! Every question the lens asks of other contracts. A dead feed is an answer, not a failure.

use lending_core::guard::{Quote, Reading};
use lending_core::price;
use protocol_api::{AuctionData, BackstopClient, GuardData, PoolBackstopData, PoolViewsClient};
use sep_40_oracle::{Asset, PriceFeedClient};
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env, Val, Vec};

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

    /// The pool's entries under `keys`, as they are stored.
    pub fn entries(&self, keys: &Vec<Val>) -> Vec<Val> {
        self.client.get_entries(keys)
    }

    pub fn auction(&self, auction_type: u32, user: &Address) -> Option<AuctionData> {
        match self.client.try_get_auction(&auction_type, user) {
            Ok(Ok(auction)) => Some(auction),
            _ => None,
        }
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

    /// What the feed says of `asset`, with its guard as it is stored.
    pub fn quote(&self, oracle: &Address, asset: &Address, guard: Option<&GuardData>) -> Quote {
        let guard = guard.map(pool_terms::guard::guard);
        Quote {
            reading: self.reading(oracle, asset),
            guard: guard.filter(|guard| !guard.config.is_off()),
            now: self.env.ledger().timestamp(),
        }
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
