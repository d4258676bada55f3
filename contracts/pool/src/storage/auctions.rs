//! Running auctions, temporary: one per kind and account.
#![allow(clippy::disallowed_methods)]

use super::keys::{AuctionKey, PoolDataKey};
use super::{write_temporary, SHARED};
use crate::types::AuctionData;
use soroban_sdk::{Address, Env};

fn key(kind: u32, user: &Address) -> PoolDataKey {
    PoolDataKey::Auction(AuctionKey {
        auct_type: kind,
        user: user.clone(),
    })
}

pub fn get(env: &Env, kind: u32, user: &Address) -> Option<AuctionData> {
    env.storage().temporary().get(&key(kind, user))
}

pub fn exists(env: &Env, kind: u32, user: &Address) -> bool {
    env.storage().temporary().has(&key(kind, user))
}

pub fn set(env: &Env, kind: u32, user: &Address, auction: &AuctionData) {
    write_temporary(env, &key(kind, user), auction, SHARED);
}

pub fn remove(env: &Env, kind: u32, user: &Address) {
    env.storage().temporary().remove(&key(kind, user));
}
