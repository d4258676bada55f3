//! Levee and the real Blend v2, side by side: two hosts with the same tokens, prices, clock and
//! accounts at the same addresses, driven by the same random calls, and compared after each.
//!
//! Everything but pool and backstop is the same code in both hosts. Resource limits and metering are
//! off in both, for speed: what a call costs is not compared here.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

pub mod call;
pub mod compare;
pub mod differences;
pub mod events;
pub mod generate;
pub mod ledger;
pub mod receiver;
pub mod report;
pub mod rng;
pub mod run;
pub mod scenario;
pub mod settings;
pub mod show;
pub mod shrink;
pub mod sight;
pub mod signatures;
pub mod world;
