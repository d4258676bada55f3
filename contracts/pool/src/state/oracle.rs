//! The only SEP-40 client. A price is fetched once per asset and call; core judges it.

use super::guard;
use crate::errors::{refuse, PoolError, Refusal};
use lending_core::guard::{Quote, Reading};
use sep_40_oracle::{PriceData, PriceFeedClient};
use soroban_sdk::{symbol_short, Address, Env, Error, IntoVal};

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
    // As `PriceFeedClient` asks, with the name in `Asset::Stellar` a constant: see `docs/cost.md`.
    let stellar = (symbol_short!("Stellar"), asset.to_val());
    let args = (stellar,).into_val(env);
    match env.try_invoke_contract::<_, Error>(oracle, &symbol_short!("lastprice"), args) {
        Ok(Ok(Some(PriceData { price, timestamp }))) => Some(Reading {
            price,
            time: timestamp,
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
