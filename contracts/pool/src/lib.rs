//! Levee's lending pool.
//!
//! One way through the house: `contract` (TTL, auth) -> `state::Session` (load once, accrue) ->
//! `ops` deciding with `lending-core` -> `Session::commit` (write once) -> `settlement` (tokens).
#![no_std]
// A refusal and its code are one type natively, and two on the network: see `errors::Refusal`.
#![allow(clippy::needless_question_mark)]

extern crate alloc;

mod contract;
mod encoded;
mod errors;
mod events;
mod items;
mod ops;
mod settlement;
mod state;
mod storage;
mod types;

pub use contract::{PoolContract, PoolContractClient};
pub use errors::PoolError;
pub use events::*;
pub use storage::keys::{AuctionKey, PoolDataKey};
pub use types::*;
