//! One move, played on a pool of its own.

use super::moves::{listings, Feed, Kind, Move, TOKEN};
use super::people::{settle, Borrower, BORROWERS, DEBTLESS};
use crate::figures::MIDNIGHT;
use crate::listing::XLM;
use crate::pool::{Pool, BORROW, CANCEL, POST, REPAY, WITHDRAW_POSTED};
use crate::quote;
use crate::stage::Stage;
use anyhow::Result;
use diff_suite::call::{Name, Request};
use diff_suite::generate::request;
use lending_core::guard::Use;
use serde::Serialize;

/// More than anybody owes or has posted.
const ALL: i128 = 1_000_000_000_0000000;
const DOLLAR: i128 = 1_0000000;
const START: u64 = MIDNIGHT;

/// Prices of XLM at a minute, 14 decimals; `None` where the pool has none for that use.
#[derive(Debug, Serialize)]
pub struct Prices {
    pub minute: u64,
    pub feed: Option<String>,
    pub collateral: Option<String>,
    pub debt: Option<String>,
    pub liquidation: Option<String>,
}

/// What became of a borrower. Times in minutes since the move began.
#[derive(Debug, Serialize)]
pub struct Fate {
    pub name: &'static str,
    /// Health factor at the true prices in the end, or when a liquidation became possible.
    pub health: f64,
    /// When the true prices made the account liquidatable.
    pub due: Option<u64>,
    /// When the pool accepted a liquidation.
    pub possible: Option<u64>,
}

impl Fate {
    /// Whether a liquidation was possible no later than this after it was due, if it was.
    pub fn is_followed_within(&self, minutes: u64) -> bool {
        match (self.due, self.possible) {
            (Some(due), Some(possible)) => possible <= due + minutes,
            (Some(_), None) => false,
            (None, _) => true,
        }
    }

    /// Whether he could be liquidated while the true prices said he is healthy.
    pub fn is_wronged(&self) -> bool {
        match (self.possible, self.due) {
            (Some(possible), Some(due)) => possible < due,
            (Some(_), None) => true,
            (None, _) => false,
        }
    }
}

/// What people can do in the middle of it. `Err` holds why not.
#[derive(Debug, Serialize)]
pub struct Doors {
    pub repay: Answer,
    pub top_up: Answer,
    /// Repay everything and take everything out.
    pub leave: Answer,
    /// Take collateral out without owing anything.
    pub withdraw: Answer,
    /// Repay while being liquidated, and cancel.
    pub cancel: Option<Answer>,
    /// Not a door: new debt of somebody far from the edge.
    pub borrow: Answer,
}

type Answer = std::result::Result<(), String>;

impl Doors {
    pub fn nobody_is_locked_in(&self) -> bool {
        let all = [&self.repay, &self.top_up, &self.leave, &self.withdraw];
        let cancelled = self.cancel.as_ref().is_none_or(Answer::is_ok);
        all.iter().all(|it| it.is_ok()) && cancelled
    }
}

#[derive(Debug, Serialize)]
pub struct Course {
    pub name: &'static str,
    #[serde(skip)]
    pub kind: Kind,
    pub prices: Vec<Prices>,
    pub fates: Vec<Fate>,
    pub doors: Doors,
}

pub fn play(stage: &Stage, it: &Move) -> Result<Course> {
    let pool = opened(stage)?;
    let mut prices = vec![];
    let mut fates: Vec<Fate> = BORROWERS.iter().map(fate).collect();
    for minute in it.minutes {
        round(&pool, it, *minute);
        if it.shown.contains(minute) {
            prices.push(seen(&pool, *minute)?);
        }
        for (borrower, fate) in BORROWERS.iter().zip(&mut fates) {
            judge(&pool, it, *minute, borrower, fate);
        }
        poke(&pool, it);
    }
    Ok(Course {
        name: it.name,
        kind: it.kind,
        prices,
        fates,
        doors: try_doors(stage, it)?,
    })
}

fn opened(stage: &Stage) -> Result<Pool> {
    let pool = stage.levee(&listings(), START)?;
    settle(&pool)?;
    Ok(pool)
}

/// Time passes to a minute of the move, and feeds say what they say then.
fn round(pool: &Pool, it: &Move, minute: u64) {
    for (asset, feed) in [(XLM, (it.xlm)(minute)), (TOKEN, (it.token)(minute))] {
        match feed {
            Feed::Percent(percent) => {
                let start = listings()[usize::from(asset)].price;
                pool.set(asset, start * i128::from(percent) / 100);
            }
            Feed::Silent => pool.stop(asset, false),
            Feed::Gone => pool.stop(asset, true),
        }
    }
    pool.round_at(START + it.idle + minute * 60);
}

fn poke(pool: &Pool, it: &Move) {
    for asset in it.pokes {
        pool.poke(*asset);
    }
}

fn seen(pool: &Pool, minute: u64) -> Result<Prices> {
    let price = |usage| anyhow::Ok(quote::price(pool, XLM, usage)?.map(|it| it.to_string()));
    Ok(Prices {
        minute,
        feed: price(Use::Spot)?,
        collateral: price(Use::Collateral)?,
        debt: price(Use::Debt)?,
        liquidation: price(Use::Liquidation)?,
    })
}

fn fate(it: &Borrower) -> Fate {
    Fate {
        name: it.name,
        health: it.health as f64 / 100.0,
        due: None,
        possible: None,
    }
}

/// True prices, in percent of those at the start.
fn truth(it: &Move, asset: u8, minute: u64) -> u64 {
    match (asset, (it.token)(minute)) {
        (XLM, _) => (it.truth)(minute),
        (TOKEN, Feed::Percent(percent)) => percent,
        _ => 100,
    }
}

fn judge(pool: &Pool, it: &Move, minute: u64, borrower: &Borrower, fate: &mut Fate) {
    if fate.possible.is_some() {
        return;
    }
    fate.health = borrower.health_at(|asset| truth(it, asset, minute));
    if fate.health < 1.0 {
        fate.due = fate.due.or(Some(minute));
    }
    if is_liquidatable(pool, borrower) {
        fate.possible = Some(minute);
    }
}

/// Whether the pool accepts a liquidation, or refuses no more than its size.
fn is_liquidatable(pool: &Pool, borrower: &Borrower) -> bool {
    let user = pool.world.who(borrower.who);
    match pool.client().try_create_user_liquidations(&user, &100) {
        Ok(_) => true,
        Err(Ok(error)) => error != pool::PoolError::InvalidLiquidation,
        Err(Err(_)) => false,
    }
}

/// The same move again, up to the minute at which people try what they can do.
fn try_doors(stage: &Stage, it: &Move) -> Result<Doors> {
    let pool = opened(stage)?;
    for minute in it.minutes.iter().filter(|minute| **minute <= it.doors) {
        round(&pool, it, *minute);
        poke(&pool, it);
    }
    let [thin, near, far, short, pair] = BORROWERS;
    let act = |who: &Borrower, kind, asset, amount| pool.act(who.who, kind, asset, amount);
    Ok(Doors {
        repay: act(&near, REPAY, near.debt, DOLLAR),
        top_up: act(&near, POST, near.collateral, DOLLAR),
        borrow: act(&far, BORROW, far.debt, DOLLAR),
        cancel: [thin, short, pair].iter().find_map(|it| cancel(&pool, it)),
        leave: pool.submit(near.who, leave(&near)),
        withdraw: pool.act(DEBTLESS, WITHDRAW_POSTED, XLM, ALL),
    })
}

fn leave(who: &Borrower) -> Vec<Request> {
    vec![
        request(REPAY, who.debt, ALL),
        request(WITHDRAW_POSTED, who.collateral, ALL),
    ]
}

/// Has somebody liquidated, who then repays all and cancels. `None` if he cannot be liquidated.
fn cancel(pool: &Pool, who: &Borrower) -> Option<Answer> {
    let user = pool.world.who(who.who);
    let created = (1..=20).rev().any(|step| {
        let percent = step * 5;
        let answer = pool.client().try_create_user_liquidations(&user, &percent);
        answer.is_ok()
    });
    let requests = vec![
        request(REPAY, who.debt, ALL),
        Request {
            kind: CANCEL,
            name: Name::Account(who.who),
            amount: 0,
        },
    ];
    created.then(|| pool.submit(who.who, requests))
}
