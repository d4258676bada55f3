//! `make bench` and `make test-budgets`.

use bench::args::Args;
use bench::run;
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run::run(&Args::parse()) {
        Ok(complaints) if complaints.is_empty() => ExitCode::SUCCESS,
        Ok(complaints) => {
            for complaint in complaints {
                eprintln!("bench: {complaint}");
            }
            eprintln!("bench: if this is meant, `make budgets` writes the new figures for review");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::from(2)
        }
    }
}
