//! The integration suite: one binary over one fixture.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]
#![allow(clippy::indexing_slicing)]

mod backstop;
mod mocks;
mod smoke;
mod tidy;
