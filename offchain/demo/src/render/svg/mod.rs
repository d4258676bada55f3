//! Charts as files, drawn by `plotters`.

mod auction;
mod course;
mod losses;

use crate::chart::Chart;
use anyhow::{anyhow, Result};
use plotters::coord::Shift;
use plotters::prelude::*;
use std::path::{Path, PathBuf};

const SIZE: (u32, u32) = (960, 540);
const GREEN: RGBColor = RGBColor(0x1b, 0x7f, 0x5c);
const RED: RGBColor = RGBColor(0xb4, 0x3e, 0x2f);
const AMBER: RGBColor = RGBColor(0xc2, 0x8a, 0x1e);
const BLUE: RGBColor = RGBColor(0x22, 0x2f, 0x5b);
const GREY: RGBColor = RGBColor(0xb9, 0xc4, 0xd6);
const TITLE: (&str, u32) = ("sans-serif", 22);
const TEXT: (&str, u32) = ("sans-serif", 15);

type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Draws `chart` into `folder`. Returns the file.
pub fn write(chart: &Chart, folder: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let name = match chart {
        Chart::Auction(curve) => curve.name,
        Chart::Losses(_) => "losses",
        Chart::Course(course) => course.name,
    };
    let path = folder.join(format!("{name}.svg"));
    let canvas = SVGBackend::new(&path, SIZE).into_drawing_area();
    canvas.fill(&WHITE)?;
    match chart {
        Chart::Auction(curve) => auction::draw(&canvas, curve)?,
        Chart::Losses(losses) => losses::draw(&canvas, losses)?,
        Chart::Course(course) => course::draw(&canvas, course)?,
    }
    canvas.present().map_err(|error| anyhow!("{error}"))?;
    drop(canvas);
    Ok(path)
}
