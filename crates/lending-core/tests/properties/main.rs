//! Claims about `lending-core` that hold for all inputs, not for examples. 256 cases each;
//! `PROPTEST_CASES` asks for more.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]
#![allow(clippy::indexing_slicing)]

mod edges;
mod given;

mod prop_accrual;
mod prop_auction;
mod prop_backstop;
mod prop_bad_debt;
mod prop_conversions;
mod prop_coverage;
mod prop_fixed;
mod prop_flow;
mod prop_health;
mod prop_inflation;
mod prop_interest;
mod prop_ledger;
mod prop_limits;
mod prop_liquidation;
mod prop_position;
mod prop_splitting;
mod prop_status;
