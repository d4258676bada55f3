use lending_core::backstop::{
    require_all_taken, require_room_in_queue, take_free, take_from_entry, unlock_time,
};
use lending_core::fixed::add;
use soroban_sdk::{Address, Env, Vec};

use super::require_non_negative;
use crate::errors::BackstopContractError as Error;
use crate::events::{DequeueWithdrawal, QueueWithdrawal};
use crate::storage::{self, PoolRecord, UserRecord};
use crate::types::Q4W;

/// Moves `amount` free shares to a new entry at the end of the account's queue.
pub fn queue_withdrawal(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
) -> Result<Q4W, Error> {
    require_non_negative(amount)?;
    let mut pool = PoolRecord::load(env, &pool_address);
    let epoch = storage::pool_epoch(env, &pool_address);
    let mut account = UserRecord::load(env, &pool_address, &from, epoch);

    account.balance.shares = take_free(account.balance.shares, amount)?;
    require_room_in_queue(account.balance.q4w.len())?;
    let entry = Q4W {
        amount,
        exp: unlock_time(env.ledger().timestamp())?,
    };
    account.balance.q4w.push_back(entry.clone());
    pool.deposits = pool.deposits.queue(amount)?;

    account.store(env);
    pool.store(env);
    QueueWithdrawal {
        pool_address,
        from,
        shares: amount,
        exp: entry.exp,
    }
    .publish(env);
    Ok(entry)
}

/// Moves `amount` queued shares back to the free ones, newest entries first.
pub fn dequeue_withdrawal(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
) -> Result<(), Error> {
    require_non_negative(amount)?;
    let mut pool = PoolRecord::load(env, &pool_address);
    let epoch = storage::pool_epoch(env, &pool_address);
    let mut account = UserRecord::load(env, &pool_address, &from, epoch);

    take_newest(&mut account.balance.q4w, amount)?;
    account.balance.shares = add(account.balance.shares, amount)?;
    pool.deposits = pool.deposits.dequeue(amount)?;

    account.store(env);
    pool.store(env);
    DequeueWithdrawal {
        pool_address,
        from,
        shares: amount,
    }
    .publish(env);
    Ok(())
}

/// Newest first, so that what stays queued is what has waited longest.
fn take_newest(queue: &mut Vec<Q4W>, amount: i128) -> Result<(), Error> {
    let mut wanted = amount;
    while let Some(entry) = queue.pop_back() {
        let taken = take_from_entry(entry.amount, wanted);
        wanted = taken.still_wanted;
        if taken.entry_left > 0 {
            queue.push_back(Q4W {
                amount: taken.entry_left,
                ..entry
            });
            break;
        }
        if wanted == 0 {
            break;
        }
    }
    Ok(require_all_taken(wanted)?)
}
