//! Levee's backstop: first-loss deposits in one SEP-41 token, held apart for each pool it serves.
//!
//! No interest, no rewards and no prices: a pool values its backstop's tokens itself. No upgrade, no
//! administrator. The numbers are decided in `lending-core`; the interface a pool relies on is
//! documented in `protocol-api`.
#![no_std]
// A refusal and its code are one type natively, and two on the network: see `errors::Refusal`.
#![allow(clippy::needless_question_mark)]

mod contract;
mod errors;
mod events;
mod list;
mod ops;
mod pool_client;
mod settlement;
mod storage;
mod types;

pub use contract::{BackstopContract, BackstopContractClient};
pub use errors::BackstopContractError;
pub use events::{Deposit, DequeueWithdrawal, Donate, Draw, QueueWithdrawal, Withdraw};
pub use types::{PoolBalance, UserBalance, Q4W};
