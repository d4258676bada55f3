//! The life of a lending pool in an embedded host: real Wasm, real tokens, real figures.
//!
//! Not a contract: figures here are for reading, and every one that matters is checked in `books`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod acts;
mod args;
mod books;
mod cast;
mod chart;
mod coin;
mod mainnet;
mod quote;
mod render;
mod run;
mod snapshot;
mod stages;
mod story;
mod tally;
mod token;
mod world;

#[cfg(test)]
mod tests;

use clap::Parser as _;
use show::{calc, format, table, wasm};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run::run(&args::Args::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failures) => {
            eprintln!("demo: the books do not agree: {failures} identities failed");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("demo: {error:#}");
            ExitCode::from(2)
        }
    }
}
