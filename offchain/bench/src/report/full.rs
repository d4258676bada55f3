//! Every row that was measured.

use super::table::{grouped, millions, or_dash, ratio, Table, NONE};
use crate::figures::{Cost, Row};
use crate::record::Record;
use crate::world::Side;

pub fn table(record: &Record) -> String {
    let mut table = Table::new(&[
        "operation",
        "reserves",
        "k",
        "guard",
        "instructions, M: Blend v2",
        "floor",
        "Levee",
        "/ Blend",
        "/ floor",
        "SDK says of Levee",
        "memory, MB: Blend v2",
        "floor",
        "Levee",
        "/ Blend",
        "fee: Blend v2",
        "Levee",
    ]);
    for row in &record.rows {
        table.row(line(row));
    }
    format!("## Everything\n\n{}", table.markdown())
}

fn line(row: &Row) -> Vec<String> {
    let of = |side| row.costs.get(&side);
    let (blend, floor, levee) = (of(Side::Blend), of(Side::Floor), of(Side::Levee));
    let figure = |cost, what: fn(&Cost) -> u64| or_dash(cost, |it| millions(what(it)));
    let share = |other: Option<&Cost>, what: fn(&Cost) -> u64| match (levee, other) {
        (Some(levee), Some(other)) => ratio(what(levee), what(other)),
        _ => NONE.to_owned(),
    };
    let instructions = |it: &Cost| it.network.instructions;
    let memory = |it: &Cost| it.network.mem_bytes;
    let fee = |cost| {
        or_dash(cost, |it: &Cost| {
            grouped(it.network.resource_fee.unsigned_abs())
        })
    };
    vec![
        row.op.clone(),
        row.reserves.to_string(),
        row.width.to_string(),
        row.guard.name().to_owned(),
        figure(blend, instructions),
        figure(floor, instructions),
        figure(levee, instructions),
        share(blend, instructions),
        share(floor, instructions),
        figure(levee, |it| it.sdk.instructions),
        figure(blend, memory),
        figure(floor, memory),
        figure(levee, memory),
        share(blend, memory),
        fee(blend),
        fee(levee),
    ]
}
