//! One module per verb: check, decide with `lending-core`, write, move tokens, publish.

mod account;
pub mod deposit;
pub mod donate;
pub mod draw;
pub mod queue;
pub mod withdraw;

use soroban_sdk::{Address, Env};

use crate::errors::{refuse, BackstopContractError as Error, Refusal};

fn require_non_negative(amount: i128) -> Result<(), Refusal> {
    if amount < 0 {
        return refuse(Error::NegativeAmountError);
    }
    Ok(())
}

/// Tokens must come from outside: from neither the pool nor the backstop itself.
fn require_outsider(env: &Env, from: &Address, pool: &Address) -> Result<(), Refusal> {
    if from == pool || *from == env.current_contract_address() {
        return refuse(Error::BadRequest);
    }
    Ok(())
}

fn require_at_least(minimum: i128, amount: i128) -> Result<(), Refusal> {
    if amount < minimum {
        return refuse(Error::BelowMinimum);
    }
    Ok(())
}
