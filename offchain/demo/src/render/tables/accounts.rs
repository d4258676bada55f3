//! Who holds and owes what, and how healthy that is.

use crate::coin::Coin;
use crate::format::tokens;
use crate::snapshot::{Account, Snapshot, State};
use crate::table::{health_cell, Cell, Table, Tone};

pub fn all(now: &Snapshot, before: Option<&Snapshot>, unchanged: &mut Vec<String>) -> Table {
    let mut table = Table::new(
        "Accounts",
        ["who", "", "supplies", "owes", "health", "state", "wallet"],
    );
    for account in now.accounts.iter().filter(|it| it.who.uses_pool()) {
        match before.map(|it| it.account(account.who)) {
            Some(old) if account.looks_like(old) => unchanged.push(account.who.to_string()),
            _ => table.rows.push(row(account)),
        }
    }
    table
}

fn row(account: &Account) -> Vec<Cell> {
    let figures = |amounts: Vec<(i128, Coin)>| {
        let shown = amounts.into_iter().filter(|(amount, _)| *amount != 0);
        let shown: Vec<_> = shown.map(|(amount, coin)| tokens(amount, coin)).collect();
        match shown.is_empty() {
            true => Cell::of("-", Tone::Dim),
            false => shown.join("\n").into(),
        }
    };
    let of = |amount: fn(&Account, Coin) -> i128| {
        figures(
            Coin::RESERVES
                .map(|coin| (amount(account, coin), coin))
                .to_vec(),
        )
    };
    vec![
        account.who.to_string().into(),
        Cell::of(account.role, Tone::Dim),
        of(Account::supplied),
        of(Account::owed),
        health_cell(account.health_factor),
        state(account.state),
        figures(vec![
            (account.wallet_xlm, Coin::Xlm),
            (account.wallet_usdc, Coin::Usdc),
            (account.wallet_lp, Coin::Lp),
        ]),
    ]
}

fn state(state: State) -> Cell {
    match state {
        State::NoDebt => Cell::of("no debt", Tone::Dim),
        State::Healthy => Cell::of("healthy", Tone::Good),
        State::Close => Cell::of("close", Tone::Warn),
        State::Liquidatable => Cell::of("liquidatable", Tone::Bad),
        State::UnderWater => Cell::of("under water", Tone::Bad),
        State::InAuction => Cell::of("in auction", Tone::Warn),
    }
}
