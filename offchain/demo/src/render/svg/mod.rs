//! Charts as files.

mod auction;
mod course;
mod losses;

use crate::chart::Chart;
use anyhow::Result;
use show::svg::{legend, line, save, Canvas, AMBER, BLUE, GREEN, GREY, RED, TEXT, TITLE};
use std::path::{Path, PathBuf};

/// Draws `chart` into `folder`. Returns the file.
pub fn write(chart: &Chart, folder: &Path) -> Result<PathBuf> {
    let name = match chart {
        Chart::Auction(curve) => curve.name,
        Chart::Losses(_) => "losses",
        Chart::Course(course) => course.name,
    };
    save(folder, name, |canvas| match chart {
        Chart::Auction(curve) => auction::draw(canvas, curve),
        Chart::Losses(losses) => losses::draw(canvas, losses),
        Chart::Course(course) => course::draw(canvas, course),
    })
}
