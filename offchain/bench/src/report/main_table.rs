//! The tables in front: every operation at ten reserves, Levee with its guards off and on beside Blend v2
//! and the floor, and beside what is aimed at.

use super::beside::Beside;
use super::table::{grouped, millions, or_dash, ratio, Table};
use crate::figures::Figures;
use crate::ops::{Op, CATALOGUE};
use crate::record::Record;

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

/// The size of pool shown in front: ten reserves, where they were measured.
pub fn front(record: &Record) -> Option<usize> {
    let sizes = record.rows.iter().map(|row| row.reserves);
    sizes.min_by_key(|reserves| reserves.abs_diff(10))
}

/// A figure of every call, and what of Blend v2's is aimed at, in percent.
struct Measure {
    name: &'static str,
    of: fn(&Figures) -> u64,
    show: fn(u64) -> String,
    goal: fn(&Op) -> Option<u32>,
}

const MEASURES: [Measure; 3] = [
    Measure {
        name: "instructions, millions",
        of: |it| it.instructions,
        show: millions,
        goal: |op| op.instructions,
    },
    Measure {
        name: "memory, MB",
        of: |it| it.mem_bytes,
        show: millions,
        goal: |op| op.memory,
    },
    Measure {
        name: "resource fee, stroops",
        of: |it| it.resource_fee.unsigned_abs(),
        show: grouped,
        goal: |_| None,
    },
];

/// The goal is for guards that are off, as Blend v2 takes its feed.
const COLUMNS: [&str; 10] = [
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

/// One table for each measure, and one of what is written.
pub fn table(record: &Record) -> String {
    let Some(reserves) = front(record) else {
        return String::new();
    };
    let all = CATALOGUE.iter();
    let all = all.filter_map(|op| Some((op, Beside::of(record, reserves, op)?)));
    let all: Vec<_> = all.collect();
    let measures = MEASURES.iter().map(|it| measured(it, &all).markdown());
    let tables: Vec<_> = measures.chain([written(&all).markdown()]).collect();
    format!("## Per call, {reserves} reserves\n\n{}", tables.join("\n"))
}

fn measured(measure: &Measure, all: &[(&Op, Beside)]) -> Table {
    let mut table = Table::new(&[&[measure.name][..], &COLUMNS].concat());
    for (op, costs) in all {
        let show = |it: Option<&Figures>| or_dash(it, |it| (measure.show)((measure.of)(it)));
        let mut cells = name(op);
        cells.extend(costs.all().map(show));
        cells.extend(costs.to(costs.blend, measure.of));
        cells.push(or_dash((measure.goal)(op), |percent| {
            format!("≤ {:.2}", f64::from(percent) / 100.0)
        }));
        cells.extend(costs.to(costs.floor, measure.of));
        table.row(cells);
    }
    table
}

fn written(all: &[(&Op, Beside)]) -> Table {
    let mut table = Table::new(&[
        "written",
        "k",
        "entries: Blend v2",
        "floor",
        "guard off",
        "guard on",
        "bytes: Blend v2",
        "floor",
        "guard off",
        "guard on",
    ]);
    let figures: [fn(&Figures) -> u64; 2] = [|it| it.write_entries, |it| it.write_bytes];
    for (op, costs) in all {
        let mut cells = name(op);
        for of in figures {
            cells.extend(costs.all().map(|it| or_dash(it, |it| grouped(of(it)))));
        }
        table.row(cells);
    }
    table
}

fn name(op: &Op) -> Vec<String> {
    vec![op.name.to_owned(), op.width.to_string()]
}
