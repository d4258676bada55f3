//! Every question the lens asks of other contracts. A dead feed is an answer, not a failure.

use crate::errors::LensError;
use lending_core::price;
use lending_core::units::DebtShares;
use protocol_api::{
    AuctionData, BackstopClient, BadDebtData, LossData, PoolBackstopData, PoolConfig,
    PoolConstants, PoolViewsClient, Positions, Reserve,
};
use sep_40_oracle::{Asset, PriceFeedClient};
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env, Vec};

/// A price the pool would accept now.
#[derive(Clone, Copy)]
pub struct Price {
    pub price: i128,
    /// Unix seconds.
    pub timestamp: u64,
}

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

    /// The oracle's price of `asset`, if the pool would accept it now.
    pub fn price(&self, oracle: &Address, asset: &Address) -> Option<Price> {
        let feed = PriceFeedClient::new(self.env, oracle);
        let quote = match feed.try_lastprice(&Asset::Stellar(asset.clone())) {
            Ok(Ok(Some(quote))) => quote,
            _ => return None,
        };
        let now = self.env.ledger().timestamp();
        price::usable(quote.price, quote.timestamp, now).ok()?;
        Some(Price {
            price: quote.price,
            timestamp: quote.timestamp,
        })
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
