//! The auctions that run, and what they offer right now.
//!
//! An account here has at most one collateral and one debt (the mainnet pool allows two positions),
//! so every auction has one asset on each side.

use super::reserve::Reserve;
use crate::calc::Calc;
use crate::cast::Who;
use crate::coin::Coin;
use crate::world::World;
use anyhow::{Context, Result};
use lending_core::auction::Progress;
use pool::AuctionData;
use serde::Serialize;
use show::text::as_text;
use soroban_sdk::{Address, Map};
use std::fmt;

#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Liquidation(Who),
    BadDebt,
    Interest,
}

impl fmt::Display for Kind {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Kind::Liquidation(who) => write!(to, "{who}"),
            Kind::BadDebt => to.write_str("bad debt"),
            Kind::Interest => to.write_str("interest"),
        }
    }
}

/// Amounts in tokens (raw), values in US dollars (14 decimals).
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Side {
    pub coin: Coin,
    #[serde(serialize_with = "as_text")]
    pub amount: i128,
    #[serde(serialize_with = "as_text")]
    pub value: i128,
    /// Part of it that changes hands now, 7 decimals.
    #[serde(serialize_with = "as_text")]
    pub part_now: i128,
}

impl Side {
    pub fn value_now(&self) -> i128 {
        self.value * self.part_now / 10_i128.pow(crate::format::FACTOR_DECIMALS)
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Auction {
    pub kind: Kind,
    pub start: u32,
    pub elapsed: u32,
    /// What a filler gets.
    pub lot: Side,
    /// What a filler takes over or pays.
    pub bid: Side,
}

impl Auction {
    pub fn read(world: &World, reserves: &[Reserve], kind: Kind) -> Result<Option<Self>> {
        let (number, user) = match kind {
            Kind::Liquidation(who) => (0, world.address(who)),
            Kind::BadDebt => (1, &world.backstop.address),
            Kind::Interest => (2, &world.backstop.address),
        };
        match world.pool.try_get_auction(&number, user) {
            Ok(Ok(data)) => Self::of(world, reserves, kind, &data).map(Some),
            _ => Ok(None),
        }
    }

    fn of(world: &World, reserves: &[Reserve], kind: Kind, data: &AuctionData) -> Result<Self> {
        let now = world.ledger();
        // It starts in the ledger after its creation.
        let at = Progress::at(data.block, now.max(data.block)).calc()?;
        let (lot_coin, lot) = only(world, &data.lot)?;
        let (bid_coin, bid) = only(world, &data.bid)?;
        let lot = match kind {
            Kind::Liquidation(_) => reserves[lot_coin.index()].supply_of(lot)?,
            Kind::BadDebt | Kind::Interest => lot,
        };
        let bid = match kind {
            Kind::Liquidation(_) | Kind::BadDebt => reserves[bid_coin.index()].debt_of(bid)?,
            Kind::Interest => bid,
        };
        let side = |coin, amount, part_now| Side {
            coin,
            amount,
            value: world.prices().value(coin, amount),
            part_now,
        };
        Ok(Auction {
            kind,
            start: data.block,
            elapsed: now.saturating_sub(data.block),
            lot: side(lot_coin, lot, at.lot),
            bid: side(bid_coin, bid, at.bid),
        })
    }

    /// The first ledger since the start at which a filler gains at least `margin` (7 decimals) on
    /// what it takes over.
    pub fn worth_it_after(&self, margin: i128) -> Result<u32> {
        let one = 10_i128.pow(crate::format::FACTOR_DECIMALS);
        for elapsed in 0..=400 {
            let at = Progress::at(0, elapsed).calc()?;
            let (lot, bid) = (self.lot.value * at.lot, self.bid.value * at.bid);
            if lot >= bid / one * (one + margin) {
                return Ok(elapsed);
            }
        }
        Ok(400)
    }
}

fn only(world: &World, entries: &Map<Address, i128>) -> Result<(Coin, i128)> {
    let (token, amount) = entries.iter().next().context("an auction of nothing")?;
    let coin = world.coin(&token).context("an auction of a stranger")?;
    Ok((coin, amount))
}

/// Every auction that runs.
pub fn read_all(world: &World, reserves: &[Reserve]) -> Result<Vec<Auction>> {
    let accounts = world.cast.iter().filter(|who| who.uses_pool());
    let kinds = accounts
        .map(|who| Kind::Liquidation(*who))
        .chain([Kind::BadDebt, Kind::Interest]);
    let mut all = Vec::new();
    for kind in kinds {
        all.extend(Auction::read(world, reserves, kind)?);
    }
    Ok(all)
}
