//! The course of an auction: what part of lot and bid changes hands, by ledger.

use super::{line, Canvas, BLUE, GREEN, RED, TEXT, TITLE};
use crate::calc::Calc as _;
use crate::chart::{Curve, Fill};
use crate::format::{approximately, percent, tokens, usd};
use anyhow::Result;
use lending_core::auction::Progress;
use plotters::coord::types::{RangedCoordf64, RangedCoordu32};
use plotters::prelude::*;

type Plane<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<RangedCoordu32, RangedCoordf64>>;

/// Where the fills are described: under the curves, above the legend.
const NOTES: (u32, f64) = (108, 37.0);
const LINE: f64 = 5.5;

pub fn draw(canvas: &Canvas, curve: &Curve) -> Result<()> {
    let title = format!(
        "Auction of {}: {} ({}) for {} of debt",
        curve.title,
        tokens(curve.lot.amount, curve.lot.coin),
        usd(curve.lot.value),
        tokens(curve.bid.amount, curve.bid.coin),
    );
    let mut plane = ChartBuilder::on(canvas)
        .caption(title, TITLE)
        .margin(16)
        .x_label_area_size(48)
        .y_label_area_size(64)
        .build_cartesian_2d(0_u32..400, 0.0..106.0)?;
    plane
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_labels(9)
        .y_labels(6)
        .x_desc("ledgers since the start (5 seconds each)")
        .y_desc("part that changes hands")
        .y_label_formatter(&|part| format!("{part:.0}%"))
        .label_style(TEXT)
        .draw()?;
    line(
        &mut plane,
        course(|it| it.lot),
        GREEN,
        "collateral or tokens offered",
    )?;
    line(
        &mut plane,
        course(|it| it.bid),
        RED,
        "debt asked to be taken over",
    )?;
    let even = curve.even_after;
    let worth_it = format!("from ledger {even} on worth more than asked");
    line(
        &mut plane,
        vec![(even, 0.0), (even, 100.0)],
        GREY_LINE,
        &worth_it,
    )?;
    for (place, fill) in curve.fills.iter().enumerate() {
        mark(&mut plane, place, fill)?;
    }
    plane
        .configure_series_labels()
        .position(SeriesLabelPosition::LowerMiddle)
        .label_font(TEXT)
        .background_style(WHITE.mix(0.9))
        .margin(12)
        .draw()?;
    Ok(())
}

const GREY_LINE: RGBColor = RGBColor(0x88, 0x88, 0x88);

fn course(side: fn(Progress) -> i128) -> Vec<(u32, f64)> {
    let all = (0..=400).filter_map(|at| Some((at, Progress::at(0, at).ok()?)));
    all.map(|(at, progress)| (at, approximately(side(progress), 5)))
        .collect()
}

fn mark(plane: &mut Plane, place: usize, fill: &Fill) -> Result<()> {
    let at = Progress::at(0, fill.elapsed).calc()?;
    let parts = [at.lot, at.bid].map(|part| (fill.elapsed, approximately(part, 5)));
    plane.draw_series(parts.map(|dot| Circle::new(dot, 6, BLUE.filled())))?;
    let text = format!(
        "ledger {}: {} fills {} and gets {} of that lot for {} of that debt",
        fill.elapsed,
        fill.by,
        fill.share(),
        percent(at.lot, 0),
        percent(at.bid, 0),
    );
    let under = NOTES.1 - f64::from(u32::try_from(place)?) * LINE;
    let style = TEXT.into_font().color(&BLUE);
    plane.draw_series([Text::new(text, (NOTES.0, under), style)])?;
    Ok(())
}
