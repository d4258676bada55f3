//! The price of borrowing: continuous, rising, bounded, and against the debtor.

use crate::given::{big, ceil_div, curve, modifier, ONE};
use lending_core::interest::InterestCurve;
use num_bigint::BigInt;
use proptest::prelude::*;

const KINK: i128 = 9_500_000;

fn ceil(a: BigInt, b: i128) -> BigInt {
    ceil_div(a, &big(b))
}

/// Utilizations of a reserve with debt, dense around the curve's corners.
fn utilization() -> impl Strategy<Value = Corner> {
    prop_oneof![
        (1..=ONE).prop_map(Corner::Anywhere),
        (-2..=2i128).prop_map(Corner::AtTarget),
        (-2..=2i128).prop_map(Corner::AtKink),
    ]
}

#[derive(Clone, Copy, Debug)]
enum Corner {
    Anywhere(i128),
    AtTarget(i128),
    AtKink(i128),
}

impl Corner {
    fn of(self, curve: &InterestCurve) -> i128 {
        let utilization = match self {
            Corner::Anywhere(utilization) => utilization,
            Corner::AtTarget(beside) => i128::from(curve.util_target) + beside,
            Corner::AtKink(beside) => KINK + beside,
        };
        utilization.clamp(1, ONE)
    }
}

/// Most that one step of utilization above `from` may add, the curve being a straight line there.
fn largest_step(curve: &InterestCurve, modifier: i128, from: i128) -> BigInt {
    let target = i128::from(curve.util_target);
    let (width, rise, modifier) = if from < target {
        (target, curve.r_one, modifier)
    } else if from < KINK {
        (KINK - target, curve.r_two, modifier)
    } else {
        (ONE - KINK, curve.r_three, ONE)
    };
    let climbed = ceil(ceil(big(ONE), width) * rise, ONE);
    ceil(climbed * modifier, ONE)
}

/// The rate without any rounding, times `ONE^2 * width` (and its denominator).
fn exact(curve: &InterestCurve, modifier: i128, at: i128) -> (BigInt, BigInt) {
    let target = i128::from(curve.util_target);
    let (base, one, two, three) = (
        big(curve.r_base.into()),
        big(curve.r_one.into()),
        big(curve.r_two.into()),
        big(curve.r_three.into()),
    );
    if at <= target {
        ((one * at + base * target) * modifier, big(target * ONE))
    } else if at <= KINK {
        let width = KINK - target;
        (
            (two * (at - target) + (base + one) * width) * modifier,
            big(width * ONE),
        )
    } else {
        let width = ONE - KINK;
        (
            three * (at - KINK) * ONE + (base + one + two) * width * modifier,
            big(width * ONE),
        )
    }
}

proptest! {
    #[test]
    fn every_accepted_curve_has_a_rate_everywhere(
        curve in curve(),
        modifier in modifier(),
        at in utilization(),
    ) {
        let rate = curve.rate_up(at.of(&curve), modifier).unwrap();
        prop_assert!(rate >= i128::from(curve.r_base) / 10);
        // r_three plus ten times the rest.
        prop_assert!(rate <= 21 * i128::from(u32::MAX) + 10 * ONE);
    }

    #[test]
    fn the_rate_never_falls_with_utilization_and_never_jumps(
        curve in curve(),
        modifier in modifier(),
        at in utilization(),
    ) {
        let at = at.of(&curve);
        prop_assume!(at < ONE);
        let here = curve.rate_up(at, modifier).unwrap();
        let next = curve.rate_up(at + 1, modifier).unwrap();
        prop_assert!(next >= here, "{here} at {at}, then {next}");
        prop_assert!(
            big(next - here) <= largest_step(&curve, modifier, at),
            "{here} at {at}, then {next}"
        );
    }

    #[test]
    fn the_rate_never_falls_over_any_distance(
        curve in curve(),
        modifier in modifier(),
        a in utilization(),
        b in utilization(),
    ) {
        let (a, b) = (a.of(&curve), b.of(&curve));
        let (low, high) = (a.min(b), a.max(b));
        prop_assert!(
            curve.rate_up(low, modifier).unwrap() <= curve.rate_up(high, modifier).unwrap()
        );
    }

    #[test]
    fn the_rate_never_falls_with_the_modifier(
        curve in curve(),
        a in modifier(),
        b in modifier(),
        at in utilization(),
    ) {
        let at = at.of(&curve);
        prop_assert!(curve.rate_up(at, a.min(b)).unwrap() <= curve.rate_up(at, a.max(b)).unwrap());
    }

    #[test]
    fn the_debtor_pays_the_roundings_and_no_more(
        curve in curve(),
        modifier in modifier(),
        at in utilization(),
    ) {
        let at = at.of(&curve);
        let rate = big(curve.rate_up(at, modifier).unwrap());
        let (numerator, denominator) = exact(&curve, modifier, at);
        prop_assert!(rate.clone() * &denominator >= numerator);
        // Three roundings up: each at most one unit, scaled by what it is multiplied with after.
        let rise = i128::from(if at <= i128::from(curve.util_target) {
            curve.r_one
        } else if at <= KINK {
            curve.r_two
        } else {
            curve.r_three
        });
        let slack = ceil((ceil(big(rise), ONE) + 1) * modifier.max(ONE), ONE) + 1;
        prop_assert!((rate - slack) * denominator <= numerator);
    }

    #[test]
    fn the_modifier_stays_in_its_bounds(
        curve in curve(),
        modifier in modifier(),
        at in 0..=ONE,
        dt in any::<u64>(),
    ) {
        let next = curve.next_modifier(modifier, at, dt).unwrap();
        prop_assert!((ONE / 10..=10 * ONE).contains(&next));
    }

    #[test]
    fn the_modifier_moves_towards_the_target_and_rounds_to_rest(
        curve in curve(),
        modifier in modifier(),
        at in 0..=ONE,
        dt in 0..1_000_000_000u64,
    ) {
        let next = curve.next_modifier(modifier, at, dt).unwrap();
        let distance = at - i128::from(curve.util_target);
        let exact = big(distance) * dt * curve.reactivity;
        prop_assert!((next - modifier).signum() * distance.signum() >= 0);
        let moved = big(next - modifier) * ONE;
        prop_assert!(moved.magnitude() <= exact.magnitude());
        if next != ONE / 10 && next != 10 * ONE {
            prop_assert!((exact - moved).magnitude() < big(ONE).magnitude());
        }
    }

    #[test]
    fn calling_more_often_never_moves_the_modifier_further(
        curve in curve(),
        modifier in modifier(),
        at in 0..=ONE,
        a in 0..10_000_000u64,
        b in 0..10_000_000u64,
    ) {
        let once = curve.next_modifier(modifier, at, a + b).unwrap();
        let first = curve.next_modifier(modifier, at, a).unwrap();
        let twice = curve.next_modifier(first, at, b).unwrap();
        prop_assert!((twice - modifier).abs() <= (once - modifier).abs());
        prop_assert!((once - twice).abs() <= 1);
    }
}
