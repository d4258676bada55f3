//! Which price a use gets: the feed's, the anchor's, or the worse of both.

use super::{fresh, Guard, Reading, Use};
use crate::error::LendingError;
use crate::price;

/// A feed's answer, the guard it is under and the time of asking.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Quote {
    /// `None` if the feed knows nothing or does not answer.
    pub reading: Option<Reading>,
    /// `None` if it is off.
    pub guard: Option<Guard>,
    pub now: u64,
}

impl Quote {
    /// The price to use. Without a guard it is the feed's, whatever the use.
    ///
    /// Under a guard, collateral whose feed is dead is worth nothing for new risk; liquidations then go
    /// by the anchor. A guard without an anchor permits no new risk.
    ///
    /// # Errors
    /// Without a guard, for `Spot` and for `Auction`: `PriceUnavailable`, `InvalidPrice`. Under one:
    /// `StalePrice` for new risk; `PriceUnavailable`, `InvalidPrice` for new debt; `Overflow`.
    pub fn price(&self, usage: Use) -> Result<i128, LendingError> {
        let Some(guard) = &self.guard else {
            return self.spot();
        };
        if !guard.is_anchored() {
            return self.price_without_anchor(usage);
        }
        let now = self.now;
        match usage {
            Use::Spot => self.spot(),
            Use::Collateral => match fresh(self.reading, guard.config.max_age, now) {
                Ok(reading) => Ok(reading.price.min(guard.ceiling(now)?)),
                Err(LendingError::StalePrice) => Err(LendingError::StalePrice),
                Err(_) => Ok(0),
            },
            Use::Debt => {
                let reading = fresh(self.reading, guard.config.max_age, now)?;
                Ok(reading.price.max(guard.floor(now)?))
            }
            // A clamp that helps the borrower gives him time; one that harms him would liquidate the
            // healthy, whose debt may already follow a move that the guard of his collateral does not.
            Use::Seized => Ok(self.price(Use::Liquidation)?.max(self.spot().unwrap_or(0))),
            Use::Owed => {
                let held = self.price(Use::Liquidation)?;
                Ok(self.spot().map_or(held, |price| price.min(held)))
            }
            Use::Auction => Ok(guard.in_liquidation(self.spot()?, now)?),
            Use::Liquidation => match self.spot() {
                Ok(price) => Ok(guard.in_liquidation(price, now)?),
                Err(_) => Ok(guard.anchor),
            },
            Use::Insurance => match self.spot() {
                Ok(_) => Ok(guard.ceiling(now)?),
                Err(_) => Ok(guard.anchor),
            },
        }
    }

    fn price_without_anchor(&self, usage: Use) -> Result<i128, LendingError> {
        match usage {
            Use::Collateral => Ok(0),
            Use::Debt => Err(LendingError::PriceUnavailable),
            Use::Seized
            | Use::Owed
            | Use::Liquidation
            | Use::Auction
            | Use::Spot
            | Use::Insurance => self.spot(),
        }
    }

    /// The feed's own price, if it is positive and at most a day old.
    ///
    /// # Errors
    /// `PriceUnavailable`, `InvalidPrice`.
    pub fn spot(&self) -> Result<i128, LendingError> {
        let reading = self.reading.ok_or(LendingError::PriceUnavailable)?;
        price::usable(reading.price, reading.time, self.now)
    }
}
