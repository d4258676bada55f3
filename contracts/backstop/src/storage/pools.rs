//! The deposits of one pool, in hand for the length of a call.

use lending_core::backstop::Deposits;
use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{Address, Env, EnvBase, IntoVal, MapObject, TryFromVal, Val};

use super::{extend, keys, read, write, SHARED};

/// The fields of a `PoolBalance`.
const FIELDS: [&str; 3] = ["q4w", "shares", "tokens"];

pub struct PoolRecord {
    key: Val,
    exists: bool,
    pub deposits: Deposits,
}

impl PoolRecord {
    pub fn load(env: &Env, pool: &Address) -> Self {
        let key = keys::pool_balance(env, pool);
        let stored = read(env, &key);
        Self {
            key,
            exists: stored.is_some(),
            deposits: stored.map_or_else(Deposits::default, |stored| deposits(env, stored)),
        }
    }

    pub fn store(&self, env: &Env) {
        let Deposits {
            shares,
            tokens,
            queued,
        } = self.deposits;
        let values = [
            queued.into_val(env),
            shares.into_val(env),
            tokens.into_val(env),
        ];
        let stored = env.map_new_from_slices(&FIELDS, &values);
        write(env, &self.key, stored.unwrap_optimized().as_val(), SHARED);
    }

    /// For views, which read without writing.
    pub fn extend(&self, env: &Env) {
        if self.exists {
            extend(env, &self.key, SHARED);
        }
    }
}

// By hand, as what is written: the SDK's conversions take 80 bytes more.
fn deposits(env: &Env, stored: Val) -> Deposits {
    let mut values = [Val::VOID.to_val(); 3];
    let stored = MapObject::try_from_val(env, &stored).unwrap_optimized();
    env.map_unpack_to_slice(stored, &FIELDS, &mut values)
        .unwrap_optimized();
    let [queued, shares, tokens] = values;
    Deposits {
        shares: amount(env, shares),
        tokens: amount(env, tokens),
        queued: amount(env, queued),
    }
}

#[inline(never)]
fn amount(env: &Env, value: Val) -> i128 {
    i128::try_from_val(env, &value).unwrap_optimized()
}
