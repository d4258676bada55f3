//! The command line.

use crate::setup::Oracle;
use clap::Parser;
use std::path::PathBuf;

/// Measures what each call of Levee costs on the network, beside the real Blend v2 and a floor.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Args {
    /// Folder of the built contracts.
    #[arg(long, default_value = "target/wasm", value_name = "FOLDER")]
    pub wasm: PathBuf,
    /// Folder the report and the charts are written to.
    #[arg(long, default_value = "target/bench", value_name = "FOLDER")]
    pub out: PathBuf,
    /// Sizes of pools.
    #[arg(long, value_delimiter = ',', default_value = "2,10,30")]
    pub reserves: Vec<usize>,
    /// Only scenes whose name contains this.
    #[arg(long, default_value = "", value_name = "TEXT")]
    pub scene: String,
    /// Whose prices are read.
    #[arg(long, value_enum, default_value_t = Oracle::Ordinary)]
    pub oracle: Oracle,
    /// One JSON document on standard output, and nothing else there.
    #[arg(long)]
    pub json: bool,
    /// No progress line, even in a terminal.
    #[arg(long)]
    pub plain: bool,
    /// Hold Levee's figures against those in a file, and fail if any grew by more than 1%.
    #[arg(long, value_name = "FILE")]
    pub check: Option<PathBuf>,
    /// Write Levee's figures down as the new budgets.
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub write: Option<PathBuf>,
}
