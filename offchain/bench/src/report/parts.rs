//! Where the instructions of the table in front go.

use super::main_table::front;
use super::table::{millions, Table};
use crate::figures::{Cost, Row};
use crate::ops::CATALOGUE;
use crate::record::Record;
use crate::setup::Guard;
use crate::world::Side;

pub fn table(record: &Record) -> String {
    let header = [
        "instructions, M",
        "k",
        "whose",
        "all",
        "decoding",
        "VM instances",
        "Wasm run",
        "memory",
        "host",
    ];
    let front = front(record);
    let mut table = Table::new(&header);
    for op in &CATALOGUE {
        let found =
            |row: &&Row| row.op == op.name && (Some(row.reserves), row.width) == (front, op.width);
        for row in record.rows.iter().filter(found) {
            for (side, cost) in &row.costs {
                // Guards are Levee's alone.
                if *side == Side::Levee || row.guard == Guard::Off {
                    table.row(line(row, *side, cost));
                }
            }
        }
    }
    format!("## Where they go\n\n{}", table.markdown())
}

fn line(row: &Row, side: Side, cost: &Cost) -> Vec<String> {
    let parts = &cost.parts;
    let figures = [
        cost.network.instructions,
        parts.decoding,
        parts.instances,
        parts.wasm,
        parts.memory,
        parts.host,
    ];
    let mut cells = vec![row.op.clone(), row.width.to_string(), whose(row, side)];
    cells.extend(figures.map(millions));
    cells
}

fn whose(row: &Row, side: Side) -> String {
    match side {
        Side::Levee => format!("{}, guard {}", side.name(), row.guard.name()),
        _ => side.name().to_owned(),
    }
}
