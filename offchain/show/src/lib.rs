//! How the off-chain programs show things: figures, tables, charts, and the code they ran on.
//!
//! Not a contract: figures here are for reading.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

pub mod calc;
pub mod format;
pub mod svg;
pub mod table;
pub mod terminal;
pub mod text;
pub mod wasm;
