//! One account's withdrawal queue, one entry at a time. Who walks it, and from which end, is the
//! contract's choice; what happens to an entry is the same.

#[cfg(test)]
mod tests;

use super::refusal::{require, Refusal};
use super::BackstopError;
use crate::fixed::{sub, MathError};

/// Time between queueing shares and withdrawing them: 17 days, in seconds.
pub const WITHDRAWAL_LOCK_SECONDS: u64 = 1_468_800;

/// Entries one account can have in the queue of one pool.
pub const MAX_QUEUE_ENTRIES: u32 = 20;

/// What is left when shares are taken from one queue entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Taken {
    /// Shares still in the entry. The entry goes if it is zero, and the walk ends if it is not.
    pub entry_left: i128,
    /// Shares still to be taken from other entries. The walk ends if it is zero.
    pub still_wanted: i128,
}

/// Takes up to `wanted` shares from an entry of `entry` shares; both are non-negative.
pub fn take_from_entry(entry: i128, wanted: i128) -> Taken {
    // Neither difference can wrap: what is taken is not above either, and none is negative.
    let taken = entry.min(wanted);
    Taken {
        entry_left: entry.wrapping_sub(taken),
        still_wanted: wanted.wrapping_sub(taken),
    }
}

/// When shares queued at `now` (unix seconds) can be withdrawn.
///
/// # Errors
/// `Overflow`.
pub fn unlock_time(now: u64) -> Result<u64, MathError> {
    now.checked_add(WITHDRAWAL_LOCK_SECONDS)
        .ok_or_else(MathError::overflow)
}

/// An entry can be withdrawn from its unlock time on, that second included.
pub fn is_unlocked(unlocks_at: u64, now: u64) -> bool {
    unlocks_at <= now
}

/// Whether a queue of `entries` takes another one.
///
/// # Errors
/// `QueueFull`.
pub fn require_room_in_queue(entries: u32) -> Result<(), Refusal> {
    require(entries < MAX_QUEUE_ENTRIES, BackstopError::QueueFull)
}

/// Free shares left when `wanted` of them are queued.
///
/// # Errors
/// `NotEnoughShares`, `Math(Overflow)`.
pub fn take_free(free: i128, wanted: i128) -> Result<i128, Refusal> {
    require(wanted <= free, BackstopError::NotEnoughShares)?;
    Ok(sub(free, wanted)?)
}

/// Whether a walk over a queue found all it wanted.
///
/// # Errors
/// `NotEnoughShares`.
pub fn require_all_taken(still_wanted: i128) -> Result<(), Refusal> {
    require(still_wanted <= 0, BackstopError::NotEnoughShares)
}
