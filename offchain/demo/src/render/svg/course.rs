//! Losses and recoveries from moment to moment: what is missing, what waits, what was paid out.

use super::{legend, Canvas, AMBER, GREEN, RED, TEXT, TITLE};
use crate::chart::{Course, Point};
use crate::format::{approximately, number, TOKEN_DECIMALS};
use anyhow::Result;
use plotters::prelude::*;

/// Places on the x axis for each moment.
const SLOT: u32 = 10;

fn whole(raw: i128) -> f64 {
    approximately(raw, TOKEN_DECIMALS)
}

type Part = (&'static str, RGBColor, fn(&Point) -> i128);

/// From the bottom up.
const PARTS: [Part; 3] = [
    ("claimed: paid out to those who lost", GREEN, |it| {
        it.claimed
    }),
    ("came back, waits to be claimed", AMBER, |it| it.owed),
    ("still missing", RED, |it| it.open),
];

pub fn draw(canvas: &Canvas, course: &Course) -> Result<()> {
    let highest = course.points.iter().map(|it| whole(it.total()));
    let most = highest.fold(0.0, f64::max);
    let width = u32::try_from(course.points.len())? * SLOT;
    let mut plane = ChartBuilder::on(canvas)
        .caption(&course.title, TITLE)
        .margin(16)
        .x_label_area_size(8)
        .y_label_area_size(96)
        .build_cartesian_2d(0_u32..width, -most * 0.08..most * 1.3)?;
    plane
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .light_line_style(TRANSPARENT)
        .y_desc("USDC")
        .y_labels(6)
        .y_label_formatter(&|it| match *it < 0.0 {
            true => String::new(),
            false => number(*it as i128, 0, 0),
        })
        .label_style(TEXT)
        .draw()?;
    for (part, (label, colour, of)) in PARTS.into_iter().enumerate() {
        let mut bars = Vec::new();
        for (left, point) in (0..).step_by(SLOT as usize).zip(&course.points) {
            let below: i128 = PARTS.iter().take(part).map(|it| it.2(point)).sum();
            let corners = [
                (left + 1, whole(below)),
                (left + 9, whole(below + of(point))),
            ];
            bars.push(Rectangle::new(corners, colour.filled()));
        }
        plane
            .draw_series(bars)?
            .label(label)
            .legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 16, y + 5)], colour.filled()));
    }
    for (left, point) in (0..).step_by(SLOT as usize).zip(&course.points) {
        plane.draw_series(labels(left, point, most))?;
    }
    legend(&mut plane, SeriesLabelPosition::UpperLeft)
}

/// The moment's name under the bar, and figures in the parts that have room for one.
fn labels(left: u32, point: &Point, most: f64) -> Vec<Text<'static, (u32, f64), String>> {
    let black = TEXT.into_font().color(&BLACK);
    let white = TEXT.into_font().color(&WHITE);
    let mut all = vec![Text::new(
        point.label.to_owned(),
        (left + 1, -most * 0.02),
        black,
    )];
    let mut below = 0;
    for (_, _, of) in PARTS {
        let height = of(point);
        if whole(height) > most * 0.06 {
            let middle = whole(below + height / 2) + most * 0.02;
            let figure = number(height, TOKEN_DECIMALS, 0);
            all.push(Text::new(figure, (left + 2, middle), white.clone()));
        }
        below += height;
    }
    all
}
