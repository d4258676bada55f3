use soroban_sdk::{Address, Env};

use super::{require_non_negative, require_outsider};
use crate::errors::Refusal;
use crate::events::Donate;
use crate::storage::PoolRecord;
use crate::{pool_client, settlement};

/// Adds `amount` tokens of `from` to the pool's deposits; every share gains its part.
pub fn donate(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
) -> Result<(), Refusal> {
    require_non_negative(amount)?;
    require_outsider(env, &from, &pool_address)?;
    // The caller is the pool, and the host forbids calling it back to ask which backstop it names.
    // It need not be asked: the pools' code calls no other backstop, and without an earlier deposit,
    // where it was asked, there are no shares and the donation is refused.
    pool_client::require_pool_code(env, &pool_address)?;
    // As in a deposit, a refusal of the token is reported before one of ours.
    settlement::receive_by_allowance(env, &from, amount);
    let mut pool = PoolRecord::load(env, &pool_address);
    pool.deposits = pool.deposits.donate(amount)?;
    pool.store(env);
    Donate {
        pool_address,
        from,
        tokens: amount,
    }
    .publish(env);
    Ok(())
}
