//! What an account's debts endanger, and what those of a list of accounts endanger together.

use super::{if_priced, USER_LIQUIDATION};
use crate::account::{Account, LIQUIDATION};
use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::market::Market;
use crate::types::{AccountRisk, PoolRisk};
use lending_core::fixed::add;
use lending_core::guard::Use;
use lending_core::health::Health;
use lending_core::risk::Risk;
use soroban_sdk::{vec, Address, Env, Vec};

pub fn account(env: &Env, pool: &Address, user: &Address) -> Result<AccountRisk, LensError> {
    let mut market = Market::open(env, pool)?;
    let account = Account::load(&mut market, user)?;
    of(&market, &account, user)
}

pub fn of(market: &Market, account: &Account, user: &Address) -> Result<AccountRisk, LensError> {
    let health = account.health(market, LIQUIDATION)?;
    let risk = Risk::of(&health, market.scale)?;
    Ok(AccountRisk {
        auction: market.read.auction(USER_LIQUIDATION, user).is_some(),
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
    let mut market = Market::open(env, pool)?;
    let backstop = Backstop::load(&market.read, &market.config.oracle, market.scale)?;
    let mut sums = none(env);
    sums.coverage = backstop.value(Use::Liquidation)?;
    for user in users.iter().filter(|user| *user != backstop.address) {
        let account = Account::load(&mut market, &user)?;
        match if_priced(account.health(&market, LIQUIDATION))? {
            Some(health) => count(&mut sums, &health, market.scale)?,
            None => sums.unpriced = sums.unpriced.saturating_add(1),
        }
    }
    let holder = Account::load(&mut market, &backstop.address)?;
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
