//! What the pool does, one file per verb. Each takes a session and decides with `lending-core`.

pub mod admin;
pub mod auction;
pub mod bad_debt;
pub mod borrow;
pub mod cover;
pub mod flash_loan;
pub mod flow;
pub mod guard;
pub mod gulp;
pub mod recovery;
pub mod repay;
pub mod request;
pub mod reserve_config;
pub mod status;
pub mod submit;
pub mod supply;
pub mod withdraw;

use crate::errors::{refuse, PoolError, Refusal};
use soroban_sdk::{Address, Env};

/// The pool cannot act on itself.
fn require_not_pool(env: &Env, address: &Address) -> Result<(), Refusal> {
    if *address == env.current_contract_address() {
        return refuse(PoolError::BadRequest);
    }
    Ok(())
}
