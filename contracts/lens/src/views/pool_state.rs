//! A pool in one answer: configuration, reserves accrued to now, the feeds' own prices.

use super::places;
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::pool::Pool;
use crate::question::{Answers, Question};
use crate::types::{BackstopStatus, PoolState, ReserveStatus};
use lending_core::guard::Use;
use lending_core::risk::ReserveState;
use lending_core::units::{DebtShares, Underlying};
use pool_terms::reserve::{curve, totals};
use soroban_sdk::{Address, Env, Vec};

pub fn of(env: &Env, pool: &Address) -> Result<PoolState, LensError> {
    part(env, pool, 0, u32::MAX)
}

/// With at most `count` of its reserves, from the one at `first`.
pub fn part(env: &Env, pool: &Address, first: u32, count: u32) -> Result<PoolState, LensError> {
    let pool = Pool::open(env, pool)?;
    let backstop = Backstop::load(&pool)?;
    let price = backstop.quote.reading;
    let price = price.filter(|_| backstop.quote.spot().is_ok());
    let indices = places(pool.list.len(), first, count);
    let mut question = Question::new(env);
    for index in indices.clone() {
        question.reserve(&pool.asset(index)?);
        question.loss(index);
    }
    let mut answers = question.ask(&pool.read);
    let mut reserves = Vec::new(env);
    for index in indices {
        let bad = backstop.positions.liabilities.get(index).unwrap_or(0);
        reserves.push_back(reserve(&pool, index, DebtShares(bad), &mut answers)?);
    }
    Ok(PoolState {
        backstop: BackstopStatus {
            value: backstop.value(Use::Liquidation)?,
            address: pool.backstop,
            data: backstop.data,
            price: price.map(|price| price.price),
            price_time: price.map(|price| price.time),
            token: backstop.token,
        },
        config: pool.config,
        constants: pool.constants,
        reserves,
    })
}

fn reserve(
    pool: &Pool,
    index: u32,
    bad: DebtShares,
    answers: &mut Answers,
) -> Result<ReserveStatus, LensError> {
    let asset = pool.asset(index)?;
    let reserve = pool.reserve(asset.clone(), answers)?;
    let totals = totals(&reserve.data);
    let open = Underlying(answers.loss()?.open);
    let utilization = totals.utilization()?;
    let curve = curve(&reserve.config);
    let price = pool.read.price(&pool.config.oracle, &asset);
    Ok(ReserveStatus {
        borrow_rate: curve.rate_up(utilization, totals.rate_modifier)?,
        debt: totals.total_debt()?.0,
        price: price.map(|price| price.price),
        price_time: price.map(|price| price.time),
        state: ReserveState::of(&totals, bad, open).to_u32(),
        supply: totals.total_supply()?.0,
        utilization,
        reserve,
    })
}
