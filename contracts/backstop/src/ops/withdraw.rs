use soroban_sdk::{Address, Env};

use super::account::{take_from_queue, Account, End};
use super::{require_at_least, require_non_negative};
use crate::errors::Refusal;
use crate::events::Withdraw;
use crate::{pool_client, settlement};

/// Burns `amount` queued shares that have waited long enough and returns the tokens paid for them.
pub fn withdraw(
    env: &Env,
    from: Address,
    pool_address: Address,
    amount: i128,
    min_tokens: i128,
) -> Result<i128, Refusal> {
    require_non_negative(amount)?;
    pool_client::require_no_bad_debt(env, &pool_address)?;
    let mut account = Account::load(env, &pool_address, &from);
    let unlocked = End::Oldest(env.ledger().timestamp());
    take_from_queue(&mut account.user.balance.q4w, amount, unlocked)?;
    let (deposits, tokens) = account.pool.deposits.withdraw(amount)?;
    require_at_least(min_tokens, tokens)?;
    account.pool.deposits = deposits;
    account.store(env);
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
