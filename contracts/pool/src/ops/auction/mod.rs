//! Auctions, once for all kinds: create, fill, delete. What a kind sells and what its fill moves
//! stands in the kind's own file.

mod bad_debt;
mod interest;
mod liquidation;

use crate::encoded::encoded;
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{DeleteAuction, FillAuction, NewAuction};
use crate::items::keys;
use crate::state::{Account, Backstop, Session};
use crate::storage;
use crate::types::AuctionData;
use lending_core::auction::{self, FillPercent, Progress};
use lending_core::limits::MAX_AUCTION_WIDTH;
use soroban_sdk::{vec, Address, Env, Map, Vec};

/// The numbers are Blend v2's.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum AuctionKind {
    UserLiquidation,
    BadDebt,
    Interest,
}

impl AuctionKind {
    pub fn parse(auction_type: u32) -> Result<Self, Refusal> {
        match auction_type {
            0 => Ok(AuctionKind::UserLiquidation),
            1 => Ok(AuctionKind::BadDebt),
            2 => Ok(AuctionKind::Interest),
            _ => refuse(PoolError::BadRequest),
        }
    }

    pub fn to_u32(self) -> u32 {
        match self {
            AuctionKind::UserLiquidation => 0,
            AuctionKind::BadDebt => 1,
            AuctionKind::Interest => 2,
        }
    }
}

/// An auction as its creator asks for it.
pub struct Proposal<'a> {
    pub user: &'a Address,
    pub bid: &'a Vec<Address>,
    pub lot: &'a Vec<Address>,
    pub percent: u32,
}

impl Proposal<'_> {
    /// Refuses a list that names an asset twice, or holds something that is no address.
    fn require_distinct(list: &Vec<Address>) -> Result<(), Refusal> {
        let mut seen: Map<Address, ()> = Map::new(list.env());
        for asset in list.try_iter() {
            seen.set(asset.map_err(|_| PoolError::BadRequest)?, ());
        }
        if seen.len() == list.len() {
            Ok(())
        } else {
            refuse(PoolError::BadRequest)
        }
    }

    /// `max_positions` is no bound here: it may be lowered while accounts hold more.
    fn require_width(&self) -> Result<(), Refusal> {
        if self.bid.len().saturating_add(self.lot.len()) > MAX_AUCTION_WIDTH {
            return refuse(PoolError::MaxPositionsExceeded);
        }
        Ok(())
    }
}

/// Builds and stores an auction that starts in the next ledger. Accrual stays in memory.
pub fn create(env: &Env, kind: AuctionKind, asked: &Proposal) -> Result<AuctionData, Refusal> {
    Proposal::require_distinct(asked.bid)?;
    Proposal::require_distinct(asked.lot)?;
    let mut session = Session::open(env)?;
    let backstop = Backstop::of(env)?;
    let (bid, lot) = match kind {
        AuctionKind::UserLiquidation => liquidation::quote(&mut session, &backstop, asked)?,
        AuctionKind::BadDebt => bad_debt::quote(&mut session, &backstop, asked)?,
        AuctionKind::Interest => interest::quote(&mut session, &backstop, asked)?,
    };
    let block = env
        .ledger()
        .sequence()
        .checked_add(1)
        .ok_or(PoolError::Overflow)?;
    let auction = AuctionData { bid, block, lot };
    storage::auctions::set(env, kind.to_u32(), asked.user, &auction);
    NewAuction {
        auction_type: kind.to_u32(),
        user: asked.user.clone(),
        percent: asked.percent,
        auction: encoded(env, auction.clone()),
    }
    .publish(env);
    Ok(auction)
}

/// All debts of `user` against all collateral.
pub fn create_user_liquidations(
    env: &Env,
    user: &Address,
    percent: u32,
) -> Result<AuctionData, Refusal> {
    let positions = storage::positions::get(env, user);
    let bid = assets(env, &positions.liabilities)?;
    let lot = assets(env, &positions.collateral)?;
    let asked = Proposal {
        user,
        bid: &bid,
        lot: &lot,
        percent,
    };
    create(env, AuctionKind::UserLiquidation, &asked)
}

/// All debts of the backstop against its token.
pub fn create_bad_debt_auction(env: &Env) -> Result<AuctionData, Refusal> {
    let backstop = Backstop::of(env)?;
    let positions = storage::positions::get(env, &backstop.address);
    let bid = assets(env, &positions.liabilities)?;
    let lot = vec![env, backstop.token()];
    let asked = Proposal {
        user: &backstop.address,
        bid: &bid,
        lot: &lot,
        percent: 100,
    };
    create(env, AuctionKind::BadDebt, &asked)
}

/// The backstop's interest in `lot` against its token.
pub fn create_interest_auction(env: &Env, lot: &Vec<Address>) -> Result<AuctionData, Refusal> {
    let backstop = Backstop::of(env)?;
    let bid = vec![env, backstop.token()];
    let asked = Proposal {
        user: &backstop.address,
        bid: &bid,
        lot,
        percent: 100,
    };
    create(env, AuctionKind::Interest, &asked)
}

/// The assets of all reserves in which there is a balance, by index.
fn assets(env: &Env, balances: &Map<u32, i128>) -> Result<Vec<Address>, Refusal> {
    let list = storage::reserves::list(env);
    let mut assets = Vec::new(env);
    for index in keys(balances) {
        assets.push_back(list.get(index).ok_or(PoolError::InternalReserveNotFound)?);
    }
    Ok(assets)
}

/// Takes `percent` of the auction of `user` over to `filler`, as far as the auction has come.
#[inline(never)]
pub fn fill(
    session: &mut Session,
    filler: &mut Account,
    kind: AuctionKind,
    user: &Address,
    percent: i128,
) -> Result<(), Refusal> {
    let env = session.env;
    if *user == filler.address {
        return refuse(PoolError::InvalidLiquidation);
    }
    let auction = storage::auctions::get(env, kind.to_u32(), user);
    let (mut filled, left) = split(env, &auction.ok_or(PoolError::AuctionNotFound)?, percent)?;
    let last = left.bid.is_empty() && left.lot.is_empty();
    let backstop = Backstop::of(env)?;
    if filler.address == backstop.address {
        return refuse(PoolError::BadRequest);
    }
    match kind {
        AuctionKind::UserLiquidation => {
            liquidation::fill(session, &backstop, filler, user, &filled, last)?
        }
        AuctionKind::BadDebt => bad_debt::fill(session, &backstop, filler, &mut filled, last)?,
        AuctionKind::Interest => interest::fill(session, &backstop, filler, &filled)?,
    }
    if last {
        storage::auctions::remove(env, kind.to_u32(), user);
    } else {
        storage::auctions::set(env, kind.to_u32(), user, &left);
    }
    let (user, filler) = (user.clone(), filler.address.clone());
    FillAuction {
        auction_type: kind.to_u32(),
        user,
        filler,
        percent,
        filled: encoded(env, filled),
    }
    .publish(env);
    Ok(())
}

/// What a fill takes of the auction, and what it leaves. Both keep the auction's start.
fn split(
    env: &Env,
    auction: &AuctionData,
    percent: i128,
) -> Result<(AuctionData, AuctionData), Refusal> {
    let by = FillPercent::new(percent)?;
    let at = Progress::at(auction.block, env.ledger().sequence())?;
    let part = |entries: &Map<Address, i128>, is_bid: bool| {
        let (mut filled, mut left) = (Map::new(env), Map::new(env));
        for asset in keys(entries) {
            let amount = amount(entries, &asset);
            let split = if is_bid {
                auction::split_bid(amount, by, at)?
            } else {
                auction::split_lot(amount, by, at)?
            };
            set_if_any(&mut left, &asset, split.remaining);
            set_if_any(&mut filled, &asset, split.filled);
        }
        Ok::<_, Refusal>((filled, left))
    };
    let (bid, bid_left) = part(&auction.bid, true)?;
    let (lot, lot_left) = part(&auction.lot, false)?;
    let block = auction.block;
    Ok((
        AuctionData { bid, block, lot },
        AuctionData {
            bid: bid_left,
            block,
            lot: lot_left,
        },
    ))
}

/// What an auction's `entries` say of `asset`, one of their keys.
fn amount(entries: &Map<Address, i128>, asset: &Address) -> i128 {
    entries.get_unchecked(asset.clone())
}

fn set_if_any(entries: &mut Map<Address, i128>, asset: &Address, amount: i128) {
    if amount != 0 {
        entries.set(asset.clone(), amount);
    }
}

/// Deletes an auction nobody finished within 500 ledgers of its start.
pub fn delete_stale(env: &Env, auction_type: u32, user: &Address) -> Result<(), Refusal> {
    let auction = storage::auctions::get(env, auction_type, user).ok_or(PoolError::BadRequest)?;
    if !auction::is_stale(auction.block, env.ledger().sequence()) {
        return refuse(PoolError::BadRequest);
    }
    storage::auctions::remove(env, auction_type, user);
    DeleteAuction {
        auction_type,
        user: user.clone(),
    }
    .publish(env);
    Ok(())
}

/// What bad-debt and interest auctions have in common.
fn require_backstop_auction(
    session: &Session,
    backstop: &Backstop,
    asked: &Proposal,
    kind: AuctionKind,
) -> Result<(), Refusal> {
    if *asked.user != backstop.address || asked.percent != 100 {
        return refuse(PoolError::BadRequest);
    }
    if storage::auctions::exists(session.env, kind.to_u32(), asked.user) {
        return refuse(PoolError::AuctionInProgress);
    }
    asked.require_width()
}

/// Whether `list` names exactly one asset: `asset`.
fn is_only(list: &Vec<Address>, asset: &Address) -> bool {
    list.len() == 1 && list.first().as_ref() == Some(asset)
}
