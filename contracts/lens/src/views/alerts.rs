//! What a watcher should look at, a set of flags per reserve and for the backstop token. Quiet ones are left out.

use super::if_priced;
use crate::account::{Account, LIQUIDATION};
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::Market;
use lending_core::coverage;
use lending_core::guard::{Quote, Use};
use lending_core::limits::RESERVE_SLOTS;
use lending_core::risk::is_notable;
use lending_core::units::DebtShares;
use pool_terms::reserve::totals;
use soroban_sdk::{Address, Env, Vec};

/// The backstop owes bad debt in the reserve.
const BAD_DEBT: u32 = 1;
/// It is 1% of the reserve's supply or more.
const NOTABLE_BAD_DEBT: u32 = 2;
/// Suppliers lost and have not got all of it back.
const OPEN_LOSS: u32 = 4;
/// Suppliers lost everything.
const KILLED: u32 = 8;
/// The feed is farther from the guard's anchor than liquidations follow at once.
const OUT_OF_BAND: u32 = 16;
/// The backstop's deposits are below the pool's threshold.
const BELOW_THRESHOLD: u32 = 32;
/// The backstop owes bad debt, here and elsewhere, worth more than its deposits.
const UNCOVERED: u32 = 64;
/// No guard, one that is off, or one without an anchor.
const UNGUARDED: u32 = 128;
/// The feed says nothing, nothing positive, or nothing for a day.
const DEAD_FEED: u32 = 256;

pub fn of(env: &Env, pool: &Address) -> Result<Vec<(Address, u32)>, LensError> {
    let mut market = Market::open(env, pool)?;
    let backstop = Backstop::load(&market.read, &market.config.oracle, market.scale)?;
    let positions = market.read.positions(&backstop.address);
    let mut flags = [0u32; RESERVE_SLOTS];
    let list = market.list.clone();
    for ((index, asset), flags) in (0u32..).zip(list.iter()).zip(&mut flags) {
        let bad = DebtShares(positions.liabilities.get(index).unwrap_or(0));
        *flags = reserve_flags(&mut market, index, &asset, bad)?;
    }
    let holder = Account::of(&mut market, &positions)?;
    let below = flag(BELOW_THRESHOLD, is_below(&market, &backstop)?);
    let uncovered = flag(UNCOVERED, is_uncovered(&market, &backstop, &holder)?);
    let mut alerts = Vec::new(env);
    for (asset, own) in list.iter().zip(flags) {
        let flags = own | below | if own & BAD_DEBT != 0 { uncovered } else { 0 };
        push(&mut alerts, asset, flags);
    }
    if !list.contains(&backstop.token) {
        push(&mut alerts, backstop.token, price_flags(&backstop.quote)?);
    }
    Ok(alerts)
}

fn push(alerts: &mut Vec<(Address, u32)>, asset: Address, flags: u32) {
    if flags != 0 {
        alerts.push_back((asset, flags));
    }
}

fn reserve_flags(
    market: &mut Market,
    index: u32,
    asset: &Address,
    bad: DebtShares,
) -> Result<u32, LensError> {
    let reserve = market.read.reserve(asset)?;
    let quote = market.read.quote(&market.config.oracle, asset);
    market.learn(index, &reserve, &quote)?;
    let totals = totals(&reserve.data);
    let owed = totals.debt_rate.to_underlying_up(bad)?;
    Ok(flag(BAD_DEBT, bad > DebtShares::ZERO)
        | flag(NOTABLE_BAD_DEBT, is_notable(owed, totals.total_supply()?))
        | flag(OPEN_LOSS, market.read.loss(asset).open > 0)
        | flag(KILLED, totals.is_killed())
        | price_flags(&quote)?)
}

fn price_flags(quote: &Quote) -> Result<u32, LensError> {
    let guarded = quote.guard.is_some_and(|guard| guard.is_anchored());
    Ok(flag(OUT_OF_BAND, quote.deviation()?.is_some())
        | flag(UNGUARDED, !guarded)
        | flag(DEAD_FEED, quote.spot().is_err()))
}

/// Not said while there is no price to use, unless there are no deposits at all.
fn is_below(market: &Market, backstop: &Backstop) -> Result<bool, LensError> {
    let threshold = market.constants.backstop_threshold;
    let value = backstop.value(Use::Liquidation)?;
    let below = value.is_some_and(|value| !coverage::is_met(value, threshold));
    Ok(backstop.data.tokens <= 0 || below)
}

/// Not said while there is no price to use for what it depends on, unless there are no deposits at all.
fn is_uncovered(market: &Market, backstop: &Backstop, holder: &Account) -> Result<bool, LensError> {
    if backstop.data.tokens <= 0 {
        return Ok(true);
    }
    let owed = if_priced(holder.health(market, LIQUIDATION))?;
    match (owed, backstop.value(Use::Liquidation)?) {
        (Some(owed), Some(value)) => Ok(owed.liability_raw > value),
        _ => Ok(false),
    }
}

fn flag(flag: u32, is_set: bool) -> u32 {
    if is_set {
        flag
    } else {
        0
    }
}
