//! One account's balance in one pool, in hand for the length of a call.
//!
//! A balance of an older epoch reads as empty; writing the record replaces it.

use soroban_sdk::{Address, Env, Val};

use super::{extend_if_present, keys, read, write, USER};
use crate::types::UserBalance;

pub struct UserRecord {
    key: Val,
    // Key and epoch of the marker; none as long as the pool was never wiped out.
    marker: Option<(Val, u32)>,
    pub balance: UserBalance,
}

impl UserRecord {
    pub fn load(env: &Env, pool: &Address, user: &Address, pool_epoch: u32) -> Self {
        let owner = keys::owner(env, pool, user);
        let key = keys::user_balance(env, owner);
        let marker = (pool_epoch > 0).then(|| (keys::user_epoch(env, owner), pool_epoch));
        let counts = match &marker {
            None => true,
            Some((marker_key, epoch)) => read(env, marker_key) == Some(*epoch),
        };
        let stored = if counts { read(env, &key) } else { None };
        let balance = stored.unwrap_or_else(|| UserBalance::empty(env));
        Self {
            key,
            marker,
            balance,
        }
    }

    pub fn store(&self, env: &Env) {
        write(env, &self.key, &self.balance, USER);
        if let Some((marker_key, epoch)) = &self.marker {
            write(env, marker_key, epoch, USER);
        }
    }

    /// For views, which read without writing.
    pub fn extend(&self, env: &Env) {
        extend_if_present(env, &self.key, USER);
        if let Some((marker_key, _)) = &self.marker {
            extend_if_present(env, marker_key, USER);
        }
    }
}
