//! The reserves' totals and rates, and the tokens behind them.

use crate::coin::Coin;
use crate::format::{number, percent, TOKEN_DECIMALS};
use crate::snapshot::{Reserve, Snapshot};
use crate::table::{Cell, Table, Tone};

pub fn all(now: &Snapshot) -> Table {
    let mut table = Table::new(
        "Reserves",
        [
            "",
            "supplied",
            "lent",
            "used",
            "lent at",
            "earns",
            "one bToken",
            "one dToken",
            "credit",
        ],
    );
    for it in &now.reserves {
        table.row([
            it.coin.to_string().into(),
            whole(it.supplied),
            whole(it.lent),
            used(it),
            percent(it.borrow_rate, 2).into(),
            percent(it.supply_rate, 2).into(),
            number(it.b_rate, 12, 6).into(),
            number(it.d_rate, 12, 6).into(),
            whole(it.backstop_credit),
        ]);
    }
    table
}

fn used(it: &Reserve) -> Cell {
    match it.killed {
        true => Cell::of("killed", Tone::Bad),
        false => percent(it.utilization, 1).into(),
    }
}

fn whole(raw: i128) -> Cell {
    number(raw, TOKEN_DECIMALS, 0).into()
}

/// Tokens held against tokens owed.
pub fn holdings(now: &Snapshot) -> Table {
    let mut table = Table::new(
        "Tokens held and owed",
        ["", "held", "owed", "what is owed", "surplus"],
    );
    for it in &now.reserves {
        table.row(holding(it.coin, it.held, it.needed, what(it), surplus(it)));
    }
    let it = &now.backstop;
    let what = "counted for the pool";
    table.row(holding(
        Coin::Lp,
        it.held,
        it.tokens,
        what,
        it.held - it.tokens,
    ));
    table
}

fn surplus(it: &Reserve) -> i128 {
    it.held - it.needed
}

fn what(it: &Reserve) -> &'static str {
    match (it.killed, it.losses.socialized) {
        (true, _) => "credit + claims",
        (false, 0) => "supplied + credit - lent",
        (false, _) => "supplied + credit + claims - lent",
    }
}

fn holding(coin: Coin, held: i128, owed: i128, what: &str, over: i128) -> [Cell; 5] {
    let tone = if over < 0 { Tone::Bad } else { Tone::Good };
    let over = number(over, TOKEN_DECIMALS, TOKEN_DECIMALS);
    [
        coin.to_string().into(),
        number(held, TOKEN_DECIMALS, 0).into(),
        number(owed, TOKEN_DECIMALS, 0).into(),
        Cell::of(what, Tone::Dim),
        Cell::of(over, tone),
    ]
}
