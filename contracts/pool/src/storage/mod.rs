//! Every read and write of the ledger, by name, with its time to live. The only user of
//! `env.storage()`.
//!
//! No decisions and no defaults beyond "missing means empty".
#![allow(clippy::disallowed_methods)]

pub mod auctions;
pub mod guards;
pub mod instance;
pub mod keys;
pub mod losses;
pub mod positions;
pub mod reserves;

use crate::items::items;
use pool_terms::record::{self, Record};
use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{Env, IntoVal, TryFromVal, Val, Vec};

/// Ledgers a day is counted as.
const DAY: u32 = 17_280;

/// Time to live of a class of entries, in ledgers: below `threshold` it is extended to `extend_to`.
#[derive(Clone, Copy)]
struct Ttl {
    threshold: u32,
    extend_to: u32,
}

const INSTANCE: Ttl = Ttl {
    threshold: 30 * DAY,
    extend_to: 31 * DAY,
};
const SHARED: Ttl = Ttl {
    threshold: 45 * DAY,
    extend_to: 46 * DAY,
};
const USER: Ttl = Ttl {
    threshold: 100 * DAY,
    extend_to: 120 * DAY,
};
const PROPOSAL: Ttl = Ttl {
    threshold: 10 * DAY,
    extend_to: 10 * DAY,
};
const FLOW: Ttl = Ttl {
    threshold: DAY,
    extend_to: DAY,
};

/// A persistent entry, kept alive by being read; `None` if it does not exist.
fn read<V: TryFromVal<Env, Val>>(env: &Env, key: Val, ttl: Ttl) -> Option<V> {
    let value = stored(env, key, ttl)?;
    Some(V::try_from_val(env, &value).unwrap_optimized())
}

/// The same, of a structure.
fn read_record<R: Record>(env: &Env, key: Val, ttl: Ttl) -> Option<R> {
    Some(record::read(env, stored(env, key, ttl)?))
}

/// The same, undecoded.
#[inline(never)]
fn stored(env: &Env, key: Val, ttl: Ttl) -> Option<Val> {
    let value = env.storage().persistent().get(&key)?;
    env.storage()
        .persistent()
        .extend_ttl(&key, ttl.threshold, ttl.extend_to);
    Some(value)
}

/// Writes a persistent entry and keeps it alive.
fn write<V: IntoVal<Env, Val>>(env: &Env, key: Val, value: &V, ttl: Ttl) {
    store(env, key, value.into_val(env), ttl);
}

/// The same, of a structure.
fn write_record(env: &Env, key: Val, record: &impl Record, ttl: Ttl) {
    store(env, key, record::write(env, record), ttl);
}

#[inline(never)]
fn store(env: &Env, key: Val, value: Val, ttl: Ttl) {
    env.storage().persistent().set(&key, &value);
    env.storage()
        .persistent()
        .extend_ttl(&key, ttl.threshold, ttl.extend_to);
}

/// A temporary structure; `None` if it does not exist. Reading one does not keep it alive.
fn read_temporary<R: Record>(env: &Env, key: Val) -> Option<R> {
    let stored = env.storage().temporary().get(&key)?;
    Some(record::read(env, stored))
}

/// Writes a temporary structure and keeps it alive.
fn write_temporary_record(env: &Env, key: Val, record: &impl Record, ttl: Ttl) {
    write_temporary(env, key, &record::write(env, record), ttl);
}

/// Writes a temporary entry and keeps it alive.
fn write_temporary<V: IntoVal<Env, Val>>(env: &Env, key: Val, value: &V, ttl: Ttl) {
    env.storage().temporary().set(&key, value);
    env.storage()
        .temporary()
        .extend_ttl(&key, ttl.threshold, ttl.extend_to);
}

/// The instance's and the persistent values under `keys`, undecoded; void where there is none. They are
/// looked at, not used: none is kept alive.
pub fn entries(env: &Env, keys: &Vec<Val>) -> Vec<Val> {
    let mut values = Vec::new(env);
    for key in items(keys) {
        let own = env.storage().instance().get(&key);
        let value = own.or_else(|| env.storage().persistent().get(&key));
        values.push_back(value.unwrap_or(Val::VOID.into()));
    }
    values
}
