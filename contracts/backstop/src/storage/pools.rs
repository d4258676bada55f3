//! The deposits of one pool, in hand for the length of a call.

use lending_core::backstop::Deposits;
use soroban_sdk::{Address, Env, Val};

use super::{extend, keys, read, write, SHARED};
use crate::types::PoolBalance;

pub struct PoolRecord {
    key: Val,
    exists: bool,
    pub deposits: Deposits,
}

impl PoolRecord {
    pub fn load(env: &Env, pool: &Address) -> Self {
        let key = keys::pool_balance(env, pool);
        let stored = read::<PoolBalance>(env, &key);
        Self {
            key,
            exists: stored.is_some(),
            deposits: stored.map(Deposits::from).unwrap_or_default(),
        }
    }

    pub fn store(&self, env: &Env) {
        write(env, &self.key, &PoolBalance::from(self.deposits), SHARED);
    }

    /// For views, which read without writing.
    pub fn extend(&self, env: &Env) {
        if self.exists {
            extend(env, &self.key, SHARED);
        }
    }
}
