//! One module per verb: check, decide with `lending-core`, write, move tokens, publish.

mod account;
pub mod deposit;
pub mod donate;
pub mod draw;
pub mod queue;
pub mod withdraw;

use soroban_sdk::{Address, Env};

use crate::errors::BackstopContractError as Error;

fn require_non_negative(amount: i128) -> Result<(), Error> {
    if amount < 0 {
        return Err(Error::NegativeAmountError);
    }
    Ok(())
}

/// Tokens must come from outside: from neither the pool nor the backstop itself.
fn require_outsider(env: &Env, from: &Address, pool: &Address) -> Result<(), Error> {
    if from == pool || *from == env.current_contract_address() {
        return Err(Error::BadRequest);
    }
    Ok(())
}

fn require_at_least(minimum: i128, amount: i128) -> Result<(), Error> {
    if amount < minimum {
        return Err(Error::BelowMinimum);
    }
    Ok(())
}
