//! Running auctions, temporary: one per kind and account.
#![allow(clippy::disallowed_methods)]

use super::keys;
use super::{write_temporary, SHARED};
use crate::types::AuctionData;
use pool_terms::record;
use soroban_sdk::{Address, Env};

pub fn get(env: &Env, kind: u32, user: &Address) -> Option<AuctionData> {
    let stored = env
        .storage()
        .temporary()
        .get(&keys::auction(env, kind, user))?;
    Some(record::read(env, stored))
}

pub fn exists(env: &Env, kind: u32, user: &Address) -> bool {
    env.storage()
        .temporary()
        .has(&keys::auction(env, kind, user))
}

pub fn set(env: &Env, kind: u32, user: &Address, auction: &AuctionData) {
    let auction = record::write(env, auction);
    write_temporary(env, keys::auction(env, kind, user), &auction, SHARED);
}

pub fn remove(env: &Env, kind: u32, user: &Address) {
    env.storage()
        .temporary()
        .remove(&keys::auction(env, kind, user));
}
