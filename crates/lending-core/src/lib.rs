//! Every number and every decision of Levee, as pure code: no storage, no host, no allocation.
//!
//! Functions take scalars or iterators and return small `Copy` values or one [`LendingError`]. The
//! formulas, their rounding and who gains from it are listed in `docs/math.md`.
#![no_std]

pub mod auction;
pub mod backstop;
pub mod bad_debt;
pub mod claims;
pub mod coverage;
mod error;
pub mod fixed;
pub mod flow;
pub mod guard;
pub mod health;
pub mod interest;
pub mod limits;
pub mod position;
pub mod price;
mod refusal;
pub mod reserve;
pub mod risk;
pub mod status;
pub mod units;

pub use error::LendingError;
pub use refusal::{MathError, Refusal};

#[cfg(test)]
mod tests;
