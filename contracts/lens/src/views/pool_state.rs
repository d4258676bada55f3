//! A pool in one answer: configuration, reserves accrued to now, the feeds' own prices.

use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::read::Read;
use crate::types::{BackstopStatus, PoolState, ReserveStatus};
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::risk::ReserveState;
use lending_core::units::{DebtShares, Underlying};
use pool_terms::reserve::{curve, totals};
use protocol_api::Positions;
use soroban_sdk::{Address, Env, Vec};

pub fn of(env: &Env, pool: &Address) -> Result<PoolState, LensError> {
    let read = Read::of(env, pool);
    let (config, constants) = (read.config(), read.constants());
    let scale = fixed::one_with(constants.oracle_decimals)?;
    let backstop = Backstop::load(&read, &config.oracle, scale)?;
    let price = backstop.quote.reading;
    let price = price.filter(|_| backstop.quote.spot().is_ok());
    let holder = read.positions(&backstop.address);
    let mut reserves = Vec::new(env);
    for asset in read.list() {
        reserves.push_back(reserve(&read, &config.oracle, &holder, &asset)?);
    }
    Ok(PoolState {
        backstop: BackstopStatus {
            value: backstop.value(Use::Liquidation)?,
            address: backstop.address,
            data: backstop.data,
            price: price.map(|price| price.price),
            price_time: price.map(|price| price.time),
            token: backstop.token,
        },
        config,
        constants,
        reserves,
    })
}

fn reserve(
    read: &Read,
    oracle: &Address,
    holder: &Positions,
    asset: &Address,
) -> Result<ReserveStatus, LensError> {
    let reserve = read.reserve(asset)?;
    let totals = totals(&reserve.data);
    let bad = holder.liabilities.get(reserve.config.index).unwrap_or(0);
    let open = Underlying(read.loss(asset).open);
    let utilization = totals.utilization()?;
    let curve = curve(&reserve.config);
    let price = read.price(oracle, asset);
    Ok(ReserveStatus {
        borrow_rate: curve.rate_up(utilization, totals.rate_modifier)?,
        debt: totals.total_debt()?.0,
        price: price.map(|price| price.price),
        price_time: price.map(|price| price.time),
        state: ReserveState::of(&totals, DebtShares(bad), open).to_u32(),
        supply: totals.total_supply()?.0,
        utilization,
        reserve,
    })
}
