//! The story for people. Styles are always written; `anstream` takes them out where nobody sees them.

use super::{plot, tables};
use crate::format::{number, price};
use crate::snapshot::Snapshot;
use crate::story::{Call, Scene};
use crate::table::{Cell, Table, Tone};
use anstream::println;
use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{CellAlignment, Color, ContentArrangement};

const WIDTH: usize = 100;
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const HEAD: Style = AnsiColor::Cyan.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// Tells one stage. `start` is the story's first second; `full` shows what has not changed, too.
pub fn print(scene: &Scene, before: Option<&Snapshot>, start: u64, full: bool) {
    println!();
    heading(scene);
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

fn heading(scene: &Scene) {
    let text = format!("━━ {}. {} ", scene.number, scene.title);
    let rest = WIDTH.saturating_sub(text.chars().count());
    println!("{HEAD}{text}{}{HEAD:#}", "━".repeat(rest));
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

fn print_table(table: &Table) {
    println!();
    println!("{BOLD}{}{BOLD:#}", table.title);
    println!("{}", draw(table));
}

fn draw(table: &Table) -> comfy_table::Table {
    let mut drawn = comfy_table::Table::new();
    drawn
        .load_style(UTF8_FULL_CONDENSED.with_rounded_corners())
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(WIDTH).unwrap_or(u16::MAX))
        .enforce_styling();
    drawn.set_header(
        table
            .header
            .iter()
            .map(|it| styled(&Cell::of(it, Tone::Dim))),
    );
    for row in &table.rows {
        drawn.add_row(row.iter().map(styled));
    }
    for (place, column) in drawn.column_iter_mut().enumerate() {
        if table.rows.iter().any(|row| is_figure(&row[place])) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawn
}

fn is_figure(cell: &Cell) -> bool {
    let text = cell.text.trim_start_matches(['-', '$']);
    text.starts_with(|it: char| it.is_ascii_digit())
}

fn styled(cell: &Cell) -> comfy_table::Cell {
    let plain = comfy_table::Cell::new(&cell.text);
    match cell.tone {
        Tone::Plain => plain,
        Tone::Good => plain.fg(Color::DarkGreen),
        Tone::Warn => plain.fg(Color::DarkYellow),
        Tone::Bad => plain.fg(Color::DarkRed),
        Tone::Dim => plain.add_attribute(comfy_table::Attribute::Dim),
    }
}

/// Where the charts are.
pub fn print_files(files: &[std::path::PathBuf]) {
    println!();
    println!("{BOLD}Charts{BOLD:#}");
    for file in files {
        println!("  {}", file.display());
    }
}
