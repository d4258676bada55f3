//! The one multiplication and division, against integers of any width.

use crate::given::{big, ceil_div, floor_div, to_i128, up_to};
use lending_core::fixed::{add, mul_div_down, mul_div_up, one_with, sub, MathError};
use num_bigint::BigInt;
use proptest::prelude::*;

/// Every i128, dense at the edges and around powers of two.
fn wide() -> impl Strategy<Value = i128> {
    let power = (0..127u32, -2..=2i128).prop_map(|(bits, beside)| (1i128 << bits) + beside);
    let magnitude = prop_oneof![
        any::<i128>(),
        power,
        up_to(38),
        Just(i128::MAX),
        Just(i128::MIN),
        0..10i128
    ];
    (magnitude, any::<bool>()).prop_map(
        |(number, minus)| {
            if minus {
                number.wrapping_neg()
            } else {
                number
            }
        },
    )
}

fn expected(quotient: BigInt) -> Result<i128, MathError> {
    to_i128(quotient).ok_or(MathError::Overflow)
}

proptest! {
    #[test]
    fn every_product_is_exact_and_only_the_quotient_must_fit(
        a in wide(),
        b in wide(),
        divisor in wide(),
    ) {
        prop_assume!(divisor != 0);
        let product = big(a) * b;
        prop_assert_eq!(
            mul_div_down(a, b, divisor),
            expected(floor_div(product.clone(), &big(divisor)))
        );
        prop_assert_eq!(
            mul_div_up(a, b, divisor),
            expected(ceil_div(product, &big(divisor)))
        );
    }

    #[test]
    fn quotients_at_the_edge_of_128_bits_are_exact(
        quotient in wide(),
        divisor in wide(),
        rest in wide(),
        b in wide(),
    ) {
        // a * b / divisor lands beside `quotient`, wherever that is.
        prop_assume!(divisor != 0 && b != 0);
        let Some(a) = to_i128((big(quotient) * divisor + rest % divisor.saturating_abs()) / b)
        else {
            return Ok(());
        };
        let product = big(a) * b;
        prop_assert_eq!(
            mul_div_down(a, b, divisor),
            expected(floor_div(product.clone(), &big(divisor)))
        );
        prop_assert_eq!(
            mul_div_up(a, b, divisor),
            expected(ceil_div(product, &big(divisor)))
        );
    }

    #[test]
    fn dividing_by_zero_says_so(a in wide(), b in wide()) {
        prop_assert_eq!(mul_div_down(a, b, 0), Err(MathError::DivisionByZero));
        prop_assert_eq!(mul_div_up(a, b, 0), Err(MathError::DivisionByZero));
    }

    #[test]
    fn sums_and_differences_are_exact_or_overflow(a in wide(), b in wide()) {
        prop_assert_eq!(add(a, b), expected(big(a) + b));
        prop_assert_eq!(sub(a, b), expected(big(a) - b));
    }

    #[test]
    fn one_has_as_many_zeros_as_decimals(decimals in 0..=60u32) {
        prop_assert_eq!(one_with(decimals), expected(big(10).pow(decimals)));
    }
}
