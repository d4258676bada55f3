//! Price guards: made when a reserve is listed, moved by anyone along with the feed, changed by the
//! admin after a week. No user action writes one.

use crate::encoded::encoded;
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{CancelSetGuard, PriceGuard, QueueSetGuard, SetGuard};
use crate::items::items;
use crate::state::{guard, oracle};
use crate::storage::{guards, instance, reserves};
use lending_core::guard::{
    require_safe, require_valid, Guard, GuardConfig, Margins, STANDARD, TIGHT,
};
use lending_core::limits::RESERVE_TIMELOCK_SECONDS;
use lending_core::status::PoolStatus;
use lending_core::LendingError;
use pool_terms::guard::side_number;
use pool_terms::record::Queued;
use soroban_sdk::{Address, Env};

/// Sets the guard of `asset`: at once during setup, or if all it does is lower the flow limit; in
/// seven days otherwise. Only during setup can it be turned off.
pub fn set(env: &Env, admin: Address, asset: Address, config: GuardConfig) -> Result<(), Refusal> {
    let setup = is_setup(env)?;
    if config.is_off() {
        return turn_off(env, &asset, setup);
    }
    require_valid(&config)?;
    require_safe_with(env, &asset, &config, None)?;
    if setup || only_lowers_flow(env, &asset, &config) {
        return put_in_force(env, &asset, &config);
    }
    if guards::queued(env, &asset).is_some() {
        return refuse(PoolError::BadRequest);
    }
    let now = env.ledger().timestamp();
    let queued = Queued {
        new_config: config,
        unlock_time: now
            .checked_add(RESERVE_TIMELOCK_SECONDS)
            .ok_or(PoolError::Overflow)?,
    };
    guards::set_queued(env, &asset, &queued);
    QueueSetGuard {
        admin,
        asset,
        config: encoded(env, config),
    }
    .publish(env);
    Ok(())
}

/// Puts queued settings in force once their time has come.
pub fn apply_queued(env: &Env, asset: &Address) -> Result<(), Refusal> {
    let queued = guards::queued(env, asset).ok_or(PoolError::GuardNotQueued)?;
    if queued.unlock_time > env.ledger().timestamp() {
        return refuse(PoolError::InitNotUnlocked);
    }
    guards::remove_queued(env, asset);
    let config = queued.new_config;
    require_safe_with(env, asset, &config, None)?;
    put_in_force(env, asset, &config)
}

pub fn cancel(env: &Env, admin: Address, asset: Address) -> Result<(), Refusal> {
    if guards::queued(env, &asset).is_none() {
        return refuse(PoolError::GuardNotQueued);
    }
    guards::remove_queued(env, &asset);
    CancelSetGuard { admin, asset }.publish(env);
    Ok(())
}

/// Lets the anchor follow the feed as far as it may.
pub fn poke(env: &Env, asset: &Address) -> Result<(), Refusal> {
    let guard = guard::load(env, asset).filter(Guard::is_anchored);
    let mut guard = guard.ok_or(PoolError::GuardNotFound)?;
    let reading = oracle::reading(env, &instance::config(env)?.oracle, asset);
    if guard.poke(reading, env.ledger().timestamp())? {
        store(env, asset, &guard);
    }
    Ok(())
}

/// A guard for a reserve that is being queued, if it has none: its anchor is then a price the admin
/// saw, not one of the moment at which anyone sets the reserve.
pub fn prepare(env: &Env, asset: &Address, factors: (u32, u32)) -> Result<(), Refusal> {
    if is_setup(env)? || guards::guard(env, asset).is_some() {
        return Ok(());
    }
    create(env, asset, factors)
}

/// That a reserve with these factors (collateral, liability) is safe under its guard; one that has
/// none gets the standard one, or the tight one where that is not safe. Without a usable price it waits
/// for the admin to set it again: the first anchor is nobody else's to choose.
pub fn require(env: &Env, asset: &Address, factors: (u32, u32)) -> Result<(), Refusal> {
    match guards::guard(env, asset) {
        Some(guard) => require_safe_with(env, asset, &guard.config, Some(factors)),
        None => create(env, asset, factors),
    }
}

fn create(env: &Env, asset: &Address, factors: (u32, u32)) -> Result<(), Refusal> {
    let config = if margins(env, asset, &STANDARD, Some(factors))?.are_safe()? {
        STANDARD
    } else {
        require_safe_with(env, asset, &TIGHT, Some(factors))?;
        TIGHT
    };
    let guard = start(env, asset, &config)?.unwrap_or_else(|_| Guard::waiting(config));
    publish_config(env, asset, &config);
    store(env, asset, &guard);
    Ok(())
}

/// A guard anchored at the feed's price of now, or why that cannot be.
fn start(
    env: &Env,
    asset: &Address,
    config: &GuardConfig,
) -> Result<Result<Guard, LendingError>, Refusal> {
    let reading = oracle::reading(env, &instance::config(env)?.oracle, asset);
    Ok(Guard::new(*config, reading, env.ledger().timestamp()))
}

fn is_setup(env: &Env) -> Result<bool, Refusal> {
    Ok(instance::config(env)?.status == PoolStatus::Setup.to_u32())
}

fn turn_off(env: &Env, asset: &Address, setup: bool) -> Result<(), Refusal> {
    if !setup {
        return refuse(PoolError::InvalidGuardConfig);
    }
    let off = Guard::off();
    guards::set_guard(env, asset, &off);
    publish_config(env, asset, &off.config);
    Ok(())
}

/// Starts a guard from the feed of now, or goes on from the anchor of one that exists. During setup
/// the admin's word is a fresh start, too.
fn put_in_force(env: &Env, asset: &Address, config: &GuardConfig) -> Result<(), Refusal> {
    let guard = match guard::load(env, asset) {
        Some(guard) if guard.is_anchored() && !is_setup(env)? => Guard {
            config: *config,
            ..guard
        },
        _ => start(env, asset, config)??,
    };
    publish_config(env, asset, config);
    store(env, asset, &guard);
    Ok(())
}

fn store(env: &Env, asset: &Address, guard: &Guard) {
    guards::set_guard(env, asset, guard);
    PriceGuard {
        asset: asset.clone(),
        p: guard.anchor,
        t: guard.time,
        side: side_number(guard.side),
        since: guard.since,
        rounds: guard.rounds,
    }
    .publish(env);
}

fn publish_config(env: &Env, asset: &Address, config: &GuardConfig) {
    SetGuard {
        asset: asset.clone(),
        config: encoded(env, *config),
    }
    .publish(env);
}

fn only_lowers_flow(env: &Env, asset: &Address, new: &GuardConfig) -> bool {
    let current = guard::load(env, asset);
    current.is_some_and(|guard| guard.config.is_lowered_to(new))
}

/// The safety condition over all reserves, with `config` for `asset` and, if given, these factors.
fn require_safe_with(
    env: &Env,
    asset: &Address,
    config: &GuardConfig,
    factors: Option<(u32, u32)>,
) -> Result<(), Refusal> {
    Ok(require_safe(&margins(env, asset, config, factors)?)?)
}

/// What the guards allow together, with `config` for `asset` and, if given, these factors.
fn margins(
    env: &Env,
    asset: &Address,
    config: &GuardConfig,
    factors: Option<(u32, u32)>,
) -> Result<Margins, Refusal> {
    let mut margins = Margins::default();
    if let Some((c_factor, l_factor)) = factors {
        margins.add(config, c_factor, l_factor)?;
    }
    for listed in items(&reserves::list(env)) {
        let is_this = listed == *asset;
        if is_this && factors.is_some() {
            continue;
        }
        let reserve = reserves::config(env, &listed)?;
        let other = if is_this {
            Some(*config)
        } else {
            guard::load(env, &listed).map(|guard| guard.config)
        };
        if let Some(config) = other {
            margins.add(&config, reserve.c_factor, reserve.l_factor)?;
        }
    }
    Ok(margins)
}
