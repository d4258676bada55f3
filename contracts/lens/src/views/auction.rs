//! What filling a running auction takes and gives.

use super::{if_priced, BAD_DEBT, INTEREST, USER_LIQUIDATION};
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::{Indices, Market};
use crate::pool::Pool;
use crate::types::{AuctionLine, AuctionStatus};
use lending_core::auction::{is_stale, split_bid, split_lot, FillPercent, Progress};
use lending_core::fixed::add;
use lending_core::guard::Use;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use soroban_sdk::{Address, Env, Map, Vec};

/// What the numbers in a side of an auction count.
#[derive(Clone, Copy)]
enum Unit {
    SupplyShares,
    DebtShares,
    Tokens,
    BackstopTokens,
}

impl Unit {
    /// Whether it counts something of a reserve.
    fn is_of_reserves(self) -> bool {
        !matches!(self, Unit::BackstopTokens)
    }
}

/// The units of bid and lot.
fn units(auction_type: u32) -> Result<(Unit, Unit), LensError> {
    match auction_type {
        USER_LIQUIDATION => Ok((Unit::DebtShares, Unit::SupplyShares)),
        BAD_DEBT => Ok((Unit::DebtShares, Unit::BackstopTokens)),
        INTEREST => Ok((Unit::BackstopTokens, Unit::Tokens)),
        _ => Err(LensError::UnknownAuctionType),
    }
}

/// All of what is left of it, now. In the ledger of its creation: as it will start.
pub fn status(
    env: &Env,
    pool: &Address,
    auction_type: u32,
    user: &Address,
) -> Result<AuctionStatus, LensError> {
    let pool = Pool::open(env, pool)?;
    let all = FillPercent::new(100)?;
    of(pool, auction_type, user, all, None)
}

/// `percent` of what is left of it, at `ledger`, at today's rates and prices.
pub fn quote(
    env: &Env,
    pool: &Address,
    auction_type: u32,
    user: &Address,
    percent: u32,
    ledger: u32,
) -> Result<AuctionStatus, LensError> {
    let pool = Pool::open(env, pool)?;
    let by = FillPercent::new(percent.into())?;
    of(pool, auction_type, user, by, Some(ledger))
}

fn of(
    pool: Pool,
    auction_type: u32,
    user: &Address,
    by: FillPercent,
    ledger: Option<u32>,
) -> Result<AuctionStatus, LensError> {
    let env = pool.read.env;
    let (bid_unit, lot_unit) = units(auction_type)?;
    let auction = pool.read.auction(auction_type, user);
    let auction = auction.ok_or(LensError::AuctionNotFound)?;
    let now = ledger.unwrap_or(env.ledger().sequence());
    let elapsed = now.checked_sub(auction.block);
    if elapsed.is_none() && ledger.is_some() {
        return Err(LensError::AuctionNotStarted);
    }
    let at = Progress::at(auction.block, now.max(auction.block))?;
    let bid = moved(&auction.bid, |amount| Ok(split_bid(amount, by, at)?.filled))?;
    let lot = moved(&auction.lot, |amount| Ok(split_lot(amount, by, at)?.filled))?;
    let mut indices = Indices::default();
    for (amounts, unit) in [(&bid, bid_unit), (&lot, lot_unit)] {
        for (asset, _) in amounts.iter().filter(|_| unit.is_of_reserves()) {
            indices.insert(pool.index(&asset)?)?;
        }
    }
    let mut market = Market::of(pool);
    market.meet(indices)?;
    let (bid, bid_value) = side(&market, &bid, bid_unit, true)?;
    let (lot, lot_value) = side(&market, &lot, lot_unit, false)?;
    Ok(AuctionStatus {
        stale: is_stale(auction.block, now),
        auction,
        bid,
        bid_value,
        elapsed,
        lot,
        lot_value,
    })
}

/// What a fill moves. The pool leaves out of it what it does not.
fn moved(
    amounts: &Map<Address, i128>,
    filled: impl Fn(i128) -> Result<i128, LensError>,
) -> Result<Map<Address, i128>, LensError> {
    let mut moved = Map::new(amounts.env());
    for (asset, amount) in amounts.iter() {
        let filled = filled(amount)?;
        if filled != 0 {
            moved.set(asset, filled);
        }
    }
    Ok(moved)
}

fn side(
    market: &Market,
    amounts: &Map<Address, i128>,
    unit: Unit,
    is_bid: bool,
) -> Result<(Vec<AuctionLine>, Option<i128>), LensError> {
    let mut lines = Vec::new(amounts.env());
    let mut total = Some(0);
    for (asset, amount) in amounts.iter() {
        let line = line(market, asset, amount, unit, is_bid)?;
        total = sum(total, line.value)?;
        lines.push_back(line);
    }
    Ok((lines, total))
}

/// `amount` in underlying and value, at the prices that make such an auction: up for what the filler takes over or pays, down for what it gets.
fn line(
    market: &Market,
    asset: Address,
    amount: i128,
    unit: Unit,
    is_bid: bool,
) -> Result<AuctionLine, LensError> {
    let (underlying, value) = match unit {
        Unit::BackstopTokens => (amount, backstop_value(market, amount, is_bid)?),
        Unit::SupplyShares | Unit::DebtShares | Unit::Tokens => {
            let known = market.known(market.pool.index(&asset)?)?;
            let underlying = match unit {
                Unit::SupplyShares => known.supply_rate.to_underlying_down(SupplyShares(amount))?,
                Unit::DebtShares => known.debt_rate.to_underlying_up(DebtShares(amount))?,
                Unit::Tokens | Unit::BackstopTokens => Underlying(amount),
            };
            let usage = match unit {
                Unit::Tokens => Use::Spot,
                _ => Use::Liquidation,
            };
            let value = match if_priced(known.valuation(usage))? {
                Some(by) if is_bid => Some(by.value_up(underlying)?),
                Some(by) => Some(by.value_down(underlying)?),
                None => None,
            };
            (underlying.0, value)
        }
    };
    Ok(AuctionLine {
        amount,
        asset,
        underlying,
        value,
    })
}

fn backstop_value(market: &Market, amount: i128, up: bool) -> Result<Option<i128>, LensError> {
    let backstop = Backstop::load(&market.pool)?;
    // Tokens are bid for interest, at the feed's word, and sold for bad debt.
    let usage = if up { Use::Spot } else { Use::Auction };
    match backstop.price(usage)? {
        Some(price) if up => Ok(Some(price.value_up(Underlying(amount))?)),
        Some(price) => Ok(Some(price.value_down(Underlying(amount))?)),
        None => Ok(None),
    }
}

fn sum(total: Option<i128>, value: Option<i128>) -> Result<Option<i128>, LensError> {
    match (total, value) {
        (Some(total), Some(value)) => Ok(Some(add(total, value)?)),
        _ => Ok(None),
    }
}
