//! What an asset's feed says, what its guard makes of it for each use, and why.

use super::places;
use crate::errors::LensError;
use crate::pool::Pool;
use crate::question::Question;
use crate::types::{PriceDeviation, PriceGuard, UsedPrice};
use lending_core::guard::{Guard, Quote, Side, Use};
use pool_terms::guard::{guard_data, side_number};
use protocol_api::GuardData;
use soroban_sdk::{Address, Env, Vec};

/// Of any asset with a guard, of a reserve, of the backstop token.
pub fn of(env: &Env, pool: &Address, asset: &Address) -> Result<PriceGuard, LensError> {
    let mut also = Question::new(env);
    also.guard(asset);
    let (pool, mut answers) = Pool::open_with(env, pool, &also)?;
    let stored = answers.guard()?;
    if stored.is_none() && !pool.list.contains(asset) && *asset != token(&pool) {
        return Err(LensError::ReserveNotFound);
    }
    explain(&pool, asset.clone(), stored)
}

/// Of every reserve by index, and of the backstop token.
pub fn all(env: &Env, pool: &Address) -> Result<Vec<PriceGuard>, LensError> {
    part(env, pool, 0, u32::MAX)
}

/// Of at most `count` of them, from the one at `first`.
pub fn part(
    env: &Env,
    pool: &Address,
    first: u32,
    count: u32,
) -> Result<Vec<PriceGuard>, LensError> {
    let pool = Pool::open(env, pool)?;
    let (mut assets, token) = (pool.list.clone(), token(&pool));
    if !assets.contains(&token) {
        assets.push_back(token);
    }
    let assets = assets.slice(places(assets.len(), first, count));
    let mut question = Question::new(env);
    for asset in assets.iter() {
        question.guard(&asset);
    }
    let mut answers = question.ask(&pool.read);
    let mut guards = Vec::new(env);
    for asset in assets {
        guards.push_back(explain(&pool, asset, answers.guard()?)?);
    }
    Ok(guards)
}

fn token(pool: &Pool) -> Address {
    pool.read.backstop_token(&pool.backstop)
}

fn explain(
    pool: &Pool,
    asset: Address,
    stored: Option<GuardData>,
) -> Result<PriceGuard, LensError> {
    let quote = pool.quote(&asset, stored.as_ref());
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
