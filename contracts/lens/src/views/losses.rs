//! A reserve's bad debt and losses so far, and how heavy they are.

use crate::errors::LensError;
use crate::read::Read;
use crate::types::{BadDebtStatus, LossStatus};
use lending_core::fixed::add;
use lending_core::risk::{ratio_down, ReserveState};
use lending_core::units::Underlying;
use pool_terms::reserve::totals;
use soroban_sdk::{Address, Env};

pub fn bad_debt(env: &Env, pool: &Address, asset: &Address) -> Result<BadDebtStatus, LensError> {
    let read = Read::of(env, pool);
    let reserve = read.reserve(asset)?;
    let totals = totals(&reserve.data);
    let ledger = read.bad_debt(asset);
    let bad_d = read.bad(reserve.config.index);
    let bad = totals.debt_rate.to_underlying_up(bad_d)?.0;
    let supply = totals.total_supply()?.0;
    let open = Underlying(read.loss(asset).open);
    Ok(BadDebtStatus {
        bad,
        bad_d: bad_d.0,
        bad_ratio: ratio_down(bad, supply)?,
        socialized_ratio: ratio_down(ledger.socialized, supply)?,
        ledger,
        state: ReserveState::of(&totals, bad_d, open).to_u32(),
    })
}

pub fn loss(env: &Env, pool: &Address, asset: &Address) -> Result<LossStatus, LensError> {
    let read = Read::of(env, pool);
    let reserve = read.reserve(asset)?;
    let totals = totals(&reserve.data);
    let loss = read.loss(asset);
    let bad_d = read.bad(reserve.config.index);
    let all = add(loss.open, loss.recovered)?;
    Ok(LossStatus {
        open_ratio: ratio_down(loss.open, totals.total_supply()?.0)?,
        recovered_ratio: ratio_down(loss.recovered, all)?,
        state: ReserveState::of(&totals, bad_d, Underlying(loss.open)).to_u32(),
        loss,
    })
}
