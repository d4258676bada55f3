//! Whether an oracle's answer may be used.

use crate::error::LendingError;

/// Seconds after which a price is too old. A price of exactly this age is still used.
pub const MAX_AGE_SECONDS: u64 = 86_400;

/// The price, if it is positive and at most a day old at `now` (both unix seconds). A stamp in the
/// future is accepted, however far: the sum saturates.
///
/// # Errors
/// `InvalidPrice`.
pub fn usable(price: i128, timestamp: u64, now: u64) -> Result<i128, LendingError> {
    if price <= 0 || timestamp.saturating_add(MAX_AGE_SECONDS) < now {
        return Err(LendingError::InvalidPrice);
    }
    Ok(price)
}
