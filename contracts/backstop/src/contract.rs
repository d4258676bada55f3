//! The interface: extend the instance, authorize, call one operation.
#![allow(clippy::disallowed_methods)]

use protocol_api::PoolBackstopData;
use soroban_sdk::{contract, contractimpl, Address, BytesN, Env};

// The specification takes the error by the name it is written with.
use crate::errors::Refusal as Error;
use crate::ops;
use crate::storage::{self, PoolRecord, UserRecord};
use crate::types::{UserBalance, Q4W};

#[contract]
pub struct BackstopContract;

#[contractimpl]
impl BackstopContract {
    pub fn __constructor(env: Env, backstop_token: Address, pool_hash: BytesN<32>) {
        storage::initialize(&env, &backstop_token, &pool_hash);
    }

    // Deposit `amount` tokens; returns the shares received.
    pub fn deposit(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
    ) -> Result<i128, Error> {
        Self::deposit_min(env, from, pool_address, amount, 0)
    }

    // As `deposit`; fails if fewer than `min_shares` would be received.
    pub fn deposit_min(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
        min_shares: i128,
    ) -> Result<i128, Error> {
        authorize(&env, &from);
        ops::deposit::deposit(&env, from, pool_address, amount, min_shares)
    }

    // Queue `amount` shares for withdrawal in 17 days.
    pub fn queue_withdrawal(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
    ) -> Result<Q4W, Error> {
        authorize(&env, &from);
        ops::queue::queue_withdrawal(&env, from, pool_address, amount)
    }

    // Take `amount` shares back out of the queue, newest first.
    pub fn dequeue_withdrawal(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
    ) -> Result<(), Error> {
        authorize(&env, &from);
        ops::queue::dequeue_withdrawal(&env, from, pool_address, amount)
    }

    // Withdraw `amount` unlocked shares, oldest first; returns the tokens paid.
    pub fn withdraw(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
    ) -> Result<i128, Error> {
        Self::withdraw_min(env, from, pool_address, amount, 0)
    }

    // As `withdraw`; fails if fewer than `min_tokens` would be paid.
    pub fn withdraw_min(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
        min_tokens: i128,
    ) -> Result<i128, Error> {
        authorize(&env, &from);
        ops::withdraw::withdraw(&env, from, pool_address, amount, min_tokens)
    }

    // For pools: pay `amount` of the pool's deposits to `to`.
    pub fn draw(env: Env, pool_address: Address, amount: i128, to: Address) -> Result<(), Error> {
        authorize(&env, &pool_address);
        ops::draw::draw(&env, pool_address, amount, to)
    }

    // For pools: add `amount` tokens of `from`, by its allowance, to the pool's deposits.
    pub fn donate(
        env: Env,
        from: Address,
        pool_address: Address,
        amount: i128,
    ) -> Result<(), Error> {
        // Not `from`: only pool code gets through, and it asks inside a call `from` authorized.
        authorize(&env, &pool_address);
        ops::donate::donate(&env, from, pool_address, amount)
    }

    pub fn user_balance(env: Env, pool: Address, user: Address) -> UserBalance {
        let epoch = storage::pool_epoch(&env, &pool);
        let account = UserRecord::load(&env, &pool, &user, epoch);
        account.extend(&env);
        account.balance
    }

    pub fn pool_data(env: Env, pool: Address) -> Result<PoolBackstopData, Error> {
        let pool = PoolRecord::load(&env, &pool);
        pool.extend(&env);
        Ok(PoolBackstopData {
            q4w_pct: pool.deposits.queued_part_up()?,
            shares: pool.deposits.shares,
            tokens: pool.deposits.tokens,
        })
    }

    pub fn backstop_token(env: Env) -> Address {
        storage::backstop_token(&env)
    }
}

fn authorize(env: &Env, who: &Address) {
    storage::extend_instance(env);
    who.require_auth();
}
