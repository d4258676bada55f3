//! What a watcher should look at, a set of flags per reserve. Quiet reserves are left out.

use super::if_priced;
use crate::account::Account;
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::Market;
use crate::read::Read;
use lending_core::coverage;
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
// 16 is kept for a price out of its band.
/// The backstop's deposits are below the pool's threshold.
const BELOW_THRESHOLD: u32 = 32;
/// The backstop owes bad debt, here and elsewhere, worth more than its deposits.
const UNCOVERED: u32 = 64;

pub fn of(env: &Env, pool: &Address) -> Result<Vec<(Address, u32)>, LensError> {
    let mut market = Market::open(env, pool)?;
    let backstop = Backstop::load(&market.read, &market.config.oracle, market.scale)?;
    let mut holder = Account::load(&mut market, &backstop.address)?;
    let below = is_below(&market, &backstop)?;
    let uncovered = is_uncovered(&market, &backstop, &holder)?;
    let mut alerts = Vec::new(env);
    for (index, asset) in (0u32..).zip(market.list.iter()) {
        let bad = holder.holding(index)?.debt;
        let flags = reserve_flags(&market.read, &asset, bad)?
            | flag(BELOW_THRESHOLD, below)
            | flag(UNCOVERED, uncovered && bad > DebtShares::ZERO);
        if flags != 0 {
            alerts.push_back((asset, flags));
        }
    }
    Ok(alerts)
}

fn reserve_flags(read: &Read, asset: &Address, bad: DebtShares) -> Result<u32, LensError> {
    let totals = totals(&read.reserve(asset)?.data);
    let owed = totals.debt_rate.to_underlying_up(bad)?;
    Ok(flag(BAD_DEBT, bad > DebtShares::ZERO)
        | flag(NOTABLE_BAD_DEBT, is_notable(owed, totals.total_supply()?))
        | flag(OPEN_LOSS, read.loss(asset).open > 0)
        | flag(KILLED, totals.is_killed()))
}

/// Not said while the feed is dead, unless there are no deposits at all.
fn is_below(market: &Market, backstop: &Backstop) -> Result<bool, LensError> {
    let threshold = market.constants.backstop_threshold;
    let value = backstop.value()?;
    let below = value.is_some_and(|value| !coverage::is_met(value, threshold));
    Ok(backstop.data.tokens <= 0 || below)
}

/// Not said while a feed it depends on is dead, unless there are no deposits at all.
fn is_uncovered(market: &Market, backstop: &Backstop, holder: &Account) -> Result<bool, LensError> {
    if backstop.data.tokens <= 0 {
        return Ok(true);
    }
    match (if_priced(holder.health(market))?, backstop.value()?) {
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
