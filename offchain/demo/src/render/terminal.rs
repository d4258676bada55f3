//! The story for people. Styles are always written; `anstream` takes them out where nobody sees them.

use super::{plot, tables};
use crate::format::{number, price};
use crate::snapshot::Snapshot;
use crate::story::{Call, Scene};
use anstream::println;
pub use show::terminal::print_files;
use show::terminal::{self, print_table, BAD, DIM, GOOD, WIDTH};

/// Tells one stage. `start` is the story's first second; `full` shows what has not changed, too.
pub fn print(scene: &Scene, before: Option<&Snapshot>, start: u64, full: bool) {
    println!();
    terminal::heading(scene.number, scene.title);
    println!("{DIM}{}{DIM:#}", moment(&scene.now, start));
    for paragraph in &scene.text {
        println!();
        println!("{}", textwrap::fill(paragraph, WIDTH));
    }
    if !scene.calls.is_empty() {
        println!();
    }
    for call in &scene.calls {
        print_call(call);
    }
    for table in &scene.tables {
        print_table(table);
    }
    for chart in &scene.charts {
        println!();
        println!("{}", plot::draw(chart, WIDTH));
    }
    let view = tables::of(&scene.now, before.filter(|_| !full));
    for table in &view.tables {
        print_table(table);
    }
    if !view.unchanged.is_empty() {
        println!(
            "{DIM}Accounts as before: {}{DIM:#}",
            view.unchanged.join(", ")
        );
    }
    books(&scene.now);
}

fn moment(now: &Snapshot, start: u64) -> String {
    let passed = now.timestamp.saturating_sub(start);
    format!(
        "day {}, {:02}:{:02} · ledger {} · XLM {} · LP {} · pool {}",
        passed / 86_400,
        passed % 86_400 / 3_600,
        passed % 3_600 / 60,
        number(now.ledger.into(), 0, 0),
        price(now.xlm_price),
        price(now.lp_price),
        now.status,
    )
}

fn print_call(call: &Call) {
    let indent = " ".repeat(13);
    let options = textwrap::Options::new(WIDTH).subsequent_indent(&indent);
    let line = format!("  {:<8} > {}", call.who, call.what);
    println!("{DIM}{}{DIM:#}", textwrap::fill(&line, options));
}

fn books(now: &Snapshot) {
    let count = now.books.len();
    let mut failures = now.failures().peekable();
    if failures.peek().is_none() {
        println!("{GOOD}Books: all {count} identities hold.{GOOD:#}");
        return;
    }
    for it in failures {
        println!(
            "{BAD}Books do not agree: {} ({} against {}){BAD:#}",
            it.claim, it.left, it.right
        );
    }
}
