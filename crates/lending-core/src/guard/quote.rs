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
        let spot = self.spot();
        let Some(guard) = &self.guard else {
            return spot;
        };
        if !guard.is_anchored() {
            return match usage {
                Use::Collateral => Ok(0),
                Use::Debt => Err(LendingError::PriceUnavailable),
                Use::Seized
                | Use::Owed
                | Use::Liquidation
                | Use::Auction
                | Use::Spot
                | Use::Insurance => spot,
            };
        }
        let now = self.now;
        let fresh = fresh(self.reading, guard.config.max_age, now);
        Ok(match usage {
            Use::Spot => spot?,
            Use::Collateral => match fresh {
                Ok(reading) => reading.price.min(guard.ceiling(now)?),
                Err(LendingError::StalePrice) => return Err(LendingError::StalePrice),
                Err(_) => 0,
            },
            Use::Debt => fresh?.price.max(guard.floor(now)?),
            // A clamp that helps the borrower gives him time; one that harms him would liquidate the
            // healthy, whose debt may already follow a move that the guard of his collateral does not.
            Use::Seized => guard.held(spot, now)?.max(spot.unwrap_or(0)),
            Use::Owed => {
                let held = guard.held(spot, now)?;
                spot.unwrap_or(held).min(held)
            }
            Use::Auction => guard.in_liquidation(spot?, now)?,
            Use::Liquidation => guard.held(spot, now)?,
            Use::Insurance => match spot {
                Ok(_) => guard.ceiling(now)?,
                Err(_) => guard.anchor,
            },
        })
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
