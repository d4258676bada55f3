use lending_core::backstop::Minted;
use lending_core::fixed::add;
use soroban_sdk::{Address, Env};

use super::{require_at_least, require_non_negative, require_outsider};
use crate::errors::Refusal;
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
) -> Result<i128, Refusal> {
    require_non_negative(amount)?;
    require_outsider(env, &from, &pool_address)?;
    pool_client::require_pool(env, &pool_address)?;
    // First the token, whose refusal is reported before one of ours, as Blend does. It finds no
    // half-done state: the host lets nobody call a contract that is already being called.
    settlement::receive(env, &from, amount);
    let shares = mint(env, &from, &pool_address, amount, min_shares)?;
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
) -> Result<i128, Refusal> {
    let mut pool = PoolRecord::load(env, pool_address);
    let Minted {
        deposits,
        shares,
        opens_epoch,
    } = pool.deposits.deposit(tokens)?;
    pool.deposits = deposits;
    require_at_least(min_shares, shares)?;
    let epoch = if opens_epoch {
        storage::open_next_epoch(env, pool_address)?
    } else {
        storage::pool_epoch(env, pool_address)
    };
    let mut account = UserRecord::load(env, pool_address, user, epoch);
    account.balance.shares = add(account.balance.shares, shares)?;
    account.store(env);
    pool.store(env);
    Ok(shares)
}
