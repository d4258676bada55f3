//! Which configurations are accepted, and which changes of them.

use crate::given::curve;
use lending_core::interest::InterestCurve;
use lending_core::limits::{
    require_pool_config, require_pool_constants, require_reserve_change, require_reserve_config,
    resets_modifier, ReserveLimits,
};
use proptest::prelude::*;

fn near(edge: u32) -> impl Strategy<Value = u32> {
    prop_oneof![
        edge.saturating_sub(2)..=edge.saturating_add(2),
        any::<u32>()
    ]
}

fn limits() -> impl Strategy<Value = ReserveLimits> {
    (
        near(18),
        near(10_000_000),
        prop_oneof![0..3u32, near(10_000_000)],
        near(10_000_000),
    )
        .prop_map(|(decimals, c_factor, l_factor, max_util)| ReserveLimits {
            decimals,
            c_factor,
            l_factor,
            max_util,
        })
}

fn any_curve() -> impl Strategy<Value = InterestCurve> {
    let rates = (near(1_000), near(10_000_000), any::<bool>());
    (
        near(9_000_000),
        rates,
        [any::<u32>(), any::<u32>(), any::<u32>()],
        any::<bool>(),
        near(1_000),
    )
        .prop_map(
            |(util_target, (low, high, which), mut slopes, sort, reactivity)| {
                if sort {
                    slopes.sort_unstable();
                }
                let [r_one, r_two, r_three] = slopes;
                let r_base = if which { low } else { high };
                InterestCurve {
                    util_target,
                    r_base,
                    r_one,
                    r_two,
                    r_three,
                    reactivity,
                }
            },
        )
}

proptest! {
    #[test]
    fn a_reserve_is_accepted_exactly_within_its_ranges(limits in limits(), curve in any_curve()) {
        let valid = limits.decimals <= 18
            && limits.c_factor <= 10_000_000
            && limits.l_factor <= 10_000_000
            && limits.max_util <= 10_000_000
            && curve.util_target <= 9_000_000
            && curve.util_target < limits.max_util
            && curve.r_base >= 1_000
            && curve.r_base < 10_000_000
            && curve.r_one <= curve.r_two
            && curve.r_two <= curve.r_three
            && curve.reactivity <= 1_000;
        prop_assert_eq!(require_reserve_config(&limits, &curve).is_ok(), valid);
    }

    #[test]
    fn one_parameter_beyond_its_range_is_refused(
        good in curve(),
        which in 0..11usize,
        beyond in 1..1_000u32,
    ) {
        let fine = ReserveLimits {
            decimals: 18,
            c_factor: 10_000_000,
            l_factor: 10_000_000,
            max_util: 10_000_000,
        };
        prop_assert!(require_reserve_config(&fine, &good).is_ok());
        let (mut limits, mut curve) = (fine, good);
        match which {
            0 => limits.decimals += beyond,
            1 => limits.c_factor += beyond,
            2 => limits.l_factor += beyond,
            3 => limits.max_util += beyond,
            4 => limits.max_util = curve.util_target,
            5 => curve.util_target = 9_000_000 + beyond,
            6 => curve.r_base = 1_000 - beyond.min(1_000),
            7 => curve.r_base = 9_999_999 + beyond,
            8 => {
                (curve.r_one, curve.r_two) = (
                    curve.r_two.saturating_add(beyond),
                    curve.r_two.min(u32::MAX - 1),
                )
            }
            9 => {
                (curve.r_two, curve.r_three) = (
                    curve.r_three.saturating_add(beyond),
                    curve.r_three.min(u32::MAX - 1),
                )
            }
            _ => curve.reactivity = 1_000 + beyond,
        }
        prop_assert!(require_reserve_config(&limits, &curve).is_err());
    }

    #[test]
    fn a_pool_is_accepted_exactly_within_its_ranges(
        take in near(10_000_000),
        positions in prop_oneof![near(2), near(60)],
        minimum in -3..=3i128,
    ) {
        let valid = take < 10_000_000 && (2..=60).contains(&positions) && minimum >= 0;
        prop_assert_eq!(require_pool_config(take, positions, minimum).is_ok(), valid);
    }

    #[test]
    fn a_pools_constants_are_positive_and_of_18_decimals(
        threshold in -3..=3i128,
        decimals in near(18),
    ) {
        prop_assert_eq!(
            require_pool_constants(threshold, decimals).is_ok(),
            threshold > 0 && decimals <= 18
        );
    }

    #[test]
    fn decimals_never_change_and_a_liability_factor_never_becomes_zero(
        old in limits(),
        new in limits(),
        same in any::<bool>(),
    ) {
        let decimals = if same { old.decimals } else { new.decimals };
        let new = ReserveLimits { decimals, ..new };
        let valid = old.decimals == new.decimals && (new.l_factor != 0 || old.l_factor == 0);
        prop_assert_eq!(require_reserve_change(&old, &new).is_ok(), valid);
    }

    #[test]
    fn only_a_new_curve_resets_the_modifier(
        old in curve(),
        reactivity in 0..=1_000u32,
        which in 0..6usize,
    ) {
        let mut new = InterestCurve { reactivity, ..old };
        prop_assert!(!resets_modifier(&old, &new));
        let changed = match which {
            0 => &mut new.util_target,
            1 => &mut new.r_base,
            2 => &mut new.r_one,
            3 => &mut new.r_two,
            4 => &mut new.r_three,
            _ => return Ok(()),
        };
        *changed ^= 1;
        prop_assert!(resets_modifier(&old, &new));
    }
}
