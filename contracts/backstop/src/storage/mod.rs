//! Named reads and writes, and how long entries live; the only user of `env.storage()`.
//!
//! Lifetimes are extended when an entry is written, which every state-changing call does with all it
//! read, and by the views.
#![allow(clippy::disallowed_methods)]

mod epochs;
mod instance;
mod keys;
mod pools;
mod users;

pub use epochs::{open_next_epoch, pool_epoch};
pub use instance::{backstop_token, extend_instance, initialize, pool_hash};
pub use pools::PoolRecord;
pub use users::UserRecord;

use soroban_sdk::{Env, IntoVal, TryFromVal, Val};

/// Ledgers in a day, at five seconds each.
const DAY: u32 = 17_280;

/// How long an entry lives: extended to `extend_to` ledgers once fewer than `threshold` are left.
#[derive(Clone, Copy)]
struct Lifetime {
    threshold: u32,
    extend_to: u32,
}

const INSTANCE: Lifetime = Lifetime {
    threshold: 30 * DAY,
    extend_to: 31 * DAY,
};
const SHARED: Lifetime = Lifetime {
    threshold: 45 * DAY,
    extend_to: 46 * DAY,
};
const USER: Lifetime = Lifetime {
    threshold: 100 * DAY,
    extend_to: 120 * DAY,
};

fn read<T: TryFromVal<Env, Val>>(env: &Env, key: &Val) -> Option<T> {
    env.storage().persistent().get(key)
}

fn write<T: IntoVal<Env, Val>>(env: &Env, key: &Val, value: &T, lifetime: Lifetime) {
    env.storage().persistent().set(key, value);
    extend(env, key, lifetime);
}

fn extend(env: &Env, key: &Val, lifetime: Lifetime) {
    env.storage()
        .persistent()
        .extend_ttl(key, lifetime.threshold, lifetime.extend_to);
}

fn extend_if_present(env: &Env, key: &Val, lifetime: Lifetime) {
    if env.storage().persistent().has(key) {
        extend(env, key, lifetime);
    }
}
