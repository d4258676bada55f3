//! What the report says of what was measured.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use bench::figures::{Cost, Estimate, Figures, Parts, Row};
use bench::record::Record;
use bench::report::{markdown, summary};
use bench::setup::{Guard, Oracle};
use bench::wasm::Wasm;
use bench::world::Side;

fn wasm() -> Wasm {
    let code = || vec![0; 1000];
    Wasm {
        pool: code(),
        backstop: code(),
        lens: code(),
        oracle: code(),
        floor: code(),
        floor_backstop: code(),
        receiver: code(),
    }
}

/// A call of so many million instructions, half as many MB, and a tenth as many stroops.
fn cost(millions: u64) -> Cost {
    let instructions = millions * 1_000_000;
    Cost {
        network: Figures {
            instructions,
            mem_bytes: instructions / 2,
            footprint_entries: 10,
            disk_read_entries: 1,
            write_entries: millions,
            disk_read_bytes: 100,
            write_bytes: 1_000 * millions,
            events_and_return_bytes: 500,
            tx_bytes: 2_000,
            resource_fee: i64::try_from(instructions / 10).unwrap(),
            rent_fee: 0,
        },
        sdk: Estimate::default(),
        oracle_calls: 0,
        parts: Parts {
            decoding: 1,
            instances: 1,
            wasm: 1,
            memory: 1,
            host: 1,
        },
    }
}

/// A borrow in a pool of ten.
fn borrow(guard: Guard, levee: u64) -> Row {
    let costs = [(Side::Blend, 10), (Side::Floor, 4), (Side::Levee, levee)];
    Row {
        op: "borrow".to_owned(),
        guard,
        reserves: 10,
        width: 1,
        costs: costs.map(|(side, millions)| (side, cost(millions))).into(),
    }
}

fn record(rows: Vec<Row>) -> Record {
    let mut record = Record::new(wasm(), Oracle::Ordinary).unwrap();
    record.rows = rows;
    record
}

/// Cells of the row that begins with `name`, and of the header, in the table whose first column is
/// called `what`.
fn cells(report: &str, what: &str, name: &str) -> [Vec<String>; 2] {
    let mut lines = report
        .lines()
        .skip_while(|line| !line.starts_with(&format!("| {what}")));
    let header = lines.next().unwrap();
    let row = lines.find(|line| line.starts_with(&format!("| {name}")));
    [row.unwrap(), header].map(|line| {
        let cells = line.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    })
}

#[test]
fn guards_off_and_on_stand_in_one_row_beside_blend_and_the_floor() {
    let report = summary(&record(vec![borrow(Guard::Off, 6), borrow(Guard::On, 8)]));
    let [row, header] = cells(&report, "instructions", "borrow");
    let names = [
        "instructions, millions",
        "k",
        "Blend v2",
        "floor",
        "guard off",
        "guard on",
        "off / Blend",
        "on / Blend",
        "goal",
        "off / floor",
        "on / floor",
    ];
    assert_eq!(header, names);
    let ratios = ["0.60", "0.80", "≤ 0.65", "1.50", "2.00"];
    let figures = ["borrow", "1", "10.00", "4.00", "6.00", "8.00"];
    assert_eq!(row, [&figures[..], &ratios].concat());

    let ratios = ["0.60", "0.80", "–", "1.50", "2.00"];
    let [row, header] = cells(&report, "memory", "borrow");
    assert_eq!(header[1..], names[1..]);
    let figures = ["borrow", "1", "5.00", "2.00", "3.00", "4.00"];
    assert_eq!(row, [&figures[..], &ratios].concat());
    let [row, header] = cells(&report, "resource fee", "borrow");
    assert_eq!(header[1..], names[1..]);
    let figures = ["borrow", "1", "1,000,000", "400,000", "600,000", "800,000"];
    assert_eq!(row, [&figures[..], &ratios].concat());

    let [row, _] = cells(&report, "written", "borrow");
    let figures = ["10", "4", "6", "8", "10,000", "4,000", "6,000", "8,000"];
    assert_eq!(row, [&["borrow", "1"][..], &figures].concat());
}

#[test]
fn what_was_measured_with_guards_only_leaves_the_other_column_empty() {
    let report = summary(&record(vec![borrow(Guard::On, 8)]));
    let [row, _] = cells(&report, "instructions", "borrow");
    assert_eq!(row[2..8], ["10.00", "4.00", "–", "8.00", "–", "0.80"]);
}

#[test]
fn every_table_tells_the_rows_of_both_guards_apart() {
    let report = markdown(&record(vec![borrow(Guard::Off, 6), borrow(Guard::On, 8)]));
    let rows: Vec<&str> = report
        .lines()
        .filter(|line| line.starts_with("| borrow"))
        .collect();
    // In front four; where they go: Blend, floor, Levee twice; widest and everything: both guards.
    assert_eq!(rows.len(), 4 + 4 + 2 + 2);
    for (place, row) in rows.iter().enumerate() {
        assert!(!rows[..place].contains(row), "twice: {row}");
    }
    assert_eq!(
        rows.iter()
            .filter(|row| row.contains("Levee, guard on"))
            .count(),
        1
    );
}

#[test]
fn tables_are_aligned() {
    let report = markdown(&record(vec![borrow(Guard::Off, 6), borrow(Guard::On, 8)]));
    for table in report.split("\n\n") {
        let lines = table.lines().filter(|line| line.starts_with('|'));
        let widths: Vec<_> = lines.map(|line| line.chars().count()).collect();
        assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
    }
}
