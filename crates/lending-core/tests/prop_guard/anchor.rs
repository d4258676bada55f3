//! The anchor keeps to its speed, however often and whenever it is poked.

use crate::given::{anchored, plausible, poke_all, told, up_to, watched, GROWTH_ONE, ONE, START};
use lending_core::guard::GuardConfig;
use num_bigint::BigInt;
use proptest::prelude::*;

fn big(number: i128) -> BigInt {
    BigInt::from(number)
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn every_second_is_spent_once_and_moves_the_anchor_no_further_than_set(
        (guard, looks) in watched(60),
    ) {
        let mut spent = 0;
        let pokes = poke_all(guard, &looks);
        for it in &pokes {
            let (before, after) = (it.before.anchor, it.after.anchor);
            let config = it.before.config;
            let reach = i128::from((it.now - it.before.time).min(config.window));
            let (up, dn) = (i128::from(config.up) * reach, i128::from(config.dn) * reach);
            prop_assert!(big(after) * GROWTH_ONE <= big(before) * (GROWTH_ONE + up));
            prop_assert!(big(after) * GROWTH_ONE >= big(before) * (GROWTH_ONE - dn));
            // Towards the feed, and never past it.
            prop_assert!(after >= before.min(it.reading.price));
            prop_assert!(after <= before.max(it.reading.price));
            spent += it.after.time - it.before.time;
            prop_assert!(after == before || it.after.time == it.now);
        }
        let last = pokes.last().map_or(START, |it| it.now);
        prop_assert!(spent <= last - START);
    }

    #[test]
    fn whatever_the_pokes_the_anchor_grows_and_falls_at_most_as_if_poked_at_every_instant(
        (guard, looks) in watched(60),
    ) {
        for it in poke_all(guard, &looks) {
            let hours = (it.now - START) as f64 / 3_600.0;
            let (up, dn) = (f64::from(guard.config.up) / 1e7, f64::from(guard.config.dn) / 1e7);
            let grown = it.after.anchor as f64 / guard.anchor as f64;
            prop_assert!(grown <= (up * hours).exp() * (1.0 + 1e-9));
            // A fall is linear within one poke: fewer pokes let it fall further, to a whole window's.
            let steps = (hours * 3_600.0 / guard.config.window as f64).ceil().max(1.0);
            let step = 1.0 - dn * guard.config.window.min(it.now - START) as f64 / 3_600.0;
            prop_assert!(grown >= step.powf(steps) * (1.0 - 1e-9));
        }
    }

    #[test]
    fn a_second_poke_in_the_same_second_changes_nothing((guard, looks) in watched(10)) {
        for it in poke_all(guard, &looks) {
            prop_assert_eq!(it.after.poked(Some(it.reading), it.now), Ok(it.after));
        }
    }

    #[test]
    fn no_slack_enters_the_anchor(
        (guard, looks) in watched(30),
        slack in 0..ONE,
        liq in 0..ONE,
        flow in 0..=ONE,
    ) {
        let config = GuardConfig { slack, liq, flow, ..guard.config };
        let other = anchored(config, guard.anchor);
        let (ones, others) = (poke_all(guard, &looks), poke_all(other, &looks));
        prop_assert_eq!(ones.len(), others.len());
        for (one, other) in ones.iter().zip(&others) {
            prop_assert_eq!(one.after.anchor, other.after.anchor);
            prop_assert_eq!(one.after.time, other.after.time);
        }
    }

    /// Rounding costs a move less than a unit, and time that moves nothing is kept.
    #[test]
    fn pokes_of_any_spacing_leave_at_least_half_the_speed(
        config in plausible(),
        price in up_to(16),
        spacings in proptest::collection::vec(1..=7_200u64, 1..=200),
        higher in any::<bool>(),
    ) {
        let window = i128::from(config.window / 2);
        let slower = i128::from(config.up.min(config.dn));
        prop_assume!(price * slower * window >= 2 * GROWTH_ONE);
        let target = if higher { price * 1_000 } else { 1 };
        let (mut guard, mut now) = (anchored(config, price), START);
        for spacing in spacings {
            now += spacing.min(config.window / 2);
            guard = guard.poked(told(target, now), now).unwrap();
        }
        let seconds = i128::from(now - START);
        if higher {
            // Growth compounds, so a straight line is the least.
            let straight = price * i128::from(config.up) * seconds / GROWTH_ONE;
            prop_assert!(guard.anchor >= (price + straight / 2 - 1).min(target));
        } else {
            let fall = f64::from(config.dn) / 1e7 * seconds as f64 / 3_600.0;
            let floor = price as f64 * (-fall / 2.0).exp() + 2.0 + GROWTH_ONE as f64 / (slower * window) as f64;
            prop_assert!(guard.anchor as f64 <= floor, "{} of {price}", guard.anchor);
        }
    }

    #[test]
    fn at_a_feed_of_14_decimals_the_spacing_of_pokes_hardly_matters(
        config in plausible(),
        price in 10i128.pow(12)..10i128.pow(18),
        spacing in 5..=3_600u64,
    ) {
        let spacing = spacing.min(config.window);
        let pokes = (7_200 / spacing).max(1);
        let mut guard = anchored(config, price);
        for poke in 1..=pokes {
            let now = START + poke * spacing;
            guard = guard.poked(told(i128::MAX / 1_000_000, now), now).unwrap();
        }
        let hours = (pokes * spacing) as f64 / 3_600.0;
        let up = f64::from(config.up) / 1e7;
        let grown = guard.anchor as f64 / price as f64;
        let each = 1.0 + up * spacing as f64 / 3_600.0;
        let exact = each.powf(pokes as f64);
        prop_assert!((grown / exact - 1.0).abs() < 1e-4, "{grown} of {exact}");
        // Compounding at every instant is the most there is to gain from poking often.
        prop_assert!(grown <= (up * hours).exp() * (1.0 + 1e-9));
        prop_assert!(grown >= 1.0 + up * hours * (1.0 - 1e-4));
    }
}
