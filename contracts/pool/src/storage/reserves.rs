//! The reserve list, and each reserve's configuration, data and queued change.
#![allow(clippy::disallowed_methods)]

use super::keys::{self, QUEUED_RESERVE, RESERVE_CONFIG, RESERVE_DATA, RESERVE_LIST};
use super::{
    read, read_record, read_temporary, write, write_record, write_temporary_record, SHARED, USER,
};
use crate::errors::{PoolError, Refusal};
use crate::types::ReserveConfig;
use lending_core::reserve::Reserve;
use pool_terms::record::Queued;
use soroban_sdk::{Address, Env, Vec};

/// All reserves; the place is the index.
pub fn list(env: &Env) -> Vec<Address> {
    read(env, RESERVE_LIST.to_val(), SHARED).unwrap_or(Vec::new(env))
}

pub fn set_list(env: &Env, list: &Vec<Address>) {
    write(env, RESERVE_LIST.to_val(), list, SHARED);
}

/// Whether `asset` is a reserve. Extends nothing.
pub fn exists(env: &Env, asset: &Address) -> bool {
    env.storage()
        .persistent()
        .has(&keys::of(env, RESERVE_CONFIG, asset))
}

pub fn config(env: &Env, asset: &Address) -> Result<ReserveConfig, Refusal> {
    let stored = read_record(env, keys::of(env, RESERVE_CONFIG, asset), SHARED);
    Ok(stored.ok_or(PoolError::ReserveNotFound)?)
}

pub fn set_config(env: &Env, asset: &Address, config: &ReserveConfig) {
    write_record(env, keys::of(env, RESERVE_CONFIG, asset), config, SHARED);
}

pub fn data(env: &Env, asset: &Address) -> Result<Reserve, Refusal> {
    let stored = read_record(env, keys::of(env, RESERVE_DATA, asset), SHARED);
    Ok(stored.ok_or(PoolError::ReserveNotFound)?)
}

pub fn set_data(env: &Env, asset: &Address, data: &Reserve) {
    write_record(env, keys::of(env, RESERVE_DATA, asset), data, SHARED);
}

pub fn queued(env: &Env, asset: &Address) -> Option<Queued<ReserveConfig>> {
    read_temporary(env, keys::of(env, QUEUED_RESERVE, asset))
}

pub fn set_queued(env: &Env, asset: &Address, queued: &Queued<ReserveConfig>) {
    write_temporary_record(env, keys::of(env, QUEUED_RESERVE, asset), queued, USER);
}

pub fn remove_queued(env: &Env, asset: &Address) {
    env.storage()
        .temporary()
        .remove(&keys::of(env, QUEUED_RESERVE, asset));
}
