//! The command line.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Act {
    /// A market crash uses up the backstop, and suppliers lose.
    Loss,
    /// Money comes back after a loss, to those who bore it.
    Recovery,
    /// A reserve loses practically everything.
    Killed,
}

/// Plays the life of a lending pool on its built contracts, from the state of a real mainnet pool.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Args {
    /// Which story to play.
    #[arg(long, value_enum, default_value_t = Act::Loss)]
    pub act: Act,
    /// Folder of the built contracts.
    #[arg(long, default_value = "target/wasm", value_name = "FOLDER")]
    pub wasm: PathBuf,
    /// Folder the charts are written to, as SVG.
    #[arg(long, default_value = "target/demo", value_name = "FOLDER")]
    pub charts: PathBuf,
    /// One JSON document on standard output, and nothing else there.
    #[arg(long)]
    pub json: bool,
    /// No colours and no progress line, even in a terminal.
    #[arg(long)]
    pub plain: bool,
    /// Show every account and table at every stage, changed or not.
    #[arg(long)]
    pub full: bool,
    /// Take tokens out of the pool behind its back: the books must notice.
    #[arg(long, hide = true)]
    pub break_books: bool,
}
