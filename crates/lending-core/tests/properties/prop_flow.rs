//! The limit on net new debt per hour.

use crate::given::{amount, big, up_to, ONE};
use lending_core::flow::{hour, require_within, used};
use lending_core::units::Underlying;
use lending_core::{LendingError, MathError};
use proptest::prelude::*;

const HOUR: u64 = 3_600;
const REFUSED: Result<(), LendingError> = Err(LendingError::FlowTooHigh);

fn limit() -> impl Strategy<Value = u32> {
    prop_oneof![
        1..=10_000_000u32,
        Just(1),
        Just(2_500_000),
        Just(10_000_000)
    ]
}

/// (limit, supply, debt of this hour, debt of the last hour, time)
fn within(limit: u32, supply: i128, this: i128, last: i128, now: u64) -> Result<(), LendingError> {
    let [supply, this, last] = [supply, this, last].map(Underlying);
    require_within(limit, supply, this, last, now)
}

proptest! {
    #[test]
    fn hours_are_counted_from_the_epoch(now in any::<u64>()) {
        let hour = hour(now);
        prop_assert!(u128::from(hour) * 3_600 <= u128::from(now));
        prop_assert!(u128::from(hour + 1) * 3_600 > u128::from(now));
    }

    #[test]
    fn what_was_used_never_falls_below_zero(before in amount(), change in -up_to_max()..up_to_max()) {
        let expected = (before + change).max(0);
        prop_assert_eq!(used(Underlying(before), change), Ok(Underlying(expected)));
    }

    #[test]
    fn what_does_not_fit_overflows(before in up_to(38), more in up_to(38)) {
        let expected = before
            .checked_add(more)
            .map(Underlying)
            .ok_or(MathError::Overflow);
        prop_assert_eq!(used(Underlying(before), more), expected);
    }

    /// In exact numbers: this hour plus what is left of the last one, at most a part of supply.
    #[test]
    fn the_last_hour_counts_for_what_is_left_of_it(
        limit in limit(),
        supply in amount(),
        this in amount(),
        last in amount(),
        now in 0..10_000_000_000u64,
    ) {
        let left = i128::from(HOUR - now % HOUR);
        let most = big(supply) * limit / ONE;
        let kept = (big(last) * left + (HOUR - 1)) / HOUR;
        let expected = if big(this) + kept > most { REFUSED } else { Ok(()) };
        prop_assert_eq!(within(limit, supply, this, last, now), expected);
    }

    #[test]
    fn the_limit_itself_is_allowed_and_one_more_is_not(
        limit in limit(),
        supply in amount(),
        now in any::<u64>(),
    ) {
        let most = supply * i128::from(limit) / ONE;
        prop_assert_eq!(within(limit, supply, most, 0, now), Ok(()));
        prop_assert_eq!(within(limit, supply, most + 1, 0, now), REFUSED);
    }

    /// Waiting, supplying, borrowing less and a higher limit never turn what is allowed away.
    #[test]
    fn less_debt_and_more_room_are_never_worse(
        limit in limit(),
        supply in amount(),
        this in amount(),
        last in amount(),
        start in 0..1_000_000u64,
        (early, late) in (0..HOUR, 0..HOUR).prop_map(|(a, b)| (a.min(b), a.max(b))),
        less in 0..1_000_000i128,
    ) {
        let start = start * HOUR;
        if within(limit, supply, this, last, start + early).is_ok() {
            prop_assert!(within(limit, supply, this, last, start + late).is_ok());
            prop_assert!(within(limit, supply + less, this, last, start + early).is_ok());
            prop_assert!(within(10_000_000, supply, this, last, start + early).is_ok());
            let (this, last) = ((this - less).max(0), (last - less).max(0));
            prop_assert!(within(limit, supply, this, last, start + early).is_ok());
        }
    }

    /// The turn of an hour makes no room by itself: what was borrowed just before it gives way second
    /// by second.
    #[test]
    fn the_turn_of_an_hour_gives_nothing_away(
        limit in limit(),
        supply in amount(),
        start in 0..1_000_000u64,
    ) {
        let (turn, most) = ((start + 1) * HOUR, supply * i128::from(limit) / ONE);
        prop_assert_eq!(within(limit, supply, most, 0, turn - 1), Ok(()));
        // A second later all of it still counts.
        prop_assert_eq!(within(limit, supply, 1, most, turn), REFUSED);
        prop_assert_eq!(within(limit, supply, 0, most, turn), Ok(()));
        // Half an hour later half of it does, rounded up.
        let half = most - (most + 1) / 2;
        prop_assert_eq!(within(limit, supply, half, most, turn + HOUR / 2), Ok(()));
        prop_assert_eq!(within(limit, supply, half + 1, most, turn + HOUR / 2), REFUSED);
    }
}

fn up_to_max() -> i128 {
    1_000_000_000_000_000_000_000_000_000
}

#[test]
fn a_quarter_of_a_thousand_is_the_limit() {
    let now = 10 * HOUR;
    assert_eq!(within(2_500_000, 1_000, 250, 0, now), Ok(()));
    assert_eq!(within(2_500_000, 1_000, 251, 0, now), REFUSED);
    // Of 100 in the last hour 75 are left after a quarter of this one, and one in its last second.
    assert_eq!(within(2_500_000, 1_000, 175, 100, now + 900), Ok(()));
    assert_eq!(within(2_500_000, 1_000, 176, 100, now + 900), REFUSED);
    assert_eq!(within(2_500_000, 1_000, 249, 100, now + 3_599), Ok(()));
    assert_eq!(within(2_500_000, 1_000, 250, 100, now + 3_599), REFUSED);
}

#[test]
fn numbers_beyond_all_bounds_overflow() {
    let most = i128::MAX;
    assert_eq!(
        within(10_000_000, most, most, 1, 0),
        Err(LendingError::Overflow)
    );
    assert_eq!(within(10_000_000, most, most - 1, 1, 0), Ok(()));
}
