//! What every running auction offers and asks right now.

use crate::format::{percent, tokens, usd};
use crate::snapshot::{Auction, Side, Snapshot};
use crate::table::{Cell, Table, Tone};

pub fn all(now: &Snapshot) -> Table {
    let mut table = Table::new(
        "Auctions",
        [
            "of",
            "ledger",
            "lot",
            "offered now",
            "asked now",
            "gain now",
        ],
    );
    for it in &now.auctions {
        table.rows.push(row(it).to_vec());
    }
    table
}

fn row(it: &Auction) -> [Cell; 6] {
    let gain = it.lot.value_now() - it.bid.value_now();
    let tone = if gain > 0 { Tone::Good } else { Tone::Dim };
    let now = |side: &Side| {
        let part = percent(side.part_now, 1);
        format!("{} ({part})", usd(side.value_now()))
    };
    [
        it.kind.to_string().into(),
        it.elapsed.to_string().into(),
        tokens(it.lot.amount, it.lot.coin).into(),
        now(&it.lot).into(),
        now(&it.bid).into(),
        Cell::of(usd(gain), tone),
    ]
}
