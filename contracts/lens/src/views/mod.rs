//! One file per view. None keeps anything; each reads what it needs and computes once.

pub mod alerts;
pub mod auction;
pub mod backstop_quote;
pub mod liquidation_range;
pub mod losses;
pub mod pool_state;
pub mod price_guard;
pub mod reserve_audit;
pub mod risk;
pub mod user_state;

use crate::errors::LensError;
use core::ops::Range;

/// Auction numbers, as the pool has them.
const USER_LIQUIDATION: u32 = 0;
const BAD_DEBT: u32 = 1;
const INTEREST: u32 = 2;

/// `None` where an answer fails for want of a price.
fn if_priced<T>(answer: Result<T, LensError>) -> Result<Option<T>, LensError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(LensError::PriceUnavailable) => Ok(None),
        Err(error) => Err(error),
    }
}

/// At most `count` places of a list from `first` on; none of those beyond its end.
fn places(len: u32, first: u32, count: u32) -> Range<u32> {
    let first = first.min(len);
    first..first.saturating_add(count).min(len)
}
