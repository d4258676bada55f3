//! Net new debt of a reserve per hour, held below a part of its supply.

use crate::error::LendingError;
use crate::fixed::{add, mul_div_up, times_down, MathError};
use crate::refusal::{refuse, Refusal};
use crate::units::Underlying;

/// Seconds of an hour.
const HOUR: u64 = 3_600;

/// The hour `now` (unix seconds) lies in, counted from the epoch.
pub fn hour(now: u64) -> u64 {
    now / HOUR
}

/// Net new debt of this hour after `change` of it. Repayments make room, but none beyond this hour's.
///
/// # Errors
/// `Overflow`.
pub fn used(before: Underlying, change: i128) -> Result<Underlying, MathError> {
    Ok(Underlying(add(before.0, change)?.max(0)))
}

/// That this hour's new debt and what the last hour's still counts for, which is less with every
/// second, stay within `limit` (7 decimals) of `supply`. Rounded against the borrower.
///
/// # Errors
/// `FlowTooHigh`; `Overflow`.
pub fn require_within(
    limit: u32,
    supply: Underlying,
    this_hour: Underlying,
    last_hour: Underlying,
    now: u64,
) -> Result<(), Refusal> {
    let left = HOUR.saturating_sub(now % HOUR);
    let kept = mul_div_up(last_hour.0, left.into(), HOUR.into())?;
    let most = times_down(supply.0, limit.into())?;
    if add(this_hour.0, kept)? > most {
        return refuse(LendingError::FlowTooHigh);
    }
    Ok(())
}
