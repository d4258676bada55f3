use lending_core::backstop::{is_unlocked, require_all_taken, take_from_entry};
use soroban_sdk::{Address, Env, Vec};

use super::{require_at_least, require_non_negative};
use crate::errors::BackstopContractError as Error;
use crate::events::Withdraw;
use crate::storage::{self, PoolRecord, UserRecord};
use crate::types::Q4W;
use crate::{pool_client, settlement};

/// Burns `amount` queued shares that have waited long enough and returns the tokens paid for them.
pub fn withdraw(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
    min_tokens: i128,
) -> Result<i128, Error> {
    require_non_negative(amount)?;
    pool_client::require_no_bad_debt(env, &pool_address)?;
    let mut pool = PoolRecord::load(env, &pool_address);
    let epoch = storage::pool_epoch(env, &pool_address);
    let mut account = UserRecord::load(env, &pool_address, &from, epoch);

    take_oldest(&mut account.balance.q4w, amount, env.ledger().timestamp())?;
    let (deposits, tokens) = pool.deposits.withdraw(amount)?;
    require_at_least(min_tokens, tokens)?;
    pool.deposits = deposits;

    account.store(env);
    pool.store(env);
    settlement::pay(env, &from, tokens);
    Withdraw {
        pool_address,
        from,
        shares: amount,
        tokens,
    }
    .publish(env);
    Ok(tokens)
}

/// Oldest first. The queue is sorted by unlock time, so the first locked entry ends the search.
fn take_oldest(queue: &mut Vec<Q4W>, amount: i128, now: u64) -> Result<(), Error> {
    let mut wanted = amount;
    while let Some(entry) = queue.pop_front() {
        if !is_unlocked(entry.exp, now) {
            return Err(Error::NotExpired);
        }
        let taken = take_from_entry(entry.amount, wanted);
        wanted = taken.still_wanted;
        if taken.entry_left > 0 {
            queue.push_front(Q4W {
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
