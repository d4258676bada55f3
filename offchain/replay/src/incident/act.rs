//! The sequence, played on one pool.

use crate::figures::{
    CLEAN_MINUTE, FAKE_PRICE, FIRST_POSTED, LOAN_MINUTE, MIDNIGHT, POISONED, POOL_USDC, POOL_XLM,
    THEN_POSTED, TRUE_PRICE, USDC_LOAN, USDC_PRICE, XLM_LOAN, XLM_PRICE,
};
use crate::listing::{NAMES, USDC, USTRY, XLM};
use crate::pool::{Pool, BORROW, LENDER, POST, SUPPLY};
use crate::quote;
use anyhow::Result;
use diff_suite::call::Who;
use diff_suite::generate::request;
use lending_core::guard::{Guard, Use};
use serde::Serialize;
use show::text::as_text;

/// Two hours before, so that the guards have been left alone for longer than they look back: the worst
/// case for them.
pub const START: u64 = MIDNIGHT - 2 * 3_600;
const END: u64 = 40;
const ATTACKER: Who = Who::User(0);
/// Minutes at which he tries it with the true price, and at which he has tried everything.
const BEFORE: u64 = 10;
const LAST_STEP: u64 = 27;
/// What he did, by the minute.
const STEPS: [(u64, &str, u32, u8, i128); 4] = [
    (LOAN_MINUTE, "posts 12,882 USTRY", POST, USTRY, FIRST_POSTED),
    (
        LOAN_MINUTE,
        "borrows 1,000,197 USDC",
        BORROW,
        USDC,
        USDC_LOAN,
    ),
    (26, "posts 136,994 USTRY", POST, USTRY, THEN_POSTED),
    (LAST_STEP, "borrows 61,249,278 XLM", BORROW, XLM, XLM_LOAN),
];

/// A minute. Values in dollars with 14 decimals, at the true prices.
#[derive(Debug, Serialize)]
pub struct Sample {
    pub minute: u64,
    #[serde(serialize_with = "as_text")]
    pub feed: i128,
    /// What a token of collateral counts for in a new loan.
    #[serde(serialize_with = "as_text")]
    pub usable: i128,
    #[serde(serialize_with = "as_text")]
    pub borrowed: i128,
    #[serde(serialize_with = "as_text")]
    pub collateral: i128,
}

#[derive(Debug, Serialize)]
pub struct Attempt {
    pub minute: u64,
    pub what: &'static str,
    pub is_loan: bool,
    pub refused: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Course {
    pub pool: &'static str,
    pub samples: Vec<Sample>,
    pub attempts: Vec<Attempt>,
    /// By reserve: what the attacker owes in the end.
    pub owed: Vec<i128>,
    /// By reserve: what the pool holds in the end.
    pub left: Vec<i128>,
    /// USDC that a refused attacker gets instead, having tried everything.
    #[serde(serialize_with = "as_text")]
    pub taken_after: i128,
    /// Of each reserve, at the start.
    #[serde(skip)]
    pub guards: Vec<Option<Guard>>,
}

impl Course {
    /// Value borrowed and true value of the collateral in the end.
    pub fn end(&self) -> (i128, i128) {
        self.samples
            .last()
            .map_or((0, 0), |it| (it.borrowed, it.collateral))
    }

    /// What the suppliers of the pool are short of.
    pub fn loss(&self) -> i128 {
        let (borrowed, collateral) = self.end();
        (borrowed - collateral).max(0)
    }
}

pub fn play(name: &'static str, pool: &Pool) -> Result<Course> {
    pool.done(LENDER, SUPPLY, USDC, POOL_USDC)?;
    pool.done(LENDER, SUPPLY, XLM, POOL_XLM)?;
    let guards = (XLM..=USTRY).map(|asset| quote::guard(pool, asset));
    let mut course = Course {
        pool: name,
        samples: vec![],
        attempts: vec![],
        owed: vec![],
        left: vec![],
        taken_after: 0,
        guards: guards.collect::<Result<_>>()?,
    };
    for minute in 0..=END {
        pool.until(MIDNIGHT + minute * 60);
        feed(pool, minute);
        course.act(pool, minute);
        course.samples.push(sample(pool, minute)?);
    }
    for asset in XLM..=USTRY {
        course.owed.push(pool.position(ATTACKER, asset)?.1);
        course.left.push(pool.holds(asset));
    }
    Ok(course)
}

/// The rounds of the feed. There was none at 00:25: two fake prices were the newest of all.
fn feed(pool: &Pool, minute: u64) {
    let poisoned = (POISONED - MIDNIGHT) / 60;
    if !minute.is_multiple_of(5) || minute == LOAN_MINUTE {
        return;
    }
    let fake = (poisoned..CLEAN_MINUTE).contains(&minute);
    pool.set(USTRY, if fake { FAKE_PRICE } else { TRUE_PRICE });
    pool.publish();
}

impl Course {
    fn act(&mut self, pool: &Pool, minute: u64) {
        let poisoned = (POISONED - MIDNIGHT) / 60;
        if (poisoned..CLEAN_MINUTE).contains(&minute) && minute.is_multiple_of(5) {
            // Nobody poked that day; where there is an anchor, it is the attacker's to move.
            pool.poke(USTRY);
        }
        for (at, what, kind, asset, amount) in STEPS {
            if at == minute {
                let answer = pool.act(ATTACKER, kind, asset, amount);
                self.note(minute, what, kind == BORROW, answer);
            }
        }
        match minute {
            BEFORE => self.try_at_the_true_price(pool),
            LAST_STEP => self.take_what_there_is(pool),
            _ => {}
        }
    }

    /// Both in one call, so that nothing stays of it.
    fn try_at_the_true_price(&mut self, pool: &Pool) {
        let steps = vec![
            request(POST, USTRY, FIRST_POSTED),
            request(BORROW, USDC, USDC_LOAN),
        ];
        let what = "12,882 USTRY against 1,000,197 USDC, at the true price";
        self.note(BEFORE, what, true, pool.submit(ATTACKER, steps));
    }

    fn note(&mut self, minute: u64, what: &'static str, is_loan: bool, answer: Result<(), String>) {
        self.attempts.push(Attempt {
            minute,
            what,
            is_loan,
            refused: answer.err(),
        });
    }

    /// Refused everything, he takes what he can get.
    fn take_what_there_is(&mut self, pool: &Pool) {
        let late = self
            .attempts
            .iter()
            .filter(|it| it.is_loan && it.minute >= LOAN_MINUTE);
        if late.clone().all(|it| it.refused.is_some()) {
            self.taken_after = pool.take_most(ATTACKER, USDC, USDC_LOAN, 1_0000000);
        }
    }
}

fn sample(pool: &Pool, minute: u64) -> Result<Sample> {
    let value = |amount: i128, price: i128| amount * price / 1_0000000;
    let owed = |asset| anyhow::Ok(pool.position(ATTACKER, asset)?.1);
    let borrowed = value(owed(USDC)?, USDC_PRICE) + value(owed(XLM)?, XLM_PRICE);
    let posted = pool.position(ATTACKER, USTRY)?.0;
    let feed = quote::price(pool, USTRY, Use::Spot)?;
    Ok(Sample {
        minute,
        feed: feed.unwrap_or(0),
        usable: quote::price(pool, USTRY, Use::Collateral)?.unwrap_or(0),
        borrowed,
        collateral: value(posted, TRUE_PRICE),
    })
}

/// Name of a reserve.
pub fn name(asset: usize) -> &'static str {
    NAMES[asset]
}
