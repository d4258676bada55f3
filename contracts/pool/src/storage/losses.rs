//! Bad debt and losses per reserve, and accounts' parts in them. None of these entries exists before
//! the first bad debt or loss.
#![allow(clippy::disallowed_methods)]

use super::keys::LeveeKey;
use super::{read, write, SHARED};
use crate::types::{BadDebtData, ClaimData, LossData};
use soroban_sdk::{Address, Env};

pub fn bad_debt(env: &Env, index: u32) -> Option<BadDebtData> {
    read(env, &LeveeKey::BadDebt(index), SHARED)
}

pub fn set_bad_debt(env: &Env, index: u32, ledger: &BadDebtData) {
    write(env, &LeveeKey::BadDebt(index), ledger, SHARED);
}

pub fn loss(env: &Env, index: u32) -> Option<LossData> {
    read(env, &LeveeKey::Loss(index), SHARED)
}

pub fn set_loss(env: &Env, index: u32, loss: &LossData) {
    write(env, &LeveeKey::Loss(index), loss, SHARED);
}

/// Claims are not kept alive by being used: an archived one must be restored to be read, and cannot
/// be mistaken for an absent one.
pub fn claim(env: &Env, user: &Address, index: u32) -> Option<ClaimData> {
    env.storage()
        .persistent()
        .get(&LeveeKey::LossUser(user.clone(), index))
}

pub fn set_claim(env: &Env, user: &Address, index: u32, claim: &ClaimData) {
    env.storage()
        .persistent()
        .set(&LeveeKey::LossUser(user.clone(), index), claim);
}

pub fn remove_claim(env: &Env, user: &Address, index: u32) {
    env.storage()
        .persistent()
        .remove(&LeveeKey::LossUser(user.clone(), index));
}

/// Unix seconds of the pool's last default; 0 before the first.
pub fn last_default(env: &Env) -> u64 {
    read(env, &LeveeKey::LastDefault, SHARED).unwrap_or(0)
}

pub fn set_last_default(env: &Env, time: u64) {
    write(env, &LeveeKey::LastDefault, &time, SHARED);
}
