//! Levee's lens: what can be computed from a pool's small getters, so that the pool need not carry it.
//!
//! One way through: `contract` -> `views`, one file each -> `market` and `account` (what is known of the
//! pool, each thing read once) -> `pool` and `question` (its entries, as many as can be at once) -> `read`,
//! the only file that calls other contracts. Numbers and decisions are `lending-core`'s, the same functions
//! the pool runs.
//!
//! No storage, no signatures, no events, nothing to administer.
#![no_std]

mod account;
mod backstop;
mod contract;
mod errors;
mod market;
mod pool;
mod question;
mod read;
mod types;
mod views;

pub use contract::{LensContract, LensContractClient};
pub use errors::LensError;
pub use types::*;
