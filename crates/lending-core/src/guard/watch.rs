//! Why a price is what it is, and what a guard waits for: what watchers ask. Nothing here decides anything.

use super::{Guard, Quote, Side, Use};
use crate::error::LendingError;
use crate::fixed::MathError;
use core::cmp::Ordering;

#[cfg(test)]
mod tests;

/// Where a price, or its absence, comes from. The wire value is the discriminant.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[repr(u32)]
pub enum Reason {
    /// The feed as it is.
    Feed = 0,
    /// The guard holds it below the feed.
    Lowered = 1,
    /// The guard holds it above the feed.
    Raised = 2,
    /// The feed as it is, out of the guard's reach: it has lasted.
    Confirmed = 3,
    /// The anchor: the feed is dead.
    Anchor = 4,
    /// The feed as it is: there is no guard.
    Unguarded = 5,
    /// None: the feed is too old, or stamped ahead.
    Stale = 6,
    /// None: the feed says nothing, or nothing positive.
    NoPrice = 7,
    /// Whatever a guard permits that has accepted no price yet.
    Unanchored = 8,
    /// Zero: the feed is dead, and nobody takes risk against it.
    Worthless = 9,
}

impl Reason {
    /// The number on the wire.
    pub fn to_u32(self) -> u32 {
        match self {
            Reason::Feed => 0,
            Reason::Lowered => 1,
            Reason::Raised => 2,
            Reason::Confirmed => 3,
            Reason::Anchor => 4,
            Reason::Unguarded => 5,
            Reason::Stale => 6,
            Reason::NoPrice => 7,
            Reason::Unanchored => 8,
            Reason::Worthless => 9,
        }
    }
}

/// A feed that lies farther from the anchor than liquidations follow at once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Deviation {
    /// Where the feed is now.
    pub side: Side,
    /// Since when it is known to be there, unix seconds; 0 if nobody has poked since it went.
    pub since: u64,
    /// Rounds of the feed that were seen there.
    pub rounds: u32,
    /// Unix seconds before which liquidations will not follow, however often it is poked.
    pub confirms_at: u64,
    /// Whether liquidations follow now.
    pub confirmed: bool,
}

impl Guard {
    /// Lowest and highest price the anchor would follow the feed to at `now`.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn reach(&self, now: u64) -> Result<(i128, i128), MathError> {
        self.band(now)
    }

    /// Unix seconds from which the noted deviation counts as confirmed, if rounds and pokes go on.
    pub fn confirms_at(&self) -> Option<u64> {
        (self.since != 0).then(|| self.since.saturating_add(self.config.confirm))
    }
}

impl Quote {
    /// The price for this use, `None` where it is refused, and why.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn explained(&self, usage: Use) -> Result<(Option<i128>, Reason), LendingError> {
        let price = match self.price(usage) {
            Ok(price) => Some(price),
            Err(error @ (LendingError::Overflow | LendingError::DivisionByZero)) => {
                return Err(error)
            }
            Err(_) => None,
        };
        Ok((price, self.reason(usage, price)?))
    }

    fn reason(&self, usage: Use, price: Option<i128>) -> Result<Reason, MathError> {
        let anchored = match &self.guard {
            None if price.is_some() => return Ok(Reason::Unguarded),
            None => return Ok(self.refusal()),
            Some(guard) => guard.is_anchored(),
        };
        let takes_risk = matches!(usage, Use::Collateral | Use::Debt);
        if !anchored && (takes_risk || price.is_some()) {
            return Ok(Reason::Unanchored);
        }
        let Some(price) = price else {
            return Ok(self.refusal());
        };
        let Ok(feed) = self.spot() else {
            return Ok(if takes_risk {
                Reason::Worthless
            } else {
                Reason::Anchor
            });
        };
        let follows = matches!(
            usage,
            Use::Seized | Use::Owed | Use::Liquidation | Use::Auction
        );
        Ok(match price.cmp(&feed) {
            Ordering::Less => Reason::Lowered,
            Ordering::Greater => Reason::Raised,
            // Whoever is liquidated gets the feed before it is confirmed where that is better for him.
            Ordering::Equal if follows && self.deviation()?.is_some_and(|it| it.confirmed) => {
                Reason::Confirmed
            }
            Ordering::Equal => Reason::Feed,
        })
    }

    /// Why a price is refused that no guard keeps back.
    fn refusal(&self) -> Reason {
        match self.reading {
            Some(reading) if reading.price > 0 => Reason::Stale,
            _ => Reason::NoPrice,
        }
    }

    /// Where the feed is out of the reach of liquidations, if it is, and until when it will be.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn deviation(&self) -> Result<Option<Deviation>, MathError> {
        let now = self.now;
        let held = self
            .guard
            .filter(|it| it.is_anchored() && it.config.liq > 0);
        let (Some(guard), Ok(feed)) = (held, self.spot()) else {
            return Ok(None);
        };
        let (lowest, highest) = guard.band(now)?;
        let side = Side::of(feed, guard.liquidation_bounds(lowest, highest)?);
        if side == Side::Within {
            return Ok(None);
        }
        let noted = guard.confirms_at();
        Ok(Some(
            match noted.filter(|_| guard.side == side && !guard.has_lapsed(now)) {
                Some(confirms_at) => Deviation {
                    side,
                    since: guard.since,
                    rounds: guard.rounds,
                    confirms_at,
                    confirmed: guard.is_confirmed(now),
                },
                // The next poke is the first to see it.
                None => Deviation {
                    side,
                    since: 0,
                    rounds: 0,
                    confirms_at: now.saturating_add(guard.config.confirm),
                    confirmed: false,
                },
            },
        ))
    }
}
