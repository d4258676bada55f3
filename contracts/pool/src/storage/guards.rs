//! Price guards, their queued settings, and the new debt of the last hours. No guard means that none
//! was ever made; one that was turned off is stored as such.
#![allow(clippy::disallowed_methods)]

use super::keys::{self, GUARD, QUEUED_GUARD};
use super::{
    read_record, read_temporary, write_record, write_temporary_record, FLOW, SHARED, USER,
};
use lending_core::guard::{Guard, GuardConfig};
use pool_terms::flow::Flow;
use pool_terms::record::Queued;
use soroban_sdk::{Address, Env};

pub fn guard(env: &Env, asset: &Address) -> Option<Guard> {
    read_record(env, keys::of(env, GUARD, asset), SHARED)
}

pub fn set_guard(env: &Env, asset: &Address, guard: &Guard) {
    write_record(env, keys::of(env, GUARD, asset), guard, SHARED);
}

pub fn queued(env: &Env, asset: &Address) -> Option<Queued<GuardConfig>> {
    read_temporary(env, keys::of(env, QUEUED_GUARD, asset))
}

pub fn set_queued(env: &Env, asset: &Address, queued: &Queued<GuardConfig>) {
    write_temporary_record(env, keys::of(env, QUEUED_GUARD, asset), queued, USER);
}

pub fn remove_queued(env: &Env, asset: &Address) {
    env.storage()
        .temporary()
        .remove(&keys::of(env, QUEUED_GUARD, asset));
}

/// Net new debt of the reserve in the hours in which it was last counted, if it is.
pub fn flow(env: &Env, index: u32) -> Option<Flow> {
    read_temporary(env, keys::at(env, keys::FLOW, index))
}

pub fn set_flow(env: &Env, index: u32, flow: &Flow) {
    write_temporary_record(env, keys::at(env, keys::FLOW, index), flow, FLOW);
}
