//! An account's collateral against its debt.

use super::{amount, AuctionKind, Proposal};
use crate::errors::{refuse, PoolError, Refusal};
use crate::items::{items, keys};
use crate::ops::bad_debt;
use crate::state::account::LIQUIDATION;
use crate::state::{loss, Account, Backstop, Session, Side};
use crate::storage;
use crate::types::{AuctionData, Positions};
use lending_core::auction::liquidation::{part_up, Size};
use lending_core::units::{DebtShares, SupplyShares};
use lending_core::LendingError;
use soroban_sdk::{Address, Env, Map, Vec};

type Entries = Map<Address, i128>;

/// Bid (dTokens) and lot (bTokens) of a liquidation of `asked.percent` of the chosen positions.
pub fn quote(
    session: &mut Session,
    backstop: &Backstop,
    asked: &Proposal,
) -> Result<(Entries, Entries), Refusal> {
    require_possible(session, backstop, asked)?;
    let account = Account::load(session.env, asked.user);
    let health = account.health(session, LIQUIDATION)?;
    if !health.is_liquidatable() {
        return refuse(PoolError::InvalidLiquidation);
    }
    let scale = session.scale()?;
    let selected = select(session, &account, asked)?;
    let size = Size::of(
        &health,
        &selected.health(session, LIQUIDATION)?,
        asked.percent,
        scale,
    )?;

    let sized = scaled(session.env, &selected, &size, scale)?;
    let mut after = Account {
        address: account.address,
        positions: account.positions,
    };
    take(&mut after, &sized)?;
    let whole = size.judge(&health, &after.health(session, LIQUIDATION)?, scale)?;
    let offered = if whole { selected.positions } else { sized };
    Ok((
        by_asset(session, asked.bid, &offered.liabilities)?,
        by_asset(session, asked.lot, &offered.collateral)?,
    ))
}

fn require_possible(
    session: &Session,
    backstop: &Backstop,
    asked: &Proposal,
) -> Result<(), Refusal> {
    let env = session.env;
    if *asked.user == env.current_contract_address() || *asked.user == backstop.address {
        return refuse(PoolError::InvalidLiquidation);
    }
    if storage::auctions::exists(env, AuctionKind::UserLiquidation.to_u32(), asked.user) {
        return refuse(PoolError::AuctionInProgress);
    }
    if asked.percent == 0 || asked.percent > 100 {
        return refuse(PoolError::InvalidLiquidation);
    }
    asked.require_width()
}

/// The chosen positions in full, as an account of their own.
fn select(session: &mut Session, account: &Account, asked: &Proposal) -> Result<Account, Refusal> {
    let env = session.env;
    let positions = Positions {
        collateral: Map::new(env),
        liabilities: Map::new(env),
        supply: Map::new(env),
    };
    let mut selected = Account {
        address: account.address.clone(),
        positions,
    };
    for asset in items(asked.bid) {
        let index = session.load(&asset)?;
        let debt = account.debt(index);
        if debt <= DebtShares::ZERO {
            return refuse(PoolError::InvalidBid);
        }
        selected.add_debt(index, debt)?;
    }
    if asked.bid.is_empty() {
        return refuse(PoolError::InvalidBid);
    }
    for asset in items(asked.lot) {
        let index = session.load(&asset)?;
        let collateral = account.collateral(index);
        if collateral <= SupplyShares::ZERO {
            return refuse(PoolError::InvalidLot);
        }
        selected.add_shares(Side::Collateral, index, collateral)?;
    }
    if asked.lot.is_empty() {
        return refuse(PoolError::InvalidLot);
    }
    Ok(selected)
}

/// The sized part of every selected position, rounded up.
fn scaled(env: &Env, selected: &Account, size: &Size, scale: i128) -> Result<Positions, Refusal> {
    let part = |balances: &Map<u32, i128>, share: i128| {
        let mut parts = Map::new(env);
        for index in keys(balances) {
            let balance = balances.get_unchecked(index);
            parts.set(index, part_up(balance, share, scale)?);
        }
        Ok::<_, Refusal>(parts)
    };
    Ok(Positions {
        collateral: part(&selected.positions.collateral, size.lot_share)?,
        liabilities: part(&selected.positions.liabilities, size.bid_share)?,
        supply: Map::new(env),
    })
}

fn take(account: &mut Account, parts: &Positions) -> Result<(), Refusal> {
    for index in keys(&parts.collateral) {
        let shares = SupplyShares(parts.collateral.get_unchecked(index));
        account.take_shares(Side::Collateral, index, shares)?;
    }
    for index in keys(&parts.liabilities) {
        let shares = DebtShares(parts.liabilities.get_unchecked(index));
        account.take_debt(index, shares)?;
    }
    Ok(())
}

fn by_asset(
    session: &mut Session,
    assets: &Vec<Address>,
    balances: &Map<u32, i128>,
) -> Result<Entries, Refusal> {
    let mut entries = Map::new(session.env);
    for asset in items(assets) {
        let index = session.load(&asset)?;
        let amount = balances
            .get(index)
            .ok_or(PoolError::InternalReserveNotFound)?;
        entries.set(asset, amount);
    }
    Ok(entries)
}

/// Moves the filled collateral and debt from `user` to `filler`. After the `last` fill, debt that
/// has no collateral of any worth left goes to the backstop.
pub fn fill(
    session: &mut Session,
    backstop: &Backstop,
    filler: &mut Account,
    user: &Address,
    filled: &AuctionData,
    last: bool,
) -> Result<(), Refusal> {
    let mut user = Account::load(session.env, user);
    for asset in keys(&filled.lot) {
        let index = session.load_to_change(&asset)?.config.index;
        let shares = SupplyShares(amount(&filled.lot, &asset));
        loss::take_shares(session.env, &mut user, Side::Collateral, index, shares)?;
        loss::add_shares(session.env, filler, Side::Collateral, index, shares)?;
    }
    for asset in keys(&filled.bid) {
        let index = session.load_to_change(&asset)?.config.index;
        let shares = DebtShares(amount(&filled.bid, &asset));
        user.take_debt(index, shares)?;
        filler.add_debt(index, shares)?;
    }
    if last {
        match bad_debt::hand_over(session, backstop, &mut user)? {
            // A dead feed must not hold up the fill: `bad_debt` can hand over when it is back.
            Ok(_) | Err(LendingError::PriceUnavailable | LendingError::InvalidPrice) => {}
            Err(error) => Err(error)?,
        }
    }
    user.store(session.env);
    Ok(())
}
