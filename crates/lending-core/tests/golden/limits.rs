//! The edges of every configuration parameter.

use crate::market::STD_CURVE;
use lending_core::interest::InterestCurve;
use lending_core::limits::{
    require_pool_config, require_pool_constants, require_reserve_change, require_reserve_config,
    resets_modifier, ReserveLimits,
};
use lending_core::LendingError;

const STD_LIMITS: ReserveLimits = ReserveLimits {
    decimals: 7,
    c_factor: 7500000,
    l_factor: 7500000,
    max_util: 9500000,
};

fn check_limits((limits, valid): (ReserveLimits, bool)) {
    let expected = if valid {
        Ok(())
    } else {
        Err(LendingError::InvalidReserveConfig)
    };
    assert_eq!(require_reserve_config(&limits, &STD_CURVE), expected);
}

fn check_curve((curve, valid): (InterestCurve, bool)) {
    let limits = ReserveLimits {
        max_util: 10000000,
        ..STD_LIMITS
    };
    let expected = if valid {
        Ok(())
    } else {
        Err(LendingError::InvalidReserveConfig)
    };
    assert_eq!(require_reserve_config(&limits, &curve), expected);
}

vectors! { check_limits:
    the_standard_reserve = (STD_LIMITS, true);
    decimals_18 = (ReserveLimits { decimals: 18, ..STD_LIMITS }, true);
    decimals_19 = (ReserveLimits { decimals: 19, ..STD_LIMITS }, false);
    c_factor_zero = (ReserveLimits { c_factor: 0, ..STD_LIMITS }, true);
    c_factor_one = (ReserveLimits { c_factor: 10000000, ..STD_LIMITS }, true);
    c_factor_above_one = (ReserveLimits { c_factor: 10000001, ..STD_LIMITS }, false);
    l_factor_zero = (ReserveLimits { l_factor: 0, ..STD_LIMITS }, true);
    l_factor_one = (ReserveLimits { l_factor: 10000000, ..STD_LIMITS }, true);
    l_factor_above_one = (ReserveLimits { l_factor: 10000001, ..STD_LIMITS }, false);
    max_util_one = (ReserveLimits { max_util: 10000000, ..STD_LIMITS }, true);
    max_util_above_one = (ReserveLimits { max_util: 10000001, ..STD_LIMITS }, false);
    max_util_just_above_the_target = (ReserveLimits { max_util: 7500001, ..STD_LIMITS }, true);
    max_util_at_the_target = (ReserveLimits { max_util: 7500000, ..STD_LIMITS }, false);
}

vectors! { check_curve:
    target_90_percent = (InterestCurve { util_target: 9000000, ..STD_CURVE }, true);
    target_above_90_percent = (InterestCurve { util_target: 9000001, ..STD_CURVE }, false);
    target_zero = (InterestCurve { util_target: 0, ..STD_CURVE }, true);
    base_rate_smallest = (InterestCurve { r_base: 1000, ..STD_CURVE }, true);
    base_rate_below_the_smallest = (InterestCurve { r_base: 999, ..STD_CURVE }, false);
    base_rate_greatest = (InterestCurve { r_base: 9999999, ..STD_CURVE }, true);
    base_rate_one = (InterestCurve { r_base: 10000000, ..STD_CURVE }, false);
    slopes_equal = (
        InterestCurve { r_one: 5000000, r_two: 5000000, r_three: 5000000, ..STD_CURVE }, true
    );
    first_slope_above_the_second = (InterestCurve { r_one: 5000001, ..STD_CURVE }, false);
    second_slope_above_the_third = (InterestCurve { r_two: 15000001, ..STD_CURVE }, false);
    reactivity_greatest = (InterestCurve { reactivity: 1000, ..STD_CURVE }, true);
    reactivity_above_the_greatest = (InterestCurve { reactivity: 1001, ..STD_CURVE }, false);
}

/// (decimals and liability factor before, after, allowed)
fn check_change((before, after, allowed): ((u32, u32), (u32, u32), bool)) {
    let limits = |(decimals, l_factor)| ReserveLimits {
        decimals,
        l_factor,
        ..STD_LIMITS
    };
    let expected = if allowed {
        Ok(())
    } else {
        Err(LendingError::InvalidReserveConfig)
    };
    assert_eq!(
        require_reserve_change(&limits(before), &limits(after)),
        expected
    );
}

vectors! { check_change:
    no_change = ((7, 7500000), (7, 7500000), true);
    decimals_never_change = ((7, 7500000), (6, 7500000), false);
    l_factor_falls_to_one_unit = ((7, 7500000), (7, 1), true);
    l_factor_does_not_become_zero = ((7, 7500000), (7, 0), false);
    l_factor_stays_zero = ((7, 0), (7, 0), true);
    l_factor_leaves_zero = ((7, 0), (7, 7500000), true);
}

/// Whether this curve in the place of the standard one starts with a fresh modifier.
fn check_reset((new, resets): (InterestCurve, bool)) {
    assert_eq!(resets_modifier(&STD_CURVE, &new), resets);
}

vectors! { check_reset:
    the_same_curve_keeps_the_modifier = (STD_CURVE, false);
    reactivity_keeps_the_modifier = (InterestCurve { reactivity: 21, ..STD_CURVE }, false);
    base_rate_resets_the_modifier = (InterestCurve { r_base: 100001, ..STD_CURVE }, true);
    first_slope_resets_the_modifier = (InterestCurve { r_one: 500001, ..STD_CURVE }, true);
    second_slope_resets_the_modifier = (InterestCurve { r_two: 5000001, ..STD_CURVE }, true);
    third_slope_resets_the_modifier = (InterestCurve { r_three: 15000001, ..STD_CURVE }, true);
    target_resets_the_modifier = (InterestCurve { util_target: 7500001, ..STD_CURVE }, true);
}

/// (take rate, positions, minimum collateral, valid)
fn check_pool((take_rate, positions, min_collateral, valid): (u32, u32, i128, bool)) {
    let expected = if valid {
        Ok(())
    } else {
        Err(LendingError::InvalidPoolConfig)
    };
    assert_eq!(
        require_pool_config(take_rate, positions, min_collateral),
        expected
    );
}

vectors! { check_pool:
    pool_smallest_values = (0, 2, 0, true);
    pool_greatest_values = (9999999, 60, i128::MAX, true);
    pool_take_rate_one = (10000000, 6, 0, false);
    pool_one_position = (1000000, 1, 0, false);
    pool_61_positions = (1000000, 61, 0, false);
    pool_negative_minimum = (1000000, 6, -1, false);
}

/// (backstop threshold, oracle decimals, valid)
fn check_constants((threshold, decimals, valid): (i128, u32, bool)) {
    let expected = if valid {
        Ok(())
    } else {
        Err(LendingError::InvalidPoolConfig)
    };
    assert_eq!(require_pool_constants(threshold, decimals), expected);
}

vectors! { check_constants:
    constants_smallest_threshold = (1, 0, true);
    constants_greatest_threshold = (i128::MAX, 18, true);
    constants_no_threshold = (0, 7, false);
    constants_negative_threshold = (-1, 7, false);
    constants_19_oracle_decimals = (1, 19, false);
}
