//! The fixture of Levee's integration suite: a world with real contracts, and the invariants that
//! must hold in it after every step.
//!
//! Contracts run natively, or, if `LEVEE_WASM` names a folder with the built Wasm, as Wasm.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]
#![allow(clippy::indexing_slicing)]

pub mod code;
pub mod export;
pub mod invariants;
pub mod ledger;
pub mod lens;
mod losses;
pub mod outcome;
pub mod raw;
pub mod receiver;
pub mod requests;
pub mod reserves;
pub mod seed;
pub mod stage;
pub mod world;

pub use stage::ONE;
pub use world::{Setup, World};
