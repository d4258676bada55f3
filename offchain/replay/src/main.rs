//! What the price guard does, measured on real Wasm: the incident of 22 February 2026 against three
//! pools, a fake price that is held, and honest markets.
//!
//! Not a contract: figures here are for reading, and every one that matters is held against an
//! expectation.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod args;
mod expect;
mod figures;
mod flow;
mod held;
mod honest;
mod incident;
mod listing;
mod pool;
mod quote;
mod run;
mod stage;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run::run(&args::Args::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failures) => {
            eprintln!("replay: {failures} expectations do not hold");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("replay: {error:#}");
            ExitCode::from(2)
        }
    }
}
