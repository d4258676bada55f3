//! What was measured, for people and machines.

mod beside;
mod chart;
mod full;
mod json;
mod limits;
mod main_table;
mod parts;
pub mod table;

use crate::record::Record;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Everything, as Markdown.
pub fn markdown(record: &Record) -> String {
    let parts = [
        main_table::sizes(record),
        main_table::table(record),
        parts::table(record),
        limits::table(record),
        full::table(record),
    ];
    parts.join("\n")
}

/// The part that fits a screen.
pub fn summary(record: &Record) -> String {
    [main_table::sizes(record), main_table::table(record)].join("\n")
}

pub fn json(record: &Record) -> Result<String> {
    json::document(record)
}

/// Writes the report and the charts into `folder`. Returns the files.
pub fn write(record: &Record, folder: &Path) -> Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder)?;
    let mut files = vec![folder.join("bench.md"), folder.join("bench.json")];
    std::fs::write(&files[0], markdown(record))?;
    std::fs::write(&files[1], json(record)?)?;
    files.extend(chart::write(record, folder)?);
    Ok(files)
}
