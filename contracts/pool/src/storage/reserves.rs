//! The reserve list, and each reserve's configuration, data and queued change.
#![allow(clippy::disallowed_methods)]

use super::keys::{PoolDataKey, RESERVE_LIST};
use super::{read, write, write_temporary, SHARED, USER};
use crate::errors::{PoolError, Refusal};
use crate::types::{QueuedReserveInit, ReserveConfig, ReserveData};
use soroban_sdk::{Address, Env, Vec};

/// All reserves; the place is the index.
pub fn list(env: &Env) -> Vec<Address> {
    read(env, &RESERVE_LIST, SHARED).unwrap_or(Vec::new(env))
}

pub fn set_list(env: &Env, list: &Vec<Address>) {
    write(env, &RESERVE_LIST, list, SHARED);
}

/// Whether `asset` is a reserve. Extends nothing.
pub fn exists(env: &Env, asset: &Address) -> bool {
    env.storage()
        .persistent()
        .has(&PoolDataKey::ResConfig(asset.clone()))
}

pub fn config(env: &Env, asset: &Address) -> Result<ReserveConfig, Refusal> {
    Ok(read(env, &PoolDataKey::ResConfig(asset.clone()), SHARED)
        .ok_or(PoolError::ReserveNotFound)?)
}

pub fn set_config(env: &Env, asset: &Address, config: &ReserveConfig) {
    write(env, &PoolDataKey::ResConfig(asset.clone()), config, SHARED);
}

pub fn data(env: &Env, asset: &Address) -> Result<ReserveData, Refusal> {
    Ok(
        read(env, &PoolDataKey::ResData(asset.clone()), SHARED)
            .ok_or(PoolError::ReserveNotFound)?,
    )
}

pub fn set_data(env: &Env, asset: &Address, data: &ReserveData) {
    write(env, &PoolDataKey::ResData(asset.clone()), data, SHARED);
}

pub fn queued(env: &Env, asset: &Address) -> Option<QueuedReserveInit> {
    env.storage()
        .temporary()
        .get(&PoolDataKey::ResInit(asset.clone()))
}

pub fn set_queued(env: &Env, asset: &Address, queued: &QueuedReserveInit) {
    write_temporary(env, &PoolDataKey::ResInit(asset.clone()), queued, USER);
}

pub fn remove_queued(env: &Env, asset: &Address) {
    env.storage()
        .temporary()
        .remove(&PoolDataKey::ResInit(asset.clone()));
}
