//! What an account's debts endanger, and what those of a list of accounts endanger together.

use super::{if_priced, USER_LIQUIDATION};
use crate::account::{Account, LIQUIDATION};
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::Market;
use crate::pool::Pool;
use crate::question::Question;
use crate::types::{AccountRisk, PoolRisk};
use lending_core::fixed::add;
use lending_core::guard::Use;
use lending_core::health::Health;
use lending_core::risk::Risk;
use soroban_sdk::{vec, Address, Env, Vec};

pub fn account(env: &Env, pool: &Address, user: &Address) -> Result<AccountRisk, LensError> {
    let mut also = Question::new(env);
    also.positions(user);
    let (pool, mut answers) = Pool::open_with(env, pool, &also)?;
    let account = Account::of(&answers.positions()?)?;
    let mut market = Market::of(pool);
    market.meet(account.indices()?)?;
    of(&market, &account, user)
}

fn of(market: &Market, account: &Account, user: &Address) -> Result<AccountRisk, LensError> {
    let health = account.health(market, LIQUIDATION)?;
    let risk = Risk::of(&health, market.pool.scale)?;
    Ok(AccountRisk {
        auction: market.pool.read.auction(USER_LIQUIDATION, user).is_some(),
        cb: health.collateral_base,
        cr: health.collateral_raw,
        hf: risk.health_factor,
        lb: health.liability_base,
        lif: risk.incentive,
        lr: health.liability_raw,
        short_e: risk.equity_short,
        short_l: risk.liquidation_short,
        zone: risk.zone.to_u32(),
    })
}

/// The backstop is no account like others: it is counted apart, even if it is in the list.
pub fn pool(env: &Env, pool: &Address, users: &Vec<Address>) -> Result<PoolRisk, LensError> {
    let mut also = Question::new(env);
    for user in users.iter() {
        also.positions(&user);
    }
    let (pool, accounts) = Pool::open_with(env, pool, &also)?;
    let backstop = Backstop::load(&pool)?;
    let holder = Account::of(&backstop.positions)?;
    let mut indices = holder.indices()?;
    let mut first = accounts.clone();
    for _ in users.iter() {
        indices.add(Account::of(&first.positions()?)?.indices()?);
    }
    let mut market = Market::of(pool);
    market.meet(indices)?;
    let mut sums = none(env);
    sums.coverage = backstop.value(Use::Liquidation)?;
    let mut again = accounts;
    for user in users.iter() {
        let account = Account::of(&again.positions()?)?;
        if user == market.pool.backstop {
            continue;
        }
        match if_priced(account.health(&market, LIQUIDATION))? {
            Some(health) => count(&mut sums, &health, market.pool.scale)?,
            None => sums.unpriced = sums.unpriced.saturating_add(1),
        }
    }
    let owed = if_priced(holder.health(&market, LIQUIDATION))?;
    sums.bad_debt = owed.map(|health| health.liability_raw);
    Ok(sums)
}

fn none(env: &Env) -> PoolRisk {
    PoolRisk {
        accounts: 0,
        bad_debt: None,
        cb: 0,
        coverage: None,
        cr: 0,
        lb: 0,
        lr: 0,
        short_e: 0,
        short_l: 0,
        unpriced: 0,
        zones: vec![env, 0, 0, 0, 0, 0],
    }
}

fn count(sums: &mut PoolRisk, health: &Health, scale: i128) -> Result<(), LensError> {
    let risk = Risk::of(health, scale)?;
    sums.accounts = sums.accounts.saturating_add(1);
    sums.cb = add(sums.cb, health.collateral_base)?;
    sums.cr = add(sums.cr, health.collateral_raw)?;
    sums.lb = add(sums.lb, health.liability_base)?;
    sums.lr = add(sums.lr, health.liability_raw)?;
    sums.short_e = add(sums.short_e, risk.equity_short)?;
    sums.short_l = add(sums.short_l, risk.liquidation_short)?;
    let zone = risk.zone.to_u32();
    let accounts = sums.zones.get(zone).unwrap_or(0).saturating_add(1);
    sums.zones.set(zone, accounts);
    Ok(())
}
