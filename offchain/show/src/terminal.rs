//! Headings and tables in a terminal. Styles are always written; `anstream` takes them out where nobody
//! sees them.

use crate::table::{Cell, Table, Tone};
use anstream::println;
use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{CellAlignment, Color, ContentArrangement};
use std::path::PathBuf;

pub const WIDTH: usize = 100;
pub const BOLD: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const GOOD: Style = AnsiColor::Green.on_default();
pub const BAD: Style = AnsiColor::Red.on_default().bold();
const HEAD: Style = AnsiColor::Cyan.on_default().bold();

pub fn heading(number: usize, title: &str) {
    let text = format!("━━ {number}. {title} ");
    let rest = WIDTH.saturating_sub(text.chars().count());
    println!("{HEAD}{text}{}{HEAD:#}", "━".repeat(rest));
}

pub fn print_table(table: &Table) {
    println!();
    println!("{BOLD}{}{BOLD:#}", table.title);
    println!("{}", draw(table));
}

/// Where the charts are.
pub fn print_files(files: &[PathBuf]) {
    println!();
    println!("{BOLD}Charts{BOLD:#}");
    for file in files {
        println!("  {}", file.display());
    }
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
