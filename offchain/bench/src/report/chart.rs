//! Instructions and memory against the number of positions, drawn by `plotters`.

use crate::figures::{Figures, Row};
use crate::network::Limits;
use crate::record::Record;
use crate::setup::Guard;
use crate::world::Side;
use anyhow::{anyhow, Result};
use plotters::coord::Shift;
use plotters::prelude::*;
use std::path::{Path, PathBuf};

const SIZE: (u32, u32) = (1200, 500);
const TITLE: (&str, u32) = ("sans-serif", 20);
const TEXT: (&str, u32) = ("sans-serif", 14);
const GREY: RGBColor = RGBColor(0x88, 0x88, 0x88);

/// What is drawn, later over earlier: guards are Levee's alone.
const LINES: [(Side, Guard, &str, RGBColor); 4] = [
    (
        Side::Blend,
        Guard::Off,
        "Blend v2",
        RGBColor(0x22, 0x2f, 0x5b),
    ),
    (Side::Floor, Guard::Off, "floor", RGBColor(0x1b, 0x7f, 0x5c)),
    (
        Side::Levee,
        Guard::On,
        "Levee, guard on",
        RGBColor(0xe0, 0x9a, 0x5a),
    ),
    (
        Side::Levee,
        Guard::Off,
        "Levee, guard off",
        RGBColor(0xb4, 0x3e, 0x2f),
    ),
];

/// Operations whose cost grows with the account.
const DRAWN: [&str; 5] = [
    "borrow",
    "new liquidation",
    "fill liquidation",
    "new bad-debt auction",
    "default",
];

type Canvas<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A figure, its name, and what the network allows of it.
struct Axis {
    name: &'static str,
    of: fn(&Figures) -> u64,
    limit: u64,
}

pub fn write(record: &Record, folder: &Path) -> Result<Vec<PathBuf>> {
    let most = record.rows.iter().map(|row| row.reserves).max();
    let mut files = vec![];
    for op in DRAWN {
        let rows = record.rows.iter();
        let rows = rows.filter(|row| row.op == op && Some(row.reserves) == most);
        let rows: Vec<_> = rows.collect();
        if rows.len() > 1 {
            let path = folder.join(format!("{}.svg", op.replace(' ', "-")));
            draw(&path, op, &rows, &record.meter.network.limits)?;
            files.push(path);
        }
    }
    Ok(files)
}

fn draw(path: &Path, op: &str, rows: &[&Row], limits: &Limits) -> Result<()> {
    let canvas = SVGBackend::new(path, SIZE).into_drawing_area();
    canvas.fill(&WHITE)?;
    let axes = [
        Axis {
            name: "instructions, millions",
            of: |it| it.instructions,
            limit: limits.instructions,
        },
        Axis {
            name: "memory, MB",
            of: |it| it.mem_bytes,
            limit: limits.mem_bytes,
        },
    ];
    for (area, axis) in canvas.split_evenly((1, 2)).iter().zip(&axes) {
        panel(area, op, rows, axis)?;
    }
    canvas.present().map_err(|error| anyhow!("{error}"))?;
    Ok(())
}

fn panel(area: &Canvas, op: &str, rows: &[&Row], axis: &Axis) -> Result<()> {
    let whole = |figure: u64| figure as f64 / 1e6;
    let all = rows.iter().flat_map(|row| row.costs.values());
    let most = all
        .map(|it| whole((axis.of)(&it.network)))
        .fold(0.0, f64::max);
    let widest = rows.iter().map(|row| row.width).max().unwrap_or(1) as f64;
    let title = format!("{op}, {} reserves", rows[0].reserves);
    let mut plane = ChartBuilder::on(area)
        .caption(title, TITLE)
        .margin(14)
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d(0.0..widest, 0.0..most * 1.15)?;
    plane
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc("positions")
        .y_desc(axis.name)
        .label_style(TEXT)
        .draw()?;
    for (side, guard, label, colour) in LINES {
        let point = |row: &&Row| {
            let cost = row.costs.get(&side)?;
            Some((row.width as f64, whole((axis.of)(&cost.network))))
        };
        let rows = rows.iter().filter(|row| row.guard == guard);
        let points: Vec<_> = rows.filter_map(point).collect();
        plane.draw_series(points.iter().map(|at| Circle::new(*at, 3, colour.filled())))?;
        plane
            .draw_series(LineSeries::new(points, colour.stroke_width(2)))?
            .label(label)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 20, y)], colour.stroke_width(3)));
    }
    // The limit, where it is in sight.
    let limit = whole(axis.limit);
    if limit < most * 1.15 {
        plane
            .draw_series(LineSeries::new([(0.0, limit), (widest, limit)], GREY))?
            .label("the network's limit")
            .legend(|(x, y)| PathElement::new([(x, y), (x + 20, y)], GREY));
    }
    plane
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .label_font(TEXT)
        .background_style(WHITE.mix(0.9))
        .draw()?;
    Ok(())
}
