//! The canvas and the palette of charts, drawn by `plotters` as SVG files.

use anyhow::{anyhow, Result};
use plotters::coord::ranged1d::{AsRangedCoord, Ranged, ValueFormatter};
use plotters::coord::{CoordTranslate, Shift};
use plotters::prelude::*;
use std::path::{Path, PathBuf};

const SIZE: (u32, u32) = (960, 540);
pub const GREEN: RGBColor = RGBColor(0x1b, 0x7f, 0x5c);
pub const RED: RGBColor = RGBColor(0xb4, 0x3e, 0x2f);
pub const AMBER: RGBColor = RGBColor(0xc2, 0x8a, 0x1e);
pub const BLUE: RGBColor = RGBColor(0x22, 0x2f, 0x5b);
pub const GREY: RGBColor = RGBColor(0xb9, 0xc4, 0xd6);
pub const TITLE: (&str, u32) = ("sans-serif", 22);
pub const TEXT: (&str, u32) = ("sans-serif", 15);

pub type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Draws `<folder>/<name>.svg`. Returns the file.
pub fn save(
    folder: &Path,
    name: &str,
    draw: impl FnOnce(&Canvas) -> Result<()>,
) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{name}.svg"));
    let canvas = SVGBackend::new(&path, SIZE).into_drawing_area();
    canvas.fill(&WHITE)?;
    draw(&canvas)?;
    canvas.present().map_err(|error| anyhow!("{error}"))?;
    drop(canvas);
    Ok(path)
}

/// Draws a line that stands in the legend.
pub fn line<'a, X, Y>(
    plane: &mut ChartContext<'a, SVGBackend<'a>, Cartesian2d<X, Y>>,
    points: Vec<(X::ValueType, Y::ValueType)>,
    colour: RGBColor,
    label: &str,
) -> Result<()>
where
    X: Ranged + AsRangedCoord + ValueFormatter<X::ValueType>,
    Y: Ranged + AsRangedCoord + ValueFormatter<Y::ValueType>,
    X::ValueType: Clone + 'static,
    Y::ValueType: Clone + 'static,
{
    plane
        .draw_series(LineSeries::new(points, colour.stroke_width(3)))?
        .label(label)
        .legend(move |(x, y)| PathElement::new([(x, y), (x + 24, y)], colour.stroke_width(3)));
    Ok(())
}

/// What the lines and bars are, in a corner of the chart.
pub fn legend<'a, C: CoordTranslate>(
    plane: &mut ChartContext<'a, SVGBackend<'a>, C>,
    position: SeriesLabelPosition,
) -> Result<()> {
    plane
        .configure_series_labels()
        .position(position)
        .label_font(TEXT)
        .background_style(WHITE.mix(0.9))
        .draw()?;
    Ok(())
}
