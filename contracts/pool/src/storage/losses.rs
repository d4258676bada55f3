//! Bad debt and losses per reserve, and accounts' parts in them. None of these entries exists before
//! the first bad debt or loss.
#![allow(clippy::disallowed_methods)]

use super::keys::{self, BAD_DEBT, LOSS};
use super::{read, read_record, write, write_record, SHARED};
use lending_core::bad_debt::Ledger;
use lending_core::claims::{Claim, Loss};
use pool_terms::record;
use soroban_sdk::{Address, Env};

pub fn bad_debt(env: &Env, index: u32) -> Option<Ledger> {
    read_record(env, keys::at(env, BAD_DEBT, index), SHARED)
}

pub fn set_bad_debt(env: &Env, index: u32, ledger: &Ledger) {
    write_record(env, keys::at(env, BAD_DEBT, index), ledger, SHARED);
}

pub fn loss(env: &Env, index: u32) -> Option<Loss> {
    read_record(env, keys::at(env, LOSS, index), SHARED)
}

pub fn set_loss(env: &Env, index: u32, loss: &Loss) {
    write_record(env, keys::at(env, LOSS, index), loss, SHARED);
}

/// Claims are not kept alive by being used: an archived one must be restored to be read, and cannot
/// be mistaken for an absent one.
pub fn claim(env: &Env, user: &Address, index: u32) -> Option<Claim> {
    let stored = env
        .storage()
        .persistent()
        .get(&keys::claim(env, user, index))?;
    Some(record::read(env, stored))
}

pub fn set_claim(env: &Env, user: &Address, index: u32, claim: &Claim) {
    env.storage()
        .persistent()
        .set(&keys::claim(env, user, index), &record::write(env, claim));
}

pub fn remove_claim(env: &Env, user: &Address, index: u32) {
    env.storage()
        .persistent()
        .remove(&keys::claim(env, user, index));
}

/// Unix seconds of the pool's last default; 0 before the first.
pub fn last_default(env: &Env) -> u64 {
    read(env, keys::last_default(env), SHARED).unwrap_or(0)
}

pub fn set_last_default(env: &Env, time: u64) {
    write(env, keys::last_default(env), &time, SHARED);
}
