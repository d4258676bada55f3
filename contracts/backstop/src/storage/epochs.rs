//! Which epoch a pool's deposits are in. Pools that were never wiped out have no entry.

use lending_core::fixed::MathError;
use soroban_sdk::{Address, Env};

use super::{extend, keys, read, write, SHARED};

/// The epoch balances must belong to in order to count.
pub fn pool_epoch(env: &Env, pool: &Address) -> u32 {
    let key = keys::pool_epoch(env, pool);
    match read(env, &key) {
        None => 0,
        Some(epoch) => {
            // Read by calls that do not write it, so it must be kept alive here.
            extend(env, &key, SHARED);
            epoch
        }
    }
}

/// Leaves every balance of the pool behind.
pub fn open_next_epoch(env: &Env, pool: &Address) -> Result<u32, MathError> {
    let epoch = pool_epoch(env, pool)
        .checked_add(1)
        .ok_or_else(MathError::overflow)?;
    write(env, &keys::pool_epoch(env, pool), &epoch, SHARED);
    Ok(epoch)
}
