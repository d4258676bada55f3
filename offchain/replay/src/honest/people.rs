//! Who is in the pool: borrowers close to the edge and far from it, and one who owes nothing.

use super::moves::{listings, TOKEN};
use crate::listing::{USDC, XLM};
use crate::pool::{Pool, BORROW, LENDER, POST, SUPPLY};
use anyhow::Result;
use diff_suite::call::{Call, Who};

const ONE: i128 = 1_0000000;
/// What every borrower posts is worth, in dollars.
const POSTED: i128 = 100_000;

/// A borrower with one collateral and one debt.
#[derive(Clone, Copy, Debug)]
pub struct Borrower {
    pub name: &'static str,
    pub who: Who,
    pub collateral: u8,
    pub debt: u8,
    /// Health factor at the start, in hundredths.
    pub health: i128,
}

const fn borrower(name: &'static str, user: u8, sides: (u8, u8), health: i128) -> Borrower {
    Borrower {
        name,
        who: Who::User(user),
        collateral: sides.0,
        debt: sides.1,
        health,
    }
}

pub const BORROWERS: [Borrower; 5] = [
    borrower("owes USDC on XLM, 1.10", 0, (XLM, USDC), 110),
    borrower("owes USDC on XLM, 1.30", 1, (XLM, USDC), 130),
    borrower("owes USDC on XLM, 2.50", 2, (XLM, USDC), 250),
    borrower("owes XLM on USDC, 1.30", 3, (USDC, XLM), 130),
    borrower("owes token on XLM, 1.30", 6, (XLM, TOKEN), 130),
];
/// Has posted XLM and owes nothing.
pub const DEBTLESS: Who = Who::User(7);

impl Borrower {
    pub fn posted(&self) -> i128 {
        POSTED * ONE * 10_i128.pow(14) / listings()[usize::from(self.collateral)].price
    }

    pub fn borrowed(&self) -> i128 {
        let [collateral, debt] = [self.collateral, self.debt].map(|it| listings()[usize::from(it)]);
        let (c, l) = (i128::from(collateral.factors.0), i128::from(debt.factors.1));
        let power = POSTED * c * l / ONE * 100 / self.health;
        power * 10_i128.pow(14) / debt.price
    }

    /// Health factor at these parts of the prices at the start, in percent.
    pub fn health_at(&self, percent: impl Fn(u8) -> u64) -> f64 {
        let moved = percent(self.collateral) as f64 / percent(self.debt) as f64;
        self.health as f64 / 100.0 * moved
    }
}

/// Everybody takes their positions.
pub fn settle(pool: &Pool) -> Result<()> {
    for asset in [XLM, USDC, TOKEN] {
        pool.done(LENDER, SUPPLY, asset, 10_000_000 * ONE)?;
    }
    for it in &BORROWERS {
        give(pool, it.who, it.collateral, it.posted() * 2);
        give(pool, it.who, it.debt, it.borrowed());
        pool.done(it.who, POST, it.collateral, it.posted())?;
        pool.done(it.who, BORROW, it.debt, it.borrowed())?;
    }
    give(pool, DEBTLESS, XLM, 1_000 * ONE);
    pool.done(DEBTLESS, POST, XLM, 1_000 * ONE)
}

/// Tokens out of nothing.
fn give(pool: &Pool, to: Who, asset: u8, amount: i128) {
    Call::Mint { asset, to, amount }.run(&pool.world);
}
