//! Whether a reserve holds what it owes, for anyone to see.

use crate::errors::LensError;
use crate::pool::Pool;
use crate::question::Question;
use crate::types::ReserveAudit;
use lending_core::units::Underlying;
use pool_terms::reserve::totals;
use soroban_sdk::{Address, Env};

pub fn of(env: &Env, pool: &Address, asset: &Address) -> Result<ReserveAudit, LensError> {
    let pool = Pool::open(env, pool)?;
    let mut question = Question::new(env);
    question.reserve(asset);
    question.loss(pool.index(asset)?);
    let mut answers = question.ask(&pool.read);
    let totals = totals(&pool.reserve(asset.clone(), &mut answers)?.data);
    let (held, owed) = (pool.read.held(asset), answers.loss()?.owed);
    Ok(ReserveAudit {
        credit: totals.backstop_credit.0,
        debt: totals.total_debt()?.0,
        held,
        owed,
        supply: totals.total_supply()?.0,
        surplus: totals.surplus(held, Underlying(owed))?,
    })
}
