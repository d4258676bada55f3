//! Running auctions, temporary: one per kind and account.
#![allow(clippy::disallowed_methods)]

use super::keys;
use super::{read_temporary, write_temporary_record, SHARED};
use crate::types::AuctionData;
use soroban_sdk::{Address, Env};

pub fn get(env: &Env, kind: u32, user: &Address) -> Option<AuctionData> {
    read_temporary(env, keys::auction(env, kind, user))
}

pub fn exists(env: &Env, kind: u32, user: &Address) -> bool {
    env.storage()
        .temporary()
        .has(&keys::auction(env, kind, user))
}

pub fn set(env: &Env, kind: u32, user: &Address, auction: &AuctionData) {
    write_temporary_record(env, keys::auction(env, kind, user), auction, SHARED);
}

pub fn remove(env: &Env, kind: u32, user: &Address) {
    env.storage()
        .temporary()
        .remove(&keys::auction(env, kind, user));
}
