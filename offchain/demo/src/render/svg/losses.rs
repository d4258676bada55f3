//! What each supplier had before and has after the loss.

use super::{legend, Canvas, GREEN, GREY, RED, TEXT, TITLE};
use crate::chart::Loss;
use crate::coin::Coin;
use crate::format::{approximately, number, ratio, tokens, TOKEN_DECIMALS};
use anyhow::Result;
use plotters::prelude::*;

/// Places on the x axis for each supplier: a gap, two bars, a gap.
const SLOT: u32 = 10;

fn whole(raw: i128) -> f64 {
    approximately(raw, TOKEN_DECIMALS)
}

pub fn draw(canvas: &Canvas, losses: &[Loss]) -> Result<()> {
    let most = losses.iter().map(|it| whole(it.before)).fold(0.0, f64::max);
    let width = u32::try_from(losses.len())? * SLOT;
    let mut plane = ChartBuilder::on(canvas)
        .caption("USDC of each supplier, before and after the loss", TITLE)
        .margin(16)
        .x_label_area_size(8)
        .y_label_area_size(96)
        .build_cartesian_2d(0_u32..width, -most * 0.08..most * 1.15)?;
    plane
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .light_line_style(TRANSPARENT)
        .y_desc("USDC")
        .y_labels(6)
        .y_label_formatter(&|it| number(*it as i128, 0, 0))
        .label_style(TEXT)
        .draw()?;
    let mut bars = [Vec::new(), Vec::new()];
    for (left, it) in (0..).step_by(SLOT as usize).zip(losses) {
        let bar = |from: u32, to: u32, height: i128, colour: RGBColor| {
            let corners = [(left + from, 0.0), (left + to, whole(height))];
            Rectangle::new(corners, colour.filled())
        };
        bars[0].push(bar(1, 5, it.before, GREY));
        bars[1].push(bar(5, 9, it.after, GREEN));
        let lost = it.before - it.after;
        let top = whole(it.before);
        let loss = TEXT.into_font().color(&RED);
        let name = TEXT.into_font().color(&BLACK);
        plane.draw_series([
            Text::new(it.who.to_string(), (left + 1, -most * 0.02), name),
            Text::new(
                minus(tokens(lost, Coin::Usdc)),
                (left + 1, top + most * 0.10),
                loss.clone(),
            ),
            Text::new(
                minus(ratio(lost, it.before, 2)),
                (left + 1, top + most * 0.055),
                loss,
            ),
        ])?;
    }
    let [before, after] = bars;
    for (side, colour, label) in [(before, GREY, "before"), (after, GREEN, "after")] {
        plane
            .draw_series(side)?
            .label(label)
            .legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 16, y + 5)], colour.filled()));
    }
    legend(&mut plane, SeriesLabelPosition::UpperRight)
}

fn minus(amount: String) -> String {
    format!("-{amount}")
}
