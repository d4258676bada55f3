//! Multiplication and division against arbitrary-precision integers, over the whole range of i128.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use lending_core::fixed::{
    add, decrease, increase, mul, mul_div_down, mul_div_up, one_with, sub, MathError,
};
use num_bigint::BigInt;
use num_bigint::Sign::Minus;
use proptest::prelude::*;
use soroban_fixed_point_math::FixedPoint;

/// The quotient rounded towards minus infinity.
fn floor(numerator: &BigInt, divisor: &BigInt) -> BigInt {
    let (quotient, rest) = (numerator / divisor, numerator % divisor);
    let towards_zero_is_up =
        rest != BigInt::ZERO && (rest.sign() == Minus) != (divisor.sign() == Minus);
    quotient - i32::from(towards_zero_is_up)
}

fn fit(exact: BigInt) -> Result<i128, MathError> {
    i128::try_from(exact).map_err(|_| MathError::Overflow)
}

fn check(a: i128, b: i128, divisor: i128) {
    let (down, up) = (mul_div_down(a, b, divisor), mul_div_up(a, b, divisor));
    if divisor == 0 {
        assert_eq!(
            (down, up),
            (
                Err(MathError::DivisionByZero),
                Err(MathError::DivisionByZero)
            )
        );
        return;
    }
    let (numerator, by) = (BigInt::from(a) * b, BigInt::from(divisor));
    assert_eq!(
        down,
        fit(floor(&numerator, &by)),
        "floor({a} * {b} / {divisor})"
    );
    assert_eq!(
        up,
        fit(-floor(&-numerator, &by)),
        "ceil({a} * {b} / {divisor})"
    );
}

/// Any integer; numbers of every length, of both signs, and the edges of the type are all likely.
fn any_length() -> impl Strategy<Value = i128> {
    let shifted = (any::<i128>(), 0u32..128).prop_map(|(number, bits)| number >> bits);
    let edge = (
        prop_oneof![Just(i128::MIN), Just(i128::MAX), Just(0)],
        -2i128..=2,
    )
        .prop_map(|(edge, step)| edge.saturating_add(step));
    prop_oneof![8 => shifted, 1 => any::<i128>(), 1 => edge]
}

/// Operands whose product needs more than 128 bits while the quotient fits.
fn wide() -> impl Strategy<Value = (i128, i128, i128)> {
    let big = || any::<i128>().prop_map(|number| number | 1 << 100);
    (big(), big(), 0u32..30).prop_map(|(a, b, bits)| {
        let divisor = if bits % 2 == 0 { a } else { b };
        (a, b, divisor.saturating_add(1i128 << bits))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn rounds_like_exact_integers(a in any_length(), b in any_length(), divisor in any_length()) {
        check(a, b, divisor);
    }

    #[test]
    fn rounds_like_exact_integers_where_the_product_is_wide((a, b, divisor) in wide()) {
        check(a, b, divisor);
    }

    /// Where a library that calculates in 128 bits has an answer, it is ours.
    #[test]
    fn agrees_with_the_library(a in any_length(), b in any_length(), divisor in any_length()) {
        if let Some(down) = a.fixed_mul_floor(b, divisor) {
            prop_assert_eq!(mul_div_down(a, b, divisor), Ok(down));
        }
        if let Some(up) = a.fixed_mul_ceil(b, divisor) {
            prop_assert_eq!(mul_div_up(a, b, divisor), Ok(up));
        }
    }

    /// Divisors just above and below where the estimate of a digit is corrected.
    #[test]
    fn rounds_like_exact_integers_where_digits_are_estimated_too_high(
        upper in (1u64 << 31)..(1 << 32),
        lower in prop_oneof![0..4u64, 0xffff_fff0..=0xffff_ffffu64],
        shift in 0..32u32,
        quotient in 0..i64::MAX,
        less in 0..3i128,
    ) {
        let divisor = i128::from((upper << 32 | lower) >> shift);
        let product = (divisor * i128::from(quotient)).saturating_sub(less);
        check(product, 1, divisor);
        check(1, product, -divisor);
    }

    #[test]
    fn up_is_at_most_one_above_down(a in any_length(), b in any_length(), divisor in any_length()) {
        if let (Ok(down), Ok(up)) = (mul_div_down(a, b, divisor), mul_div_up(a, b, divisor)) {
            prop_assert!(up == down || up == down + 1);
        }
    }

    #[test]
    fn sums_and_differences_are_exact_or_refused(a in any_length(), b in any_length()) {
        prop_assert_eq!(add(a, b), fit(BigInt::from(a) + b));
        prop_assert_eq!(sub(a, b), fit(BigInt::from(a) - b));
        prop_assert_eq!(mul(a, b), fit(BigInt::from(a) * b));
    }

    #[test]
    fn in_place_sums_are_the_same_and_leave_the_number_alone_if_refused(
        a in any_length(),
        b in any_length(),
    ) {
        let mut number = a;
        prop_assert_eq!(increase(&mut number, b), add(a, b).map(|_| ()));
        prop_assert_eq!(number, add(a, b).unwrap_or(a));
        let mut number = a;
        prop_assert_eq!(decrease(&mut number, b), sub(a, b).map(|_| ()));
        prop_assert_eq!(number, sub(a, b).unwrap_or(a));
    }
}

/// All combinations of numbers where signs, rounding and width change.
#[test]
fn every_combination_of_edges() {
    let half = 1i128 << 64;
    let magnitudes = [
        0,
        1,
        2,
        3,
        7,
        10_000_000,
        half - 1,
        half,
        half + 1,
        i128::MAX - 1,
        i128::MAX,
    ];
    let mut numbers: Vec<i128> = magnitudes.iter().flat_map(|n| [*n, -n]).collect();
    numbers.push(i128::MIN);
    for a in &numbers {
        for b in &numbers {
            for divisor in &numbers {
                check(*a, *b, *divisor);
            }
        }
    }
}

#[test]
fn negative_operands_round_towards_minus_infinity_and_plus_infinity() {
    assert_eq!(mul_div_down(-7, 1, 2), Ok(-4));
    assert_eq!(mul_div_up(-7, 1, 2), Ok(-3));
    assert_eq!(mul_div_down(-7, -1, 2), Ok(3));
    assert_eq!(mul_div_up(-7, -1, 2), Ok(4));
    assert_eq!(mul_div_down(7, 1, -2), Ok(-4));
    assert_eq!(mul_div_up(7, 1, -2), Ok(-3));
}

#[test]
fn the_least_number_is_a_result_like_any_other() {
    assert_eq!(mul_div_down(i128::MIN, 1, 1), Ok(i128::MIN));
    assert_eq!(mul_div_down(i128::MIN, i128::MAX, i128::MAX), Ok(i128::MIN));
    assert_eq!(mul_div_up(i128::MIN, i128::MIN, i128::MIN), Ok(i128::MIN));
    assert_eq!(mul_div_down(i128::MIN, -1, 1), Err(MathError::Overflow));
    assert_eq!(mul_div_down(i128::MIN, 1, -1), Err(MathError::Overflow));
}

#[test]
fn powers_of_ten_end_at_38() {
    assert_eq!(one_with(0), Ok(1));
    assert_eq!(one_with(38), Ok(10i128.pow(38)));
    assert_eq!(one_with(39), Err(MathError::Overflow));
}
