//! The only SEP-40 client. A price is fetched and judged once per asset and call.

use crate::errors::PoolError;
use lending_core::price;
use sep_40_oracle::{Asset, PriceFeedClient};
use soroban_sdk::{Address, Env};

/// The feed's decimals. They are read at construction and kept from then on.
pub fn decimals(env: &Env, oracle: &Address) -> Result<u32, PoolError> {
    match PriceFeedClient::new(env, oracle).try_decimals() {
        Ok(Ok(decimals)) => Ok(decimals),
        _ => Err(PoolError::OracleUnavailable),
    }
}

/// Base per token of `asset`, in the oracle's decimals, if it can be used now.
pub fn price(env: &Env, oracle: &Address, asset: &Address) -> Result<i128, PoolError> {
    let asset = Asset::Stellar(asset.clone());
    let quote = PriceFeedClient::new(env, oracle)
        .lastprice(&asset)
        .ok_or(PoolError::PriceUnavailable)?;
    Ok(price::usable(
        quote.price,
        quote.timestamp,
        env.ledger().timestamp(),
    )?)
}
