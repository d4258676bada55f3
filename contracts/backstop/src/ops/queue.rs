use lending_core::backstop::{require_room_in_queue, take_free, unlock_time};
use lending_core::fixed::add;
use soroban_sdk::{Address, Env};

use super::account::{take_from_queue, Account, End};
use super::require_non_negative;
use crate::errors::Refusal;
use crate::events::{DequeueWithdrawal, QueueWithdrawal};
use crate::types::Q4W;

/// Moves `amount` free shares to a new entry at the end of the account's queue.
pub fn queue_withdrawal(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
) -> Result<Q4W, Refusal> {
    require_non_negative(amount)?;
    let mut account = Account::load(env, &pool_address, &from);
    let balance = &mut account.user.balance;
    balance.shares = take_free(balance.shares, amount)?;
    require_room_in_queue(balance.q4w.len())?;
    let exp = unlock_time(env.ledger().timestamp())?;
    let entry = Q4W { amount, exp };
    balance.q4w.push_back(entry.clone());
    account.pool.deposits = account.pool.deposits.queue(amount)?;
    account.store(env);
    QueueWithdrawal {
        pool_address,
        from,
        shares: amount,
        exp,
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
) -> Result<(), Refusal> {
    require_non_negative(amount)?;
    let mut account = Account::load(env, &pool_address, &from);
    let balance = &mut account.user.balance;
    take_from_queue(&mut balance.q4w, amount, End::Newest)?;
    balance.shares = add(balance.shares, amount)?;
    account.pool.deposits = account.pool.deposits.dequeue(amount)?;
    account.store(env);
    DequeueWithdrawal {
        pool_address,
        from,
        shares: amount,
    }
    .publish(env);
    Ok(())
}
