//! Which percents the pool would accept for a liquidation auction of the chosen positions, by asking the
//! rule the pool asks.

use super::USER_LIQUIDATION;
use crate::account::{Account, LIQUIDATION};
use crate::errors::LensError;
use crate::market::Market;
use crate::pool::Pool;
use crate::question::Question;
use lending_core::auction::liquidation::{Range, Size};
use lending_core::limits::MAX_AUCTION_WIDTH;
use lending_core::units::{DebtShares, SupplyShares};
use lending_core::LendingError;
use soroban_sdk::{Address, Env, Map, Vec};

pub fn of(
    env: &Env,
    pool: &Address,
    user: &Address,
    bid: &Vec<Address>,
    lot: &Vec<Address>,
) -> Result<(u32, u32, bool), LensError> {
    let mut also = Question::new(env);
    also.positions(user);
    let (pool, mut answers) = Pool::open_with(env, pool, &also)?;
    let mut account = Account::of(&answers.positions()?)?;
    let mut selected = Account::EMPTY;
    if bid.is_empty() && lot.is_empty() {
        select_all(&account, &mut selected)?;
    } else {
        select(&mut account, &mut selected, &pool, bid, lot)?;
    }
    require_width(&selected)?;
    let range = if is_possible(&pool, user) {
        find(pool, &account, &selected)?
    } else {
        Range::NONE
    };
    Ok((range.min, range.max, range.full))
}

fn find(pool: Pool, account: &Account, selected: &Account) -> Result<Range, LensError> {
    let (debts, collaterals) = count(selected);
    if debts == 0 || collaterals == 0 {
        return Ok(Range::NONE);
    }
    let mut market = Market::of(pool);
    market.meet(account.indices()?)?;
    let health = account.health(&market, LIQUIDATION)?;
    let chosen = selected.health(&market, LIQUIDATION)?;
    let after = |size: &Size| {
        // No price is missing any more: what can still fail is the arithmetic.
        let left = account.health_without(selected, size, &market);
        left.map_err(|_| LendingError::Overflow)
    };
    Ok(Range::find(&health, &chosen, market.pool.scale, after))
}

/// Whether the state allows an auction of the account at all.
fn is_possible(pool: &Pool, user: &Address) -> bool {
    user != pool.read.pool
        && *user != pool.backstop
        && pool.read.auction(USER_LIQUIDATION, user).is_none()
}

/// All debts and all collateral.
fn select_all(account: &Account, selected: &mut Account) -> Result<(), LensError> {
    for (index, held) in account.holdings() {
        *selected.holding(index)? = *held;
    }
    Ok(())
}

fn select(
    account: &mut Account,
    selected: &mut Account,
    pool: &Pool,
    bid: &Vec<Address>,
    lot: &Vec<Address>,
) -> Result<(), LensError> {
    require_distinct(bid)?;
    require_distinct(lot)?;
    for asset in bid {
        let index = pool.index(&asset)?;
        let debt = account.holding(index)?.debt;
        if debt <= DebtShares::ZERO {
            return Err(LensError::InvalidBid);
        }
        selected.holding(index)?.debt = debt;
    }
    for asset in lot {
        let index = pool.index(&asset)?;
        let collateral = account.holding(index)?.collateral;
        if collateral <= SupplyShares::ZERO {
            return Err(LensError::InvalidLot);
        }
        selected.holding(index)?.collateral = collateral;
    }
    if bid.is_empty() {
        return Err(LensError::InvalidBid);
    }
    if lot.is_empty() {
        return Err(LensError::InvalidLot);
    }
    Ok(())
}

/// Debts and collaterals.
fn count(selected: &Account) -> (u32, u32) {
    let (mut debts, mut collaterals) = (0u32, 0u32);
    for (_, held) in selected.holdings() {
        debts = debts.saturating_add(u32::from(held.debt > DebtShares::ZERO));
        collaterals = collaterals.saturating_add(u32::from(held.collateral > SupplyShares::ZERO));
    }
    (debts, collaterals)
}

fn require_width(selected: &Account) -> Result<(), LensError> {
    let (debts, collaterals) = count(selected);
    if debts.saturating_add(collaterals) > MAX_AUCTION_WIDTH {
        return Err(LensError::MaxPositionsExceeded);
    }
    Ok(())
}

fn require_distinct(list: &Vec<Address>) -> Result<(), LensError> {
    let mut seen: Map<Address, ()> = Map::new(list.env());
    for asset in list {
        seen.set(asset, ());
    }
    if seen.len() == list.len() {
        Ok(())
    } else {
        Err(LensError::DuplicateAsset)
    }
}
