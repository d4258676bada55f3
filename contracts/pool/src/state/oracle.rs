//! The only SEP-40 client. A price is fetched once per asset and call; core judges it.

use super::guard;
use crate::errors::{refuse, PoolError, Refusal};
use lending_core::guard::{Quote, Reading};
use sep_40_oracle::{Asset, PriceFeedClient};
use soroban_sdk::{Address, Env};

/// The feed's decimals. They are read at construction and kept from then on.
pub fn decimals(env: &Env, oracle: &Address) -> Result<u32, Refusal> {
    match PriceFeedClient::new(env, oracle).try_decimals() {
        Ok(Ok(decimals)) => Ok(decimals),
        _ => refuse(PoolError::OracleUnavailable),
    }
}

/// What the feed says of `asset`. A feed that fails says nothing: it must not trap what can do
/// without it.
pub fn reading(env: &Env, oracle: &Address, asset: &Address) -> Option<Reading> {
    let asset = Asset::Stellar(asset.clone());
    match PriceFeedClient::new(env, oracle).try_lastprice(&asset) {
        Ok(Ok(Some(said))) => Some(Reading {
            price: said.price,
            time: said.timestamp,
        }),
        _ => None,
    }
}

/// What the feed says of `asset`, with its guard.
pub fn quote(env: &Env, oracle: &Address, asset: &Address) -> Quote {
    Quote {
        reading: reading(env, oracle, asset),
        guard: guard::load(env, asset),
        now: env.ledger().timestamp(),
    }
}
