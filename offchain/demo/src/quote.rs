//! How much of an account may be auctioned: asked of the code that decides it in the pool.

use crate::calc::Calc;
use crate::cast::Who;
use crate::coin::Coin;
use crate::format::PRICE_DECIMALS;
use crate::snapshot::Snapshot;
use anyhow::{Context, Result};
use lending_core::auction::liquidation::{part_up, Size};
use lending_core::health::Health;
use lending_core::units::Underlying;

/// The smallest and the largest percentage the pool accepts for an account of XLM against USDC.
pub fn percents(now: &Snapshot, who: Who) -> Result<(u32, u32)> {
    let accepted = (1..=100).filter(|percent| is_accepted(now, who, *percent).unwrap_or(false));
    let (mut least, mut most) = (None, None);
    for percent in accepted {
        least = least.or(Some(percent));
        most = Some(percent);
    }
    let range = least.zip(most);
    range.with_context(|| format!("no part of {who}'s account can be auctioned"))
}

fn is_accepted(now: &Snapshot, who: Who, percent: u32) -> Result<bool> {
    let scale = 10_i128.pow(PRICE_DECIMALS);
    let account = now.account(who);
    let size = Size::of(&account.health, &account.health, percent, scale).calc()?;
    let (xlm, usdc) = (now.reserve(Coin::Xlm), now.reserve(Coin::Usdc));
    let collateral = account.supply_shares(Coin::Xlm);
    let debt = account.debt_shares(Coin::Usdc);
    let collateral = collateral - part_up(collateral, size.lot_share, scale).calc()?;
    let debt = debt - part_up(debt, size.bid_share, scale).calc()?;
    let mut after = Health::default();
    let (collateral, debt) = (xlm.supply_of(collateral)?, usdc.debt_of(debt)?);
    after
        .add_collateral(&xlm.valuation, Underlying(collateral))
        .calc()?;
    after.add_debt(&usdc.valuation, Underlying(debt)).calc()?;
    Ok(size.judge(&account.health, &after, scale).is_ok())
}
