//! A pool's deposits and one account's part in them: what queueing and withdrawing change together.

use lending_core::backstop::{is_unlocked, require_all_taken, take_from_entry, BackstopError};
use soroban_sdk::{Address, Env, Vec};

use crate::errors::Refusal;
use crate::storage::{self, PoolRecord, UserRecord};
use crate::types::Q4W;

pub struct Account {
    pub pool: PoolRecord,
    pub user: UserRecord,
}

impl Account {
    pub fn load(env: &Env, pool_address: &Address, user: &Address) -> Self {
        let epoch = storage::pool_epoch(env, pool_address);
        Self {
            pool: PoolRecord::load(env, pool_address),
            user: UserRecord::load(env, pool_address, user, epoch),
        }
    }

    pub fn store(&self, env: &Env) {
        self.user.store(env);
        self.pool.store(env);
    }
}

/// The end of a queue from which shares are taken.
#[derive(Clone, Copy)]
pub enum End {
    /// What stays queued is what has waited longest.
    Newest,
    /// Only entries that are unlocked at the given unix second. The queue is sorted by unlock time,
    /// so the first locked entry ends the search.
    Oldest(u64),
}

pub fn take_from_queue(queue: &mut Vec<Q4W>, amount: i128, end: End) -> Result<(), Refusal> {
    let mut wanted = amount;
    while let Some(newest) = queue.len().checked_sub(1) {
        let (index, now) = match end {
            // Locked or not, it can be taken back.
            End::Newest => (newest, u64::MAX),
            End::Oldest(now) => (0, now),
        };
        let mut entry = queue.get_unchecked(index);
        if !is_unlocked(entry.exp, now) {
            Err(BackstopError::StillLocked)?;
        }
        let taken = take_from_entry(entry.amount, wanted);
        wanted = taken.still_wanted;
        if taken.entry_left > 0 {
            entry.amount = taken.entry_left;
            queue.set(index, entry);
            break;
        }
        queue.remove_unchecked(index);
        if wanted == 0 {
            break;
        }
    }
    Ok(require_all_taken(wanted)?)
}
