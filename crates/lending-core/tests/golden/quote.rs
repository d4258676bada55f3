//! A liquidation's offer, put together from the pure code as the pool does it.

use crate::market::{health, Balances, Market};
use lending_core::auction::liquidation::{part_up, Size};
use lending_core::LendingError::{self, InvalidLiquidation};

pub struct Row {
    pub markets: Vec<Market>,
    /// One unit of the oracle's base.
    pub scale: i128,
    pub collateral: Balances<'static>,
    pub debts: Balances<'static>,
    /// Reserves whose debt is offered.
    pub bid: &'static [usize],
    /// Reserves whose collateral is offered.
    pub lot: &'static [usize],
    pub percent: u32,
    /// What the vector says the collateral's offered part is, in the oracle's decimals.
    pub lot_share: Option<i128>,
    /// What the vector says the account's health factor would be.
    pub health_after: Option<i128>,
    pub outcome: Outcome,
}

pub type Outcome = Result<(&'static [i128], &'static [i128]), LendingError>;

/// `all` cut down to the reserves in `chosen`.
fn select(all: Balances, chosen: &[usize]) -> Vec<(usize, i128)> {
    let is_chosen = |(index, _): &&(usize, i128)| chosen.contains(index);
    all.iter().filter(is_chosen).copied().collect()
}

fn parts(of: Balances, share: i128, scale: i128) -> Vec<(usize, i128)> {
    let part = |shares: &i128| part_up(*shares, share, scale).unwrap();
    of.iter()
        .map(|(index, shares)| (*index, part(shares)))
        .collect()
}

fn without(all: Balances, parts: Balances) -> Vec<(usize, i128)> {
    let taken = |index: &usize| parts.iter().find(|(at, _)| at == index);
    let left = |(index, shares): &(usize, i128)| {
        (*index, shares - taken(index).map_or(0, |(_, part)| *part))
    };
    all.iter().map(left).collect()
}

fn amounts(balances: Balances) -> Vec<i128> {
    balances.iter().map(|(_, shares)| *shares).collect()
}

/// What a liquidation of `row` offers, by the pure code alone.
pub fn quote(row: &Row) -> Result<(Vec<i128>, Vec<i128>), LendingError> {
    let account = health(&row.markets, row.collateral, row.debts);
    if !account.is_liquidatable() {
        return Err(InvalidLiquidation);
    }
    let (bid, lot) = (select(row.debts, row.bid), select(row.collateral, row.lot));
    let chosen = health(&row.markets, &lot, &bid);
    let size = Size::of(&account, &chosen, row.percent, row.scale)?;
    if let Some(expected) = row.lot_share {
        assert_eq!(size.lot_share, expected, "lot share");
    }
    let bid_parts = parts(&bid, size.bid_share, row.scale);
    let lot_parts = parts(&lot, size.lot_share, row.scale);
    let after = health(
        &row.markets,
        &without(row.collateral, &lot_parts),
        &without(row.debts, &bid_parts),
    );
    if let Some(expected) = row.health_after {
        assert_eq!(after.factor_down(row.scale), Ok(expected), "health after");
    }
    if size.judge(&account, &after, row.scale)? {
        Ok((amounts(&bid), amounts(&lot)))
    } else {
        Ok((amounts(&bid_parts), amounts(&lot_parts)))
    }
}
