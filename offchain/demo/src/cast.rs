//! Who is who, and how the mainnet pool's totals are spread over a handful of people.
//!
//! The totals are those of the mainnet pool, one to one. Who holds which part of them is invented:
//! the snapshot names nobody. The last of each kind takes what is left, so the sums are exact.

use crate::coin::Coin;
use crate::mainnet::Mainnet;
use anyhow::{ensure, Result};
use serde::Serialize;
use std::fmt;

/// Initials help: A lends, B borrows, W borrows a lot, L liquidates, D deposits in the backstop. The
/// acts about losses add Bob, who lends, Carol, who comes later, Mallory and Ines, who insures.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Who {
    Alice,
    Anton,
    Ada,
    Bob,
    Carol,
    Xenia,
    Sami,
    Bruno,
    Bella,
    Boris,
    Wanda,
    Walt,
    Mallory,
    Luca,
    Lena,
    Dora,
    Dana,
    Dirk,
    Ines,
    /// Everyone outside: where borrowed money is spent.
    Market,
}

impl Who {
    pub const ALL: [Who; 20] = [
        Who::Alice,
        Who::Anton,
        Who::Ada,
        Who::Bob,
        Who::Carol,
        Who::Xenia,
        Who::Sami,
        Who::Bruno,
        Who::Bella,
        Who::Boris,
        Who::Wanda,
        Who::Walt,
        Who::Mallory,
        Who::Luca,
        Who::Lena,
        Who::Dora,
        Who::Dana,
        Who::Dirk,
        Who::Ines,
        Who::Market,
    ];
    pub const DEPOSITORS: [Who; 3] = [Who::Dora, Who::Dana, Who::Dirk];

    pub fn role(self) -> &'static str {
        match self {
            Who::Alice | Who::Anton | Who::Ada | Who::Bob => "lends USDC",
            Who::Carol => "newcomer",
            Who::Xenia => "lends XLM",
            Who::Sami => "sold XLM short",
            Who::Bruno | Who::Bella | Who::Boris => "borrower",
            Who::Wanda | Who::Walt => "large borrower",
            Who::Mallory => "exploits a price",
            Who::Luca | Who::Lena => "liquidator",
            Who::Dora | Who::Dana | Who::Dirk => "backstop deposit",
            Who::Ines => "insurer",
            Who::Market => "the market",
        }
    }

    pub fn index(self) -> usize {
        self as usize
    }

    /// Whether the account can have a deposit in the backstop.
    pub fn deposits(self) -> bool {
        Who::DEPOSITORS.contains(&self)
    }

    /// Whether the account can have a position in the pool.
    pub fn uses_pool(self) -> bool {
        self < Who::Dora
    }
}

impl fmt::Display for Who {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.pad(&format!("{self:?}"))
    }
}

/// An account's first steps in the pool.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    pub who: Who,
    pub supplies: (Coin, i128),
    /// Whether the supply is to back loans.
    pub collateral: bool,
    pub borrows: Option<(Coin, i128)>,
}

const TOKEN: i128 = 10_000_000;

fn lender(who: Who, coin: Coin, amount: i128) -> Opening {
    Opening {
        who,
        supplies: (coin, amount),
        collateral: false,
        borrows: None,
    }
}

fn borrower(who: Who, supplies: (Coin, i128), borrows: Option<(Coin, i128)>) -> Opening {
    Opening {
        who,
        supplies,
        collateral: true,
        borrows,
    }
}

/// Everybody's opening, lenders first. Sums to the mainnet pool's supplies and debts.
pub fn openings(mainnet: &Mainnet) -> Result<Vec<Opening>> {
    let (xlm, usdc) = (mainnet.reserve("XLM")?, mainnet.reserve("USDC")?);
    let on_xlm = |who, xlm: i128, usdc: i128| {
        let loan = (Coin::Usdc, usdc);
        borrower(who, (Coin::Xlm, xlm * TOKEN), (usdc > 0).then_some(loan))
    };
    let mut all = vec![
        lender(Who::Alice, Coin::Usdc, 1_500_000 * TOKEN),
        lender(Who::Anton, Coin::Usdc, 1_000_000 * TOKEN),
        on_xlm(Who::Luca, 3_000_000, 0),
        on_xlm(Who::Bruno, 630_000, 150_000 * TOKEN),
        on_xlm(Who::Bella, 1_300_000, 340_000 * TOKEN),
        on_xlm(Who::Boris, 960_000, 260_000 * TOKEN),
        on_xlm(Who::Wanda, 2_800_000, 650_000 * TOKEN),
    ];
    let walt_owes = usdc.lent()? - total(&all, Coin::Usdc, |it| it.borrows);
    all.push(on_xlm(Who::Walt, 3_400_000, walt_owes));
    let short = (Coin::Xlm, xlm.lent()?);
    let sami = (Coin::Usdc, 100_000 * TOKEN);
    all.push(borrower(Who::Sami, sami, Some(short)));
    for (who, coin, supplied) in [
        (Who::Xenia, Coin::Xlm, xlm.supplied()?),
        (Who::Ada, Coin::Usdc, usdc.supplied()?),
    ] {
        let rest = supplied - total(&all, coin, |it| Some(it.supplies));
        ensure!(rest > 0, "nothing of the supply is left for {who}");
        all.push(lender(who, coin, rest));
    }
    // There must be something to lend before anybody borrows.
    all.sort_by_key(|it| it.borrows.is_some());
    Ok(all)
}

fn total(all: &[Opening], coin: Coin, of: impl Fn(&Opening) -> Option<(Coin, i128)>) -> i128 {
    let amounts = all.iter().filter_map(of).filter(|(it, _)| *it == coin);
    amounts.map(|(_, amount)| amount).sum()
}
