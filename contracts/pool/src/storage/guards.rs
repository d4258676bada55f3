//! Price guards, their queued settings, and the new debt of the last hours. No guard means that none
//! was ever made; one that was turned off is stored as such.
#![allow(clippy::disallowed_methods)]

use super::keys::{self, GUARD, QUEUED_GUARD};
use super::{read, write, write_temporary, FLOW, SHARED, USER};
use crate::types::{FlowData, GuardData, QueuedGuard};
use soroban_sdk::{Address, Env};

pub fn guard(env: &Env, asset: &Address) -> Option<GuardData> {
    read(env, keys::of(env, GUARD, asset), SHARED)
}

pub fn set_guard(env: &Env, asset: &Address, guard: &GuardData) {
    write(env, keys::of(env, GUARD, asset), guard, SHARED);
}

pub fn queued(env: &Env, asset: &Address) -> Option<QueuedGuard> {
    env.storage()
        .temporary()
        .get(&keys::of(env, QUEUED_GUARD, asset))
}

pub fn set_queued(env: &Env, asset: &Address, queued: &QueuedGuard) {
    write_temporary(env, keys::of(env, QUEUED_GUARD, asset), queued, USER);
}

pub fn remove_queued(env: &Env, asset: &Address) {
    env.storage()
        .temporary()
        .remove(&keys::of(env, QUEUED_GUARD, asset));
}

/// Net new debt of the reserve in the hours in which it was last counted, if it is.
pub fn flow(env: &Env, index: u32) -> Option<FlowData> {
    env.storage()
        .temporary()
        .get(&keys::at(env, keys::FLOW, index))
}

pub fn set_flow(env: &Env, index: u32, flow: &FlowData) {
    write_temporary(env, keys::at(env, keys::FLOW, index), flow, FLOW);
}
