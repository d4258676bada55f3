//! Charts in the terminal.

use crate::chart::{Chart, Course, Curve, Loss};
use crate::coin::Coin;
use crate::format::{number, ratio, tokens, usd, TOKEN_DECIMALS};
use rgb::RGB8;
use std::fmt::Write as _;
use textplots::{Chart as Canvas, ColorPlot as _, Shape};

const LOT: RGB8 = RGB8::new(0x2a, 0xa1, 0x76);
const BID: RGB8 = RGB8::new(0xd6, 0x5a, 0x4a);
const FILL: RGB8 = RGB8::new(0x5f, 0x87, 0xd7);

pub fn draw(chart: &Chart, width: usize) -> String {
    match chart {
        Chart::Auction(curve) => auction(curve),
        Chart::Losses(losses) => bars(losses, width),
        Chart::Course(course) => stacks(course, width),
    }
}

fn auction(curve: &Curve) -> String {
    let lot = [(0.0, 0.0), (200.0, 100.0), (400.0, 100.0)];
    let bid = [(0.0, 100.0), (200.0, 100.0), (400.0, 0.0)];
    // A vertical stroke where somebody filled.
    let strokes = curve.fills.iter().flat_map(|fill| {
        let at = fill.elapsed as f32;
        (0..=50).map(move |step| (at, step as f32 * 2.0))
    });
    let strokes: Vec<_> = strokes.collect();
    let (lot, bid, fills) = (
        Shape::Lines(&lot),
        Shape::Lines(&bid),
        Shape::Points(&strokes),
    );
    let mut canvas = Canvas::new_with_y_range(150, 36, 0.0, 400.0, 0.0, 100.0);
    let canvas = canvas
        .linecolorplot(&lot, LOT)
        .linecolorplot(&bid, BID)
        .linecolorplot(&fills, FILL);
    canvas.axis();
    canvas.figures();
    let mut out = format!(
        "The auction of {}, by ledgers since its start: percent of the lot offered (rising),\n\
         percent of the bid asked (falling), fills (vertical strokes).\n{canvas}",
        curve.title
    );
    let _ = write!(
        out,
        "  lot {} ({}), bid {}; from ledger {} on the lot is worth more",
        tokens(curve.lot.amount, curve.lot.coin),
        usd(curve.lot.value),
        tokens(curve.bid.amount, curve.bid.coin),
        curve.even_after
    );
    for fill in &curve.fills {
        let (by, at, share) = (fill.by, fill.elapsed, fill.share());
        let _ = write!(out, "\n  ledger {at}: {by} fills {share}");
    }
    out
}

/// What is left in full blocks, what was lost in shaded ones.
fn bars(losses: &[Loss], width: usize) -> String {
    let most = losses.iter().map(|it| it.before).max().unwrap_or(1);
    let room = i128::try_from(width.saturating_sub(40)).unwrap_or(60);
    let length = |amount: i128| usize::try_from((amount * room + most / 2) / most).unwrap_or(0);
    let mut out = String::from("USDC of each supplier: kept (█) and lost (░)");
    for it in losses {
        let (kept, all) = (length(it.after), length(it.before));
        let _ = write!(
            out,
            "\n  {:<6} {}{} -{} ({})",
            it.who,
            "█".repeat(kept),
            "░".repeat(all.saturating_sub(kept)),
            tokens(it.before - it.after, Coin::Usdc),
            ratio(it.before - it.after, it.before, 2),
        );
    }
    out
}

/// Where every lost USDC is, from moment to moment.
fn stacks(course: &Course, width: usize) -> String {
    let most = course.points.iter().map(|it| it.total()).max().unwrap_or(1);
    let room = i128::try_from(width.saturating_sub(53)).unwrap_or(40);
    let length = |amount: i128| usize::try_from((amount * room + most / 2) / most).unwrap_or(0);
    let mut out = format!(
        "{}, in USDC:\nclaimed (█), waiting to be claimed (▒), still missing (░); on the right in this order",
        course.title
    );
    let figure = |raw| number(raw, TOKEN_DECIMALS, 0);
    for it in &course.points {
        let (claimed, back) = (length(it.claimed), length(it.claimed + it.owed));
        let all = length(it.total());
        let bar = [
            "█".repeat(claimed),
            "▒".repeat(back.saturating_sub(claimed)),
            "░".repeat(all.saturating_sub(back)),
            " ".repeat(length(most).saturating_sub(all)),
        ]
        .concat();
        let _ = write!(
            out,
            "\n  {:<12} {bar} {:>11} {:>11} {:>11}",
            it.label,
            figure(it.claimed),
            figure(it.owed),
            figure(it.open),
        );
    }
    out
}
