//! The deposits of one pool, in hand for the length of a call.

use lending_core::backstop::Deposits;
use soroban_sdk::{Address, Env, Val};

use super::{extend_if_present, keys, read, write, SHARED};
use crate::types::PoolBalance;

pub struct PoolRecord {
    key: Val,
    pub deposits: Deposits,
}

impl PoolRecord {
    pub fn load(env: &Env, pool: &Address) -> Self {
        let key = keys::pool_balance(env, pool);
        let deposits = read::<PoolBalance>(env, &key)
            .map(Deposits::from)
            .unwrap_or_default();
        Self { key, deposits }
    }

    pub fn store(&self, env: &Env) {
        write(env, &self.key, &PoolBalance::from(self.deposits), SHARED);
    }

    /// For views, which read without writing.
    pub fn extend(&self, env: &Env) {
        extend_if_present(env, &self.key, SHARED);
    }
}
