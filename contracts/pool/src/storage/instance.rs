//! What every call needs: the contract instance's own keys, and the constants beside them.
#![allow(clippy::disallowed_methods)]

use super::keys::{self, ADMIN, BACKSTOP, CONFIG, NAME, PROPOSED_ADMIN};
use super::{read_record, write_record, write_temporary, INSTANCE, PROPOSAL, SHARED};
use crate::errors::{PoolError, Refusal};
use crate::types::{PoolConfig, PoolConstants};
use pool_terms::record;
use soroban_sdk::{Address, Env, IntoVal, String, Symbol, TryFromVal, Val};

/// Keeps the instance and the code alive.
pub fn extend(env: &Env) {
    env.storage()
        .instance()
        .extend_ttl(INSTANCE.threshold, INSTANCE.extend_to);
}

/// The constructor writes every instance key, so a missing one cannot be met.
fn get<V: TryFromVal<Env, Val>>(env: &Env, key: &Symbol) -> Result<V, Refusal> {
    let value = env.storage().instance().get(key);
    Ok(value.ok_or(PoolError::InternalError)?)
}

fn set<V: IntoVal<Env, Val>>(env: &Env, key: &Symbol, value: &V) {
    env.storage().instance().set(key, value);
}

pub fn admin(env: &Env) -> Result<Address, Refusal> {
    get(env, &ADMIN)
}

pub fn set_admin(env: &Env, admin: &Address) {
    set(env, &ADMIN, admin);
}

pub fn set_name(env: &Env, name: &String) {
    set(env, &NAME, name);
}

pub fn backstop(env: &Env) -> Result<Address, Refusal> {
    get(env, &BACKSTOP)
}

pub fn set_backstop(env: &Env, backstop: &Address) {
    set(env, &BACKSTOP, backstop);
}

pub fn config(env: &Env) -> Result<PoolConfig, Refusal> {
    Ok(record::read(env, get(env, &CONFIG)?))
}

pub fn set_config(env: &Env, config: &PoolConfig) {
    set(env, &CONFIG, &record::write(env, config));
}

pub fn constants(env: &Env) -> Result<PoolConstants, Refusal> {
    let stored = read_record(env, keys::constants(env), SHARED);
    Ok(stored.ok_or(PoolError::InternalError)?)
}

pub fn set_constants(env: &Env, constants: &PoolConstants) {
    write_record(env, keys::constants(env), constants, SHARED);
}

pub fn proposed_admin(env: &Env) -> Option<Address> {
    env.storage().temporary().get(&PROPOSED_ADMIN)
}

pub fn set_proposed_admin(env: &Env, proposed: &Address) {
    write_temporary(env, PROPOSED_ADMIN.to_val(), proposed, PROPOSAL);
}

pub fn remove_proposed_admin(env: &Env) {
    env.storage().temporary().remove(&PROPOSED_ADMIN);
}
