//! What each call costs on the network: Levee, Blend v2 and a floor in one host and world.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

pub mod args;
pub mod budgets;
pub mod figures;
pub mod host;
pub mod network;
pub mod ops;
mod plain;
pub mod record;
pub mod report;
pub mod run;
pub mod setup;
pub mod wasm;
pub mod world;
