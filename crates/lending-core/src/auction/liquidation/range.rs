//! Which percents a liquidation may ask for, found by asking the rule itself.

#[cfg(test)]
mod tests;

use super::{is_all, Size, WHOLE_TESTED_AT};
use crate::error::LendingError;
use crate::health::Health;

/// The percents of a selection that may be auctioned: `min` to `max`, none if `min` is greater, and,
/// if `full`, everything above 95.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Range {
    pub min: u32,
    pub max: u32,
    pub full: bool,
}

impl Range {
    /// No percent will do.
    pub const NONE: Self = Range {
        min: 1,
        max: 0,
        full: false,
    };

    /// The range for `selected`, which is part of `account`. `after` says how the account would stand
    /// after an auction of that size.
    ///
    /// More percent leaves the account healthier, so two binary searches find the ends. Where
    /// positions are so small that rounding turns this around, the ends are still accepted percents.
    ///
    /// It looks at every kind of "no": nothing for a contract that stops at the first.
    pub fn find(
        account: &Health,
        selected: &Health,
        scale: i128,
        after: impl Fn(&Size) -> Result<Health, LendingError>,
    ) -> Self {
        if !account.is_liquidatable() {
            return Range::NONE;
        }
        let judge = |percent| {
            let size = Size::of(account, selected, percent, scale)?;
            size.judge(account, &after(&size)?, scale)
        };
        let all = is_all(account, selected);
        let limit = if all { WHOLE_TESTED_AT } else { 100 };
        let too_small = |percent| judge(percent) == Err(LendingError::LiquidationTooSmall);
        let accepted = |percent: &u32| judge(*percent).is_ok();
        let least = last(limit, too_small).saturating_add(1);
        let most = last(limit, |percent| too_small(percent) || accepted(&percent));
        let (min, max) = match (least..=most).find(accepted) {
            Some(min) => (min, (min..=most).rfind(accepted).unwrap_or(min)),
            None => (Range::NONE.min, Range::NONE.max),
        };
        Range {
            min,
            max,
            full: all && accepted(&100),
        }
    }
}

/// The last of 1 to `limit` for which `holds`, which holds for the first ones only; 0 if for none.
fn last(limit: u32, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut known, mut open) = (0u32, limit);
    while known < open {
        let middle = known.saturating_add(open).div_ceil(2);
        if holds(middle) {
            known = middle;
        } else {
            open = middle.saturating_sub(1);
        }
    }
    known
}
