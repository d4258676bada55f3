//! The only SEP-40 client. A price is fetched once per asset and call; core judges it.
//!
//! Asks as the client of `sep-40-oracle` does, whose types would be described in the Wasm, where every call
//! would pay for them, and whose names it spells out: see `docs/cost.md`.

use super::guard;
use crate::errors::{refuse, PoolError, Refusal};
use lending_core::guard::{Quote, Reading};
use soroban_sdk::{contracttype, symbol_short, vec, Address, Env, Error, IntoVal};

/// SEP-40's answer.
#[contracttype(export = false)]
struct PriceData {
    price: i128,
    timestamp: u64,
}

/// The feed's decimals. They are read at construction and kept from then on.
pub fn decimals(env: &Env, oracle: &Address) -> Result<u32, Refusal> {
    match env.try_invoke_contract::<_, Error>(oracle, &symbol_short!("decimals"), vec![env]) {
        Ok(Ok(decimals)) => Ok(decimals),
        _ => refuse(PoolError::OracleUnavailable),
    }
}

/// What the feed says of `asset`. A feed that fails says nothing: it must not trap what can do
/// without it.
pub fn reading(env: &Env, oracle: &Address, asset: &Address) -> Option<Reading> {
    // `Asset::Stellar`.
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
