//! What a watcher should look at, a set of flags per reserve and for the backstop token. Quiet ones are left out.

use super::{if_priced, places};
use crate::account::{Account, LIQUIDATION};
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::Market;
use crate::pool::Pool;
use crate::question::{Answers, Question};
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
    part(env, pool, 0, u32::MAX)
}

/// Looks at `count` places from `first` on: the reserves by index, then the backstop token unless it is one.
pub fn part(
    env: &Env,
    pool: &Address,
    first: u32,
    count: u32,
) -> Result<Vec<(Address, u32)>, LensError> {
    let pool = Pool::open(env, pool)?;
    let backstop = Backstop::load(&pool)?;
    let list = pool.list.clone();
    let reserves = places(list.len(), first, count);
    let mut question = Question::new(env);
    for index in reserves.clone() {
        let asset = pool.asset(index)?;
        question.reserve(&asset);
        question.guard(&asset);
        question.loss(index);
    }
    let mut answers = question.ask(&pool.read);
    let mut market = Market::of(pool);
    let mut flags = [0u32; RESERVE_SLOTS];
    for (index, flags) in reserves.clone().zip(&mut flags) {
        let bad = backstop.positions.liabilities.get(index).unwrap_or(0);
        *flags = reserve_flags(&mut market, index, DebtShares(bad), &mut answers)?;
    }
    let below = flag(BELOW_THRESHOLD, is_below(&market, &backstop)?);
    let owes = flags.iter().any(|own| own & BAD_DEBT != 0);
    let uncovered = flag(UNCOVERED, owes && is_uncovered(&mut market, &backstop)?);
    let mut alerts = Vec::new(env);
    for (index, own) in reserves.zip(flags) {
        let flags = own | below | if own & BAD_DEBT != 0 { uncovered } else { 0 };
        push(&mut alerts, market.pool.asset(index)?, flags);
    }
    let after_all = list.len();
    let asks_token = places(after_all.saturating_add(1), first, count).contains(&after_all);
    if asks_token && !list.contains(&backstop.token) {
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
    bad: DebtShares,
    answers: &mut Answers,
) -> Result<u32, LensError> {
    let asset = market.pool.asset(index)?;
    let reserve = market.pool.reserve(asset.clone(), answers)?;
    let quote = market.pool.quote(&asset, answers.guard()?.as_ref());
    let loss = answers.loss()?;
    market.learn(index, &reserve, &quote)?;
    let totals = totals(&reserve.data);
    let owed = totals.debt_rate.to_underlying_up(bad)?;
    Ok(flag(BAD_DEBT, bad > DebtShares::ZERO)
        | flag(NOTABLE_BAD_DEBT, is_notable(owed, totals.total_supply()?))
        | flag(OPEN_LOSS, loss.open > 0)
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
    let threshold = market.pool.constants.backstop_threshold;
    let value = backstop.value(Use::Liquidation)?;
    let below = value.is_some_and(|value| !coverage::is_met(value, threshold));
    Ok(backstop.data.tokens <= 0 || below)
}

/// Not said while there is no price to use for what it depends on, unless there are no deposits at all.
/// What it owes outside of the part counts as well.
fn is_uncovered(market: &mut Market, backstop: &Backstop) -> Result<bool, LensError> {
    if backstop.data.tokens <= 0 {
        return Ok(true);
    }
    let holder = Account::of(&backstop.positions)?;
    market.meet(holder.indices()?)?;
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
