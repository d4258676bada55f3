//! Levee and the real Blend v2, side by side: two hosts with the same tokens, prices, clock and
//! accounts at the same addresses, driven by the same random calls, and compared after each.
//!
//! Compared are the outcome (value or code), the events with topics and data, who had to sign what,
//! and every entry in the ledger: reserves, positions, auctions, configuration, backstop, tokens. What
//! may differ stands in [`differences`], and nowhere else.
//!
//! Everything but pool and backstop is the same code in both hosts, the Comet pool behind the backstop
//! token included; our oracle is told the price Blend reads off it. The admin makes the first deposit
//! of every run and keeps it, so that the shares Levee locks are the only ones that differ. Emissions
//! are not configured, and their entry points are not called: Levee has none.
//!
//! Resource limits and metering are off in both hosts, for speed: what a call costs is not compared
//! here, and neither are lifetimes of persistent entries, which are made to outlast every run.
//! `LEVEE_WASM` names a folder with Levee's built Wasm; without it Levee runs natively.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

pub mod arith;
pub mod call;
pub mod compare;
pub mod differences;
pub mod events;
pub mod generate;
pub mod ledger;
pub mod losses;
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
pub mod worth;
