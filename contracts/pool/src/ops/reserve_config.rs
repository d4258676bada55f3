//! Listing and changing reserves: queued by the admin, set by anyone once the time has come.

use super::guard;
use crate::encoded::encoded;
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{CancelSetReserve, QueueSetReserve, SetReserve};
use crate::state::reserve::{curve, limits};
use crate::state::Session;
use crate::storage;
use crate::types::ReserveConfig;
use lending_core::fixed::FACTOR_ONE;
use lending_core::limits::{self, MAX_RESERVES, RESERVE_TIMELOCK_SECONDS};
use lending_core::reserve::Reserve;
use lending_core::status::PoolStatus;
use pool_terms::record::Queued;
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env};

/// Queues `metadata` for `asset`: at once during setup, in seven days otherwise.
pub fn queue(
    env: &Env,
    admin: Address,
    asset: Address,
    metadata: ReserveConfig,
) -> Result<(), Refusal> {
    if storage::reserves::queued(env, &asset).is_some() {
        return refuse(PoolError::BadRequest);
    }
    limits::require_reserve_config(&limits(&metadata), &curve(&metadata))?;
    if storage::reserves::exists(env, &asset) {
        if storage::reserves::data(env, &asset)?.is_killed() {
            return refuse(PoolError::ReserveKilled);
        }
        let old = storage::reserves::config(env, &asset)?;
        limits::require_reserve_change(&limits(&old), &limits(&metadata))?;
    }
    require_token_decimals(env, &asset, &metadata)?;
    guard::prepare(env, &asset, (metadata.c_factor, metadata.l_factor))?;
    let setup = storage::instance::config(env)?.status == PoolStatus::Setup.to_u32();
    let delay = if setup { 0 } else { RESERVE_TIMELOCK_SECONDS };
    let unlock_time = env
        .ledger()
        .timestamp()
        .checked_add(delay)
        .ok_or(PoolError::Overflow)?;
    let queued = Queued {
        new_config: metadata.clone(),
        unlock_time,
    };
    storage::reserves::set_queued(env, &asset, &queued);
    QueueSetReserve {
        admin,
        asset,
        metadata: encoded(env, metadata),
    }
    .publish(env);
    Ok(())
}

/// A token listed with other decimals than its own would be worth powers of ten too much or too
/// little. One that does not answer cannot be supplied either.
fn require_token_decimals(
    env: &Env,
    asset: &Address,
    config: &ReserveConfig,
) -> Result<(), Refusal> {
    match TokenClient::new(env, asset).try_decimals() {
        Ok(Ok(decimals)) if decimals != config.decimals => refuse(PoolError::InvalidReserveConfig),
        _ => Ok(()),
    }
}

pub fn cancel(env: &Env, admin: Address, asset: Address) -> Result<(), Refusal> {
    if storage::reserves::queued(env, &asset).is_none() {
        return refuse(PoolError::ReserveNotQueued);
    }
    storage::reserves::remove_queued(env, &asset);
    CancelSetReserve { admin, asset }.publish(env);
    Ok(())
}

/// Puts the queued configuration in force. Returns the reserve's index.
pub fn set(env: &Env, asset: Address) -> Result<u32, Refusal> {
    let queued = storage::reserves::queued(env, &asset).ok_or(PoolError::ReserveNotQueued)?;
    if queued.unlock_time > env.ledger().timestamp() {
        return refuse(PoolError::InitNotUnlocked);
    }
    storage::reserves::remove_queued(env, &asset);
    let mut config = queued.new_config;
    require_token_decimals(env, &asset, &config)?;
    guard::require(env, &asset, (config.c_factor, config.l_factor))?;
    config.index = if storage::reserves::exists(env, &asset) {
        change(env, &asset, &config)?
    } else {
        list(env, &asset)?
    };
    storage::reserves::set_config(env, &asset, &config);
    let index = config.index;
    SetReserve { asset, index }.publish(env);
    Ok(index)
}

/// Charges interest by the old curve; a new one starts with a fresh modifier.
fn change(env: &Env, asset: &Address, new: &ReserveConfig) -> Result<u32, Refusal> {
    let mut session = Session::open(env)?;
    let reserve = session.load_to_change(asset)?;
    reserve.totals.require_alive()?;
    limits::require_reserve_change(&limits(&reserve.config), &limits(new))?;
    if limits::resets_modifier(&curve(&reserve.config), &curve(new)) {
        reserve.totals.rate_modifier = FACTOR_ONE;
    }
    let index = reserve.config.index;
    session.commit();
    Ok(index)
}

fn list(env: &Env, asset: &Address) -> Result<u32, Refusal> {
    let mut list = storage::reserves::list(env);
    let index = list.len();
    if index >= MAX_RESERVES {
        return refuse(PoolError::BadRequest);
    }
    list.push_back(asset.clone());
    storage::reserves::set_list(env, &list);
    storage::reserves::set_data(env, asset, &Reserve::new(env.ledger().timestamp()));
    Ok(index)
}
