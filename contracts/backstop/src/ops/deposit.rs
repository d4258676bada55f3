use lending_core::fixed::add;
use soroban_sdk::{Address, Env};

use super::{require_at_least, require_non_negative, require_outsider};
use crate::errors::BackstopContractError as Error;
use crate::events::Deposit;
use crate::storage::{self, PoolRecord, UserRecord};
use crate::{pool_client, settlement};

/// Takes `amount` tokens and returns the shares `from` received for them.
pub fn deposit(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
    min_shares: i128,
) -> Result<i128, Error> {
    require_non_negative(amount)?;
    require_outsider(env, &from, &pool_address)?;
    pool_client::require_pool(env, &pool_address)?;
    // State is written before the token moves, yet a refusal of the token is reported before one of
    // ours, as Blend does: a failed call leaves nothing behind in either order.
    let minted = mint(env, &from, &pool_address, amount, min_shares);
    settlement::receive(env, &from, amount);
    let shares = minted?;
    Deposit {
        pool_address,
        from,
        tokens: amount,
        shares,
    }
    .publish(env);
    Ok(shares)
}

fn mint(
    env: &Env,
    user: &Address,
    pool_address: &Address,
    tokens: i128,
    min_shares: i128,
) -> Result<i128, Error> {
    let mut pool = PoolRecord::load(env, pool_address);
    let minted = pool.deposits.deposit(tokens)?;
    require_at_least(min_shares, minted.shares)?;
    let epoch = if minted.opens_epoch {
        storage::open_next_epoch(env, pool_address)?
    } else {
        storage::pool_epoch(env, pool_address)
    };
    let mut account = UserRecord::load(env, pool_address, user, epoch);
    account.balance.shares = add(account.balance.shares, minted.shares)?;
    pool.deposits = minted.deposits;
    account.store(env);
    pool.store(env);
    Ok(minted.shares)
}
