//! Whether a reserve holds what it owes, for anyone to see.

use crate::errors::LensError;
use crate::read::Read;
use crate::types::ReserveAudit;
use lending_core::units::Underlying;
use pool_terms::reserve::totals;
use soroban_sdk::{Address, Env};

pub fn of(env: &Env, pool: &Address, asset: &Address) -> Result<ReserveAudit, LensError> {
    let read = Read::of(env, pool);
    let totals = totals(&read.reserve(asset)?.data);
    let (held, owed) = (read.held(asset), read.loss(asset).owed);
    Ok(ReserveAudit {
        credit: totals.backstop_credit.0,
        debt: totals.total_debt()?.0,
        held,
        owed,
        supply: totals.total_supply()?.0,
        surplus: totals.surplus(held, Underlying(owed))?,
    })
}
