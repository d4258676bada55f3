//! The contract's interface. Every function that changes state keeps the instance alive, asks for
//! the signatures it needs, and calls one operation. Nothing else happens here.
//!
//! What the functions do, their units, rounding and errors: `docs/pool.md`. Doc comments on them
//! would ship in the Wasm.
#![allow(clippy::disallowed_methods)]

mod admin;
mod auction;
mod user;
mod view;

// The specification takes the error by the name it is written with.
use crate::errors::Refusal as PoolError;
use crate::storage::instance;
use soroban_sdk::{contract, Address, Env};

#[contract]
pub struct PoolContract;

/// The admin, who must have signed.
fn require_admin(env: &Env) -> Result<Address, PoolError> {
    let admin = instance::admin(env)?;
    admin.require_auth();
    Ok(admin)
}

/// The spender moves tokens and `from` answers for the positions: both must have signed.
fn require_owner_and_spender(from: &Address, spender: &Address) {
    spender.require_auth();
    if from != spender {
        from.require_auth();
    }
}
