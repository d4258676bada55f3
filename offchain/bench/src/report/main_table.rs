//! The table in front: every operation at ten reserves, beside what is aimed at.

use super::table::{grouped, millions, or_dash, ratio, Table, NONE};
use crate::figures::{Figures, Row};
use crate::ops::{Op, CATALOGUE};
use crate::record::Record;
use crate::setup::Guard;
use crate::world::Side;

pub fn sizes(record: &Record) -> String {
    let mut table = Table::new(&["Wasm, bytes", "Blend v2", "floor", "Levee", "Levee / Blend"]);
    for (name, blend, floor, levee) in record.wasm.sizes() {
        table.row(vec![
            name.to_owned(),
            or_dash(blend, grouped),
            or_dash(floor, grouped),
            grouped(levee),
            or_dash(blend, |blend| ratio(levee, blend)),
        ]);
    }
    format!("## Code\n\n{}", table.markdown())
}

pub fn table(record: &Record) -> String {
    let Some(reserves) = front(record) else {
        return String::new();
    };
    let tables = Guard::ALL.map(|guard| one(record, reserves, guard));
    tables.join("\n")
}

/// The size of pool shown in front: ten reserves, where they were measured.
pub fn front(record: &Record) -> Option<usize> {
    let sizes = record.rows.iter().map(|row| row.reserves);
    sizes.min_by_key(|reserves| reserves.abs_diff(10))
}

const HEADER: [&str; 18] = [
    "operation",
    "k",
    "instructions, M: Blend v2",
    "floor",
    "Levee",
    "/ Blend",
    "goal",
    "/ floor",
    "memory, MB: Blend v2",
    "floor",
    "Levee",
    "/ Blend",
    "goal",
    "fee, stroops: Blend v2",
    "Levee",
    "/ Blend",
    "writes: Blend v2, Levee",
    "written bytes: Blend v2, Levee",
];

fn one(record: &Record, reserves: usize, guard: Guard) -> String {
    let mut table = Table::new(&HEADER);
    for op in &CATALOGUE {
        let found = |row: &&Row| {
            row.op == op.name && (row.reserves, row.width, row.guard) == (reserves, op.width, guard)
        };
        if let Some(row) = record.rows.iter().find(found) {
            table.row(line(op, row));
        }
    }
    let name = guard.name();
    format!(
        "## Per call, {reserves} reserves, guard {name}\n\n{}",
        table.markdown()
    )
}

fn line(op: &Op, row: &Row) -> Vec<String> {
    let of = |side| row.costs.get(&side).map(|it| &it.network);
    let (blend, floor, levee) = (of(Side::Blend), of(Side::Floor), of(Side::Levee));
    let goal =
        |percent: Option<u32>| or_dash(percent, |it| format!("≤ {:.2}", f64::from(it) / 100.0));
    let against = |other: Option<&Figures>, what: fn(&Figures) -> u64| match (levee, other) {
        (Some(levee), Some(other)) => ratio(what(levee), what(other)),
        _ => NONE.to_owned(),
    };
    let instructions = |it: &Figures| it.instructions;
    let memory = |it: &Figures| it.mem_bytes;
    let fee = |it: &Figures| it.resource_fee.unsigned_abs();
    let pair = |what: fn(&Figures) -> u64| {
        let show = |side| or_dash(side, |it| grouped(what(it)));
        format!("{}, {}", show(blend), show(levee))
    };
    vec![
        op.name.to_owned(),
        op.width.to_string(),
        or_dash(blend, |it| millions(it.instructions)),
        or_dash(floor, |it| millions(it.instructions)),
        or_dash(levee, |it| millions(it.instructions)),
        against(blend, instructions),
        goal(op.instructions),
        against(floor, instructions),
        or_dash(blend, |it| millions(it.mem_bytes)),
        or_dash(floor, |it| millions(it.mem_bytes)),
        or_dash(levee, |it| millions(it.mem_bytes)),
        against(blend, memory),
        goal(op.memory),
        or_dash(blend, |it| grouped(fee(it))),
        or_dash(levee, |it| grouped(fee(it))),
        against(blend, fee),
        pair(|it| it.write_entries),
        pair(|it| it.write_bytes),
    ]
}
