//! The incident as a picture: prices above, values below, both on logarithmic scales.

use super::act::{Course, Sample};
use anyhow::Result;
use plotters::prelude::*;
use show::format::{approximately, PRICE_DECIMALS};
use show::svg::{legend, line, save, Canvas, AMBER, BLUE, GREEN, GREY, RED, TEXT, TITLE};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Label, colour, whose course, and what of it.
type Line<'a> = (&'a str, RGBColor, &'a Course, fn(&Sample) -> i128);

pub fn draw(folder: &Path, [guarded, off, blend]: &[Course; 3]) -> Result<PathBuf> {
    let borrowed = |it: &Sample| it.borrowed;
    let prices: [Line; 2] = [
        (
            "the feed, and what pools without a guard use",
            RED,
            blend,
            |it| it.feed,
        ),
        (
            "usable for new loans under the guard",
            GREEN,
            guarded,
            |it| it.usable,
        ),
    ];
    let values: [Line; 4] = [
        ("borrowed, Blend v2", RED, blend, borrowed),
        (
            "borrowed, Levee with the guard off (the same)",
            AMBER,
            off,
            borrowed,
        ),
        ("true value of the collateral", BLUE, blend, |it| {
            it.collateral
        }),
        (
            "borrowed, Levee with its default guard",
            GREEN,
            guarded,
            borrowed,
        ),
    ];
    save(folder, "incident", |canvas| {
        let (above, below) = canvas.split_vertically(250);
        let title = "USTRY on 22 February 2026, dollars";
        panel(&above, title, 0.5..20_000.0, &prices)?;
        let title = "Value at true prices, dollars";
        panel(&below, title, 5_000.0..100_000_000.0, &values)
    })
}

fn points(course: &Course, of: fn(&Sample) -> i128) -> Vec<(f64, f64)> {
    let all = course.samples.iter().filter(|it| of(it) > 0);
    all.map(|it| (it.minute as f64, approximately(of(it), PRICE_DECIMALS)))
        .collect()
}

fn panel(canvas: &Canvas, title: &str, range: Range<f64>, lines: &[Line]) -> Result<()> {
    let mut plane = ChartBuilder::on(canvas)
        .caption(title, TITLE)
        .margin(10)
        .margin_right(32)
        .x_label_area_size(28)
        .y_label_area_size(96)
        .build_cartesian_2d(0.0..40.0, range.log_scale())?;
    plane
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GREY.mix(0.4))
        .x_labels(9)
        .y_labels(6)
        .x_label_formatter(&|minute| format!("00:{minute:02.0}"))
        .y_label_formatter(&|it| show::format::number(*it as i128, 0, 0))
        .label_style(TEXT)
        .draw()?;
    for (label, colour, course, of) in lines {
        line(&mut plane, points(course, *of), *colour, label)?;
    }
    legend(&mut plane, SeriesLabelPosition::UpperLeft)
}
