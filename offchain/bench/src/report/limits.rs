//! Levee's widest calls beside what the network lets one transaction do.

use super::table::Table;
use crate::budgets::shares;
use crate::figures::Row;
use crate::record::Record;
use crate::world::Side;

pub fn table(record: &Record) -> String {
    let mut table = Table::new(&[
        "percent of the limit",
        "reserves",
        "k",
        "guard",
        "instructions",
        "memory",
        "without the oracle's",
        "footprint",
        "writes",
        "written bytes",
        "events, value",
        "transaction",
    ]);
    for row in widest(record) {
        table.row(line(record, row));
    }
    format!("## The widest calls of Levee\n\n{}", table.markdown())
}

/// Of each operation, the widest that was measured.
pub fn widest(record: &Record) -> Vec<&Row> {
    let mut all: Vec<&Row> = vec![];
    for row in &record.rows {
        if !row.costs.contains_key(&Side::Levee) {
            continue;
        }
        let size = |row: &Row| (row.reserves, row.width);
        match all
            .iter_mut()
            .find(|it| it.op == row.op && it.guard == row.guard)
        {
            Some(known) if size(known) < size(row) => *known = row,
            Some(_) => {}
            None => all.push(row),
        }
    }
    all
}

fn line(record: &Record, row: &Row) -> Vec<String> {
    let cost = &row.costs[&Side::Levee];
    let shares = shares(cost, record.oracle, &record.meter.network.limits);
    let of = |name: &str| {
        let found = shares.iter().find(|it| it.0 == name);
        found.map_or_else(String::new, |it| mark(it.1))
    };
    let names = [
        "instructions",
        "memory",
        "memory without the oracle's",
        "footprint entries",
        "writes",
        "written bytes",
        "events and return value",
        "transaction size",
    ];
    let mut cells = vec![
        row.op.clone(),
        row.reserves.to_string(),
        row.width.to_string(),
        row.guard.name().to_owned(),
    ];
    cells.extend(names.map(of));
    cells
}

/// Bold where more than three fifths are used.
fn mark(percent: u64) -> String {
    if percent > crate::budgets::MOST_PERCENT {
        format!("**{percent}**")
    } else {
        percent.to_string()
    }
}
