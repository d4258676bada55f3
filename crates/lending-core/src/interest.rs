//! What borrowing costs: a curve of three slopes over utilization, scaled by a modifier that drifts
//! with the distance from the target.

use crate::fixed::{add, short, short_mul_div_up, sub, times, times_up, MathError, FACTOR_ONE};

/// One, with 7 decimals, as short as utilization and rates are.
const ONE: u64 = 1_0000000;
/// Utilization at which the third slope begins, 7 decimals.
const KINK: u64 = 9_500_000;
/// Width of the third slope, 7 decimals.
const ABOVE_KINK: u64 = ONE - KINK;
/// Bounds of the rate modifier, 7 decimals.
const MODIFIER_MAX: i128 = 10 * FACTOR_ONE;
const MODIFIER_MIN: i128 = FACTOR_ONE / 10;

/// A reserve's interest parameters, 7 decimals each (`reactivity`: per second).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InterestCurve {
    pub util_target: u32,
    pub r_base: u32,
    pub r_one: u32,
    pub r_two: u32,
    pub r_three: u32,
    pub reactivity: u32,
}

impl InterestCurve {
    /// Interest per year at `utilization` and `modifier`, all with 7 decimals. Rounds up: the
    /// debtor pays the remainder. The slope above the kink is not scaled by the modifier.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn rate_up(&self, utilization: i128, modifier: i128) -> Result<i128, MathError> {
        let utilization = short(utilization)?;
        let target = u64::from(self.util_target);
        let base = u64::from(self.r_base);
        let first = base.saturating_add(self.r_one.into());
        if utilization > KINK {
            let plain = first.saturating_add(self.r_two.into());
            let steep = slope_up(utilization.saturating_sub(KINK), ABOVE_KINK, self.r_three)?;
            return add(steep.into(), times_up(modifier, plain.into())?);
        }
        let (done, width, rise, start) = if utilization <= target {
            (utilization, target, self.r_one, base)
        } else {
            let over = utilization.saturating_sub(target);
            (over, KINK.saturating_sub(target), self.r_two, first)
        };
        let plain = slope_up(done, width, rise)?.saturating_add(start);
        times_up(plain.into(), modifier)
    }

    /// The modifier after `dt_seconds` at `utilization`, 7 decimals: it grows above the target and
    /// shrinks below it, in proportion to distance and time, within 0.1 and 10. Rounds towards the
    /// old value.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn next_modifier(
        &self,
        modifier: i128,
        utilization: i128,
        dt_seconds: u64,
    ) -> Result<i128, MathError> {
        let distance = sub(utilization, self.util_target.into())?;
        // Saturated, it is far beyond what moves the modifier from one bound to the other.
        let pull = u64::from(self.reactivity).saturating_mul(dt_seconds);
        let grows = distance >= 0;
        let moved = add(modifier, times(distance, pull.into(), !grows)?)?;
        Ok(if grows {
            moved.min(MODIFIER_MAX)
        } else {
            moved.max(MODIFIER_MIN)
        })
    }
}

/// How much of `rise` has been climbed after `done` of `width`.
fn slope_up(done: u64, width: u64, rise: u32) -> Result<u64, MathError> {
    short_mul_div_up(short_mul_div_up(done, ONE, width)?, rise.into(), ONE)
}
