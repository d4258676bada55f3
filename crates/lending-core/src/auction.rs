//! The engine all auctions share: what part of lot and bid a fill takes at a given ledger.
//!
//! For 200 ledgers the lot grows from nothing to all while the bid is whole; for the next 200 the
//! bid shrinks from all to nothing while the lot is whole.

pub mod bad_debt;
pub mod interest;
pub mod liquidation;

use crate::error::LendingError;
use crate::fixed::{mul, sub, times, MathError, FACTOR_ONE};
use crate::refusal::{refuse, Refusal};

/// Ledgers each of the two ramps lasts.
const RAMP_LEDGERS: u32 = 200;
/// Ledgers after its start at which anyone may delete an auction.
const STALE_AFTER_LEDGERS: u32 = 500;
/// Part of lot or bid that one ledger moves, 7 decimals: 0.5%.
const STEP: i128 = FACTOR_ONE / 200;
/// One percent, 7 decimals.
const PERCENT: i128 = FACTOR_ONE / 100;

/// A fill's share of an auction, 1 to 100 percent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FillPercent(i128);

impl FillPercent {
    /// # Errors
    /// `InvalidPercent` outside 1..=100.
    pub fn new(percent: i128) -> Result<Self, Refusal> {
        if !(1..=100).contains(&percent) {
            return refuse(LendingError::InvalidPercent);
        }
        Ok(FillPercent(mul(percent, PERCENT)?))
    }
}

/// How far an auction has come: the part of lot and bid that changes hands, 7 decimals.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    pub lot: i128,
    pub bid: i128,
}

impl Progress {
    /// Progress at ledger `now` of an auction that starts at ledger `start`.
    ///
    /// # Errors
    /// `AuctionNotStarted` before `start`.
    pub fn at(start: u32, now: u32) -> Result<Self, Refusal> {
        let elapsed = now
            .checked_sub(start)
            .ok_or(LendingError::AuctionNotStarted)?;
        let lot_steps = i128::from(elapsed.min(RAMP_LEDGERS));
        let bid_steps = i128::from(elapsed.saturating_sub(RAMP_LEDGERS).min(RAMP_LEDGERS));
        Ok(Progress {
            lot: lot_steps.saturating_mul(STEP),
            bid: FACTOR_ONE.saturating_sub(bid_steps.saturating_mul(STEP)),
        })
    }
}

/// One entry of lot or bid after a fill.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Split {
    /// Changes hands.
    pub filled: i128,
    /// Stays in the auction.
    pub remaining: i128,
}

/// What a fill takes of a bid entry. Rounds up twice: the filler owes the remainder.
///
/// # Errors
/// `Overflow`.
pub fn split_bid(amount: i128, by: FillPercent, at: Progress) -> Result<Split, MathError> {
    split(amount, by, at.bid, true)
}

/// What a fill takes of a lot entry. Rounds down twice: the auctioned account keeps the remainder.
///
/// # Errors
/// `Overflow`.
pub fn split_lot(amount: i128, by: FillPercent, at: Progress) -> Result<Split, MathError> {
    split(amount, by, at.lot, false)
}

fn split(amount: i128, by: FillPercent, part: i128, up: bool) -> Result<Split, MathError> {
    let base = times(amount, by.0, up)?;
    Ok(Split {
        filled: times(base, part, up)?,
        remaining: sub(amount, base)?,
    })
}

/// Whether an auction that started at ledger `start` may be deleted by anyone at `now`.
pub fn is_stale(start: u32, now: u32) -> bool {
    start.saturating_add(STALE_AFTER_LEDGERS) <= now
}
