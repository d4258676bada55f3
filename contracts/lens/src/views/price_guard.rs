//! What an asset's feed says, what its guard makes of it for each use, and why.

use crate::errors::LensError;
use crate::read::Read;
use crate::types::{PriceDeviation, PriceGuard, UsedPrice};
use lending_core::guard::{Guard, Quote, Side, Use};
use pool_terms::guard::{guard_data, side_number};
use protocol_api::GuardData;
use soroban_sdk::{Address, Env, Vec};

/// Of any asset with a guard, of a reserve, of the backstop token.
pub fn of(env: &Env, pool: &Address, asset: &Address) -> Result<PriceGuard, LensError> {
    let read = Read::of(env, pool);
    let stored = read.guard(asset);
    if stored.is_none() && !read.list().contains(asset) && *asset != token(&read) {
        return Err(LensError::ReserveNotFound);
    }
    explain(&read, &read.config().oracle, asset.clone(), stored)
}

/// Of every reserve by index, and of the backstop token.
pub fn all(env: &Env, pool: &Address) -> Result<Vec<PriceGuard>, LensError> {
    let read = Read::of(env, pool);
    let oracle = read.config().oracle;
    let (mut assets, token) = (read.list(), token(&read));
    if !assets.contains(&token) {
        assets.push_back(token);
    }
    let mut guards = Vec::new(env);
    for asset in assets {
        let stored = read.guard(&asset);
        guards.push_back(explain(&read, &oracle, asset, stored)?);
    }
    Ok(guards)
}

fn token(read: &Read) -> Address {
    read.backstop_token(&read.backstop())
}

fn explain(
    read: &Read,
    oracle: &Address,
    asset: Address,
    stored: Option<GuardData>,
) -> Result<PriceGuard, LensError> {
    let quote = read.quote_under(oracle, &asset, stored.as_ref());
    let guard = quote.guard.filter(Guard::is_anchored);
    let reach = guard.map(|guard| guard.reach(quote.now)).transpose()?;
    let poked = guard.and_then(|guard| guard.poked(quote.reading, quote.now).ok());
    Ok(PriceGuard {
        asset,
        auction: used(&quote, Use::Auction)?,
        collateral: used(&quote, Use::Collateral)?,
        debt: used(&quote, Use::Debt)?,
        deviation: deviation(&quote)?,
        feed: quote.reading.map(|reading| reading.price),
        feed_time: quote.reading.map(|reading| reading.time),
        guard: stored.unwrap_or(guard_data(&Guard::off())),
        highest: reach.map(|(_, highest)| highest),
        insurance: used(&quote, Use::Insurance)?,
        liquidation: used(&quote, Use::Liquidation)?,
        lowest: reach.map(|(lowest, _)| lowest),
        owed: used(&quote, Use::Owed)?,
        poke: poked.map(|guard| guard.anchor),
        seized: used(&quote, Use::Seized)?,
        spot: used(&quote, Use::Spot)?,
    })
}

fn used(quote: &Quote, usage: Use) -> Result<UsedPrice, LensError> {
    let (price, reason) = quote.explained(usage)?;
    Ok(UsedPrice {
        price,
        reason: reason.to_u32(),
    })
}

fn deviation(quote: &Quote) -> Result<PriceDeviation, LensError> {
    let found = quote.deviation()?;
    let side = found.map_or(Side::Within, |it| it.side);
    Ok(PriceDeviation {
        confirmed: found.is_some_and(|it| it.confirmed),
        confirms_at: found.map_or(0, |it| it.confirms_at),
        rounds: found.map_or(0, |it| it.rounds),
        side: side_number(side),
        since: found.map_or(0, |it| it.since),
    })
}
