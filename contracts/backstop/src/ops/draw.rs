use soroban_sdk::{Address, Env};

use super::require_non_negative;
use crate::errors::Refusal;
use crate::events::Draw;
use crate::settlement;
use crate::storage::PoolRecord;

/// Pays `amount` of the pool's deposits to `to`; every share, queued or not, bears its part.
pub fn draw(env: &Env, pool_address: Address, amount: i128, to: Address) -> Result<(), Refusal> {
    require_non_negative(amount)?;
    let mut pool = PoolRecord::load(env, &pool_address);
    pool.deposits = pool.deposits.draw(amount)?;
    pool.store(env);
    settlement::pay(env, &to, amount);
    Draw {
        pool_address,
        to,
        tokens: amount,
    }
    .publish(env);
    Ok(())
}
