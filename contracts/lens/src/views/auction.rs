//! What filling a running auction takes and gives.

use super::{if_priced, BAD_DEBT, INTEREST, USER_LIQUIDATION};
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::Market;
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
    let market = Market::open(env, pool)?;
    let all = FillPercent::new(100)?;
    of(market, auction_type, user, all, None)
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
    let market = Market::open(env, pool)?;
    let by = FillPercent::new(percent.into())?;
    of(market, auction_type, user, by, Some(ledger))
}

fn of(
    mut market: Market,
    auction_type: u32,
    user: &Address,
    by: FillPercent,
    ledger: Option<u32>,
) -> Result<AuctionStatus, LensError> {
    let env = market.read.env;
    let (bid_unit, lot_unit) = units(auction_type)?;
    let auction = market.read.auction(auction_type, user);
    let auction = auction.ok_or(LensError::AuctionNotFound)?;
    let now = ledger.unwrap_or(env.ledger().sequence());
    let elapsed = now.checked_sub(auction.block);
    if elapsed.is_none() && ledger.is_some() {
        return Err(LensError::AuctionNotStarted);
    }
    let at = Progress::at(auction.block, now.max(auction.block))?;
    let mut side = |entries: &Map<Address, i128>, is_bid: bool, unit: Unit| {
        let mut lines = Vec::new(env);
        let mut total = Some(0);
        for (asset, amount) in entries.iter() {
            let split = if is_bid { split_bid } else { split_lot };
            let filled = split(amount, by, at)?.filled;
            // The pool leaves out of a fill what it does not move.
            if filled != 0 {
                let line = line(&mut market, asset, filled, unit, is_bid)?;
                total = sum(total, line.value)?;
                lines.push_back(line);
            }
        }
        Ok::<_, LensError>((lines, total))
    };
    let (bid, bid_value) = side(&auction.bid, true, bid_unit)?;
    let (lot, lot_value) = side(&auction.lot, false, lot_unit)?;
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

/// `amount` in underlying and value, at the prices that make such an auction: up for what the filler takes over or pays, down for what it gets.
fn line(
    market: &mut Market,
    asset: Address,
    amount: i128,
    unit: Unit,
    is_bid: bool,
) -> Result<AuctionLine, LensError> {
    let (underlying, value) = match unit {
        Unit::BackstopTokens => (amount, backstop_value(market, amount, is_bid)?),
        Unit::SupplyShares | Unit::DebtShares | Unit::Tokens => {
            let index = market.index(&asset)?;
            let known = market.meet(index)?;
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
    let backstop = Backstop::load(&market.read, &market.config.oracle, market.scale)?;
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
