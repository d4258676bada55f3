//! The command line.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Part {
    /// 22 February 2026 against three pools.
    Incident,
    /// A fake price that is held and poked, and what a limit on new debt leaves of it.
    Held,
    /// Crashes, rallies, spikes and dead feeds.
    Honest,
}

impl Part {
    pub const ALL: [Part; 3] = [Part::Incident, Part::Held, Part::Honest];
}

/// Replays a public incident and honest markets on built contracts, with and without the price guard.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Args {
    /// What to replay; everything if not given.
    #[arg(long, value_enum)]
    pub part: Option<Part>,
    /// Folder of the built contracts.
    #[arg(long, default_value = "target/wasm", value_name = "FOLDER")]
    pub wasm: PathBuf,
    /// Folder the charts are written to, as SVG.
    #[arg(long, default_value = "target/replay", value_name = "FOLDER")]
    pub charts: PathBuf,
    /// One JSON document on standard output, and nothing else there.
    #[arg(long)]
    pub json: bool,
    /// No colours, even in a terminal.
    #[arg(long)]
    pub plain: bool,
}
