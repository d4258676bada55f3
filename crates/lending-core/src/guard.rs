//! What of an oracle's answer may be used, and for what.
//!
//! A guard anchors a price to what the pool itself has accepted. The anchor follows the feed only so
//! fast; new risk is taken at the worse of feed and anchor; liquidations may leave the anchor's
//! neighbourhood once a deviation has lasted; a dead feed blocks none. See `docs/price-guard.md`.

mod quote;
mod settings;
mod watch;

pub use quote::Quote;
pub use settings::{require_safe, require_valid, GuardConfig, Margins, STANDARD, TIGHT};
pub use watch::{Deviation, Reason};

use crate::error::LendingError;
use crate::fixed::{mul_div_down, mul_div_up, times_down, times_up, MathError, FACTOR_ONE};
use crate::refusal::Refusal;
use settings::{grown, shrunk, GROWTH_ONE};

/// Seconds a feed's stamp may lie ahead of the ledger's clock for new risk.
const MAX_LEAD_SECONDS: u64 = 60;
/// Rounds of the feed that must agree before a deviation counts as confirmed.
const CONFIRMING_ROUNDS: u32 = 3;

/// What a feed said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reading {
    /// Base per token, in the oracle's decimals.
    pub price: i128,
    /// The feed's stamp, unix seconds.
    pub time: u64,
}

/// What a price is used for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Use {
    /// Worth of collateral against which risk is taken: errs low.
    Collateral,
    /// Worth of debt that is being taken: errs high.
    Debt,
    /// Worth of collateral in a liquidation: never below what the feed says.
    Seized,
    /// Worth of debt in a liquidation: never above what the feed says.
    Owed,
    /// Worth of anything else that has to do with bad debt.
    Liquidation,
    /// The same where a feed must be alive: what is sold for bad debt.
    Auction,
    /// The feed's own answer.
    Spot,
    /// Worth of what insures suppliers, before a loss is put on them: errs high.
    Insurance,
}

/// On which side of the anchor the feed deviates.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Side {
    Below,
    #[default]
    Within,
    Above,
}

impl Side {
    /// Where `price` lies of the prices from `low` to `high`.
    fn of(price: i128, (low, high): (i128, i128)) -> Self {
        if price < low {
            Side::Below
        } else if price > high {
            Side::Above
        } else {
            Side::Within
        }
    }
}

/// A reserve's guard: its settings and what it remembers.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Guard {
    pub config: GuardConfig,
    /// The last accepted price, in the oracle's decimals; 0 if there was none yet.
    pub anchor: i128,
    /// Since when it may have moved, unix seconds: when it was accepted.
    pub time: u64,
    /// On which side the feed deviated then.
    pub side: Side,
    /// Since when it has deviated on that side, unix seconds; 0 if it does not.
    pub since: u64,
    /// Rounds of the feed that were seen to deviate.
    pub rounds: u32,
    /// The feed's newest stamp so far.
    pub last_stamp: u64,
}

impl Guard {
    /// A guard that starts from `reading`.
    ///
    /// # Errors
    /// `PriceUnavailable`, `InvalidPrice`, `StalePrice`: as new risk would.
    pub fn new(
        config: GuardConfig,
        reading: Option<Reading>,
        now: u64,
    ) -> Result<Self, LendingError> {
        let reading = fresh(reading, config.max_age, now)?;
        Ok(Guard {
            config,
            anchor: reading.price,
            time: now,
            side: Side::Within,
            since: 0,
            rounds: 0,
            last_stamp: reading.time,
        })
    }

    /// A guard that has accepted no price yet: nobody can borrow, or borrow against, what it guards.
    pub fn waiting(config: GuardConfig) -> Self {
        Guard {
            config,
            ..Guard::default()
        }
    }

    /// What is stored for a guard that was turned off: all settings zero, nothing remembered.
    pub fn off() -> Self {
        Guard::default()
    }

    /// Whether it has accepted a price.
    // Not inlined: 45 bytes of the pool.
    #[inline(never)]
    pub fn is_anchored(&self) -> bool {
        self.anchor > 0
    }

    /// Lowest and highest price the anchor may have become by `now`, rounded inwards.
    fn band(&self, now: u64) -> Result<(i128, i128), MathError> {
        Ok((self.lowest(now)?, self.highest(now)?))
    }

    fn lowest(&self, now: u64) -> Result<i128, MathError> {
        mul_div_up(
            self.anchor,
            shrunk(&self.config, self.idle(now)),
            GROWTH_ONE,
        )
    }

    fn highest(&self, now: u64) -> Result<i128, MathError> {
        mul_div_down(self.anchor, grown(&self.config, self.idle(now)), GROWTH_ONE)
    }

    /// Seconds of which the reach has not been spent.
    fn idle(&self, now: u64) -> u64 {
        now.saturating_sub(self.time).min(self.config.window)
    }

    /// Lets the anchor follow the feed as far as it may, and notes whether the feed is still elsewhere.
    /// Returns whether that changed anything. One round of the feed counts once, however often it is looked
    /// at and whatever comes in between.
    ///
    /// # Errors
    /// `PriceUnavailable`, `InvalidPrice`, `StalePrice`, `Overflow`.
    pub fn poke(&mut self, reading: Option<Reading>, now: u64) -> Result<bool, Refusal> {
        let seen = fresh(reading, self.config.max_age, now)?;
        let (lowest, highest) = self.band(now)?;
        let before = *self;
        self.anchor = seen.price.min(highest).max(lowest);
        // Reach too small for a unit of the price is not spent: pokes cannot hold the anchor.
        if self.anchor != before.anchor || self.anchor == seen.price {
            self.time = now;
        }
        let bounds = self.liquidation_bounds(self.anchor, self.anchor)?;
        self.side = Side::of(seen.price, bounds);
        if self.side == Side::Within {
            (self.since, self.rounds) = (0, 0);
        } else if self.side != before.side || before.has_lapsed(now) {
            (self.since, self.rounds) = (now, 1);
        } else if seen.time > before.last_stamp {
            self.rounds = before.rounds.saturating_add(1);
        }
        self.last_stamp = seen.time.max(before.last_stamp);
        Ok(self.memory() != before.memory())
    }

    /// The guard as it would be, [poked](Self::poke).
    ///
    /// # Errors
    /// `PriceUnavailable`, `InvalidPrice`, `StalePrice`, `Overflow`.
    pub fn poked(&self, reading: Option<Reading>, now: u64) -> Result<Self, Refusal> {
        let mut next = *self;
        next.poke(reading, now)?;
        Ok(next)
    }

    /// All but the settings.
    fn memory(&self) -> (i128, u64, Side, u64, u32, u64) {
        (
            self.anchor,
            self.time,
            self.side,
            self.since,
            self.rounds,
            self.last_stamp,
        )
    }

    /// What a liquidation may use without confirmation, with the anchor between these.
    fn liquidation_bounds(&self, lowest: i128, highest: i128) -> Result<(i128, i128), MathError> {
        let reach = i128::from(self.config.liq);
        Ok((
            times_up(lowest, FACTOR_ONE.saturating_sub(reach))?,
            times_down(highest, FACTOR_ONE.saturating_add(reach))?,
        ))
    }

    /// A deviation last seen long ago says nothing about now.
    fn has_lapsed(&self, now: u64) -> bool {
        let config = &self.config;
        let kept = config.window.max(config.confirm).max(config.max_age);
        now.saturating_sub(self.last_stamp) > kept
    }

    /// Whether the feed has been on this side for long enough.
    pub fn is_confirmed(&self, now: u64) -> bool {
        self.rounds >= CONFIRMING_ROUNDS
            && self.confirms_at().is_some_and(|time| time <= now)
            && !self.has_lapsed(now)
    }

    /// The most collateral may be worth for new risk, rounded down; also what insures suppliers.
    fn ceiling(&self, now: u64) -> Result<i128, MathError> {
        let slack = FACTOR_ONE.saturating_add(self.config.slack.into());
        times_down(self.highest(now)?, slack)
    }

    /// The least debt may be worth for new risk, rounded up.
    fn floor(&self, now: u64) -> Result<i128, MathError> {
        let slack = FACTOR_ONE.saturating_sub(self.config.slack.into());
        times_up(self.lowest(now)?, slack)
    }

    /// The price a liquidation uses, the feed's own being `spot`: the anchor where the feed is dead.
    fn held(&self, spot: Result<i128, LendingError>, now: u64) -> Result<i128, MathError> {
        match spot {
            Ok(price) => self.in_liquidation(price, now),
            Err(_) => Ok(self.anchor),
        }
    }

    /// The price a liquidation uses. It leaves the anchor's neighbourhood only on the side that is
    /// confirmed.
    fn in_liquidation(&self, price: i128, now: u64) -> Result<i128, MathError> {
        let (lowest, highest) = self.band(now)?;
        let (low, high) = self.liquidation_bounds(lowest, highest)?;
        let side = Side::of(price, (low, high));
        if self.config.liq == 0 || side == self.side && self.is_confirmed(now) {
            return Ok(price);
        }
        Ok(price.min(high).max(low))
    }
}

/// A reading that is good enough for new risk.
///
/// # Errors
/// `PriceUnavailable` without one; `InvalidPrice` if it is not positive; `StalePrice` if it is older
/// than `max_age` or stamped more than a minute ahead.
fn fresh(reading: Option<Reading>, max_age: u64, now: u64) -> Result<Reading, LendingError> {
    let reading = reading.ok_or(LendingError::PriceUnavailable)?;
    if reading.price <= 0 {
        return Err(LendingError::InvalidPrice);
    }
    let is_ahead = reading.time > now.saturating_add(MAX_LEAD_SECONDS);
    if is_ahead || reading.time.saturating_add(max_age) < now {
        return Err(LendingError::StalePrice);
    }
    Ok(reading)
}
