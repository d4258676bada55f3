//! An account's positions in underlying and value, and what they mean together, to one who would take
//! risk on.

use super::{if_priced, USER_LIQUIDATION};
use crate::account::{Account, Holding, LIQUIDATION, NEW_RISK};
use crate::errors::LensError;
use crate::market::{Known, Market};
use crate::pool::Pool;
use crate::question::Question;
use crate::types::{PositionState, UserState};
use lending_core::guard::Use;
use lending_core::health::Health;
use lending_core::risk::health_factor;
use lending_core::units::{SupplyShares, Underlying};
use soroban_sdk::{Address, Env, Vec};

pub fn of(env: &Env, pool: &Address, user: &Address) -> Result<UserState, LensError> {
    let mut also = Question::new(env);
    also.positions(user);
    let (pool, mut answers) = Pool::open_with(env, pool, &also)?;
    let held = answers.positions()?;
    let account = Account::of(&held)?;
    let mut indices = account.indices()?;
    for (index, shares) in held.supply.iter() {
        if SupplyShares(shares) > SupplyShares::ZERO {
            indices.insert(index)?;
        }
    }
    let mut market = Market::of(pool);
    market.meet(indices)?;
    let mut positions = Vec::new(env);
    for index in indices.iter() {
        let supply = SupplyShares(held.supply.get(index).unwrap_or(0));
        let (asset, known) = (market.pool.asset(index)?, market.known(index)?);
        positions.push_back(position(asset, known, supply, account.held(index)?)?);
    }
    let health = if_priced(account.health(&market, NEW_RISK))?;
    let factor = |health: Option<Health>| {
        let factor = health.map(|health| health_factor(&health, market.pool.scale));
        factor.transpose()
    };
    Ok(UserState {
        auction: market.pool.read.auction(USER_LIQUIDATION, user).is_some(),
        cb: health.map(|health| health.collateral_base),
        cr: health.map(|health| health.collateral_raw),
        hf: factor(health)?,
        hf_liq: factor(if_priced(account.health(&market, LIQUIDATION))?)?,
        lb: health.map(|health| health.liability_base),
        lr: health.map(|health| health.liability_raw),
        positions,
    })
}

fn position(
    asset: Address,
    reserve: &Known,
    supply: SupplyShares,
    held: &Holding,
) -> Result<PositionState, LensError> {
    let collateral = reserve.supply_rate.to_underlying_down(held.collateral)?;
    let supply = reserve.supply_rate.to_underlying_down(supply)?;
    let debt = reserve.debt_rate.to_underlying_up(held.debt)?;
    let mut state = PositionState {
        asset,
        collateral: collateral.0,
        collateral_effective: worthless(collateral),
        collateral_value: worthless(collateral),
        debt: debt.0,
        debt_effective: worthless(debt),
        debt_value: worthless(debt),
        supply: supply.0,
        supply_value: worthless(supply),
    };
    let mut health = Health::default();
    if let Some(by) = if_priced(reserve.valuation(Use::Collateral))? {
        health.add_collateral(&by, collateral)?;
        state.collateral_effective = Some(health.collateral_base);
        state.collateral_value = Some(health.collateral_raw);
    }
    if let Some(by) = if_priced(reserve.valuation(Use::Spot))? {
        state.supply_value = Some(by.value_down(supply)?);
    }
    if debt > Underlying::ZERO {
        if let Some(by) = if_priced(reserve.valuation(Use::Debt))? {
            health.add_debt(&by, debt)?;
            state.debt_effective = Some(health.liability_base);
            state.debt_value = Some(health.liability_raw);
        }
    }
    Ok(state)
}

/// What nothing is worth, whatever the feed.
fn worthless(amount: Underlying) -> Option<i128> {
    (amount == Underlying::ZERO).then_some(0)
}
