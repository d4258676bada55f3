//! The backstop's deposits and what they answer for.

use crate::coin::Coin;
use crate::format::{percent, ratio, tokens, usd};
use crate::snapshot::{Account, Snapshot};
use crate::table::{Cell, Table, Tone};

/// What all depositors hold, then each of them.
pub fn all(now: &Snapshot) -> Table {
    let it = &now.backstop;
    let mut table = Table::new(
        "Backstop",
        [
            "",
            "holds",
            "worth",
            "of the threshold",
            "queued to leave",
            "bad debt to pay",
        ],
    );
    let tone = match it.of_threshold {
        _ if it.is_exhausted() => Tone::Bad,
        ..1_0000000 => Tone::Warn,
        _ => Tone::Good,
    };
    let debt = if it.debt > 0 { Tone::Bad } else { Tone::Plain };
    table.row([
        "all".into(),
        tokens(it.tokens, Coin::Lp).into(),
        usd(it.value).into(),
        Cell::of(percent(it.of_threshold, 1), tone),
        percent(it.queued, 2).into(),
        Cell::of(tokens(it.debt, Coin::Usdc), debt),
    ]);
    for account in now.accounts.iter().filter(|it| it.who.deposits()) {
        table.rows.push(row(now, account).to_vec());
    }
    table
}

fn row(now: &Snapshot, account: &Account) -> [Cell; 6] {
    let shares = account.backstop_shares + account.queued_shares;
    let held = now.backstop.tokens_of(shares);
    [
        account.who.to_string().into(),
        tokens(held, Coin::Lp).into(),
        usd(now.prices().value(Coin::Lp, held)).into(),
        "".into(),
        ratio(account.queued_shares, shares, 0).into(),
        "".into(),
    ]
}
