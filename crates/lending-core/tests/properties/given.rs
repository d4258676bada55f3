//! What the claims are made for: amounts, rates, configurations and reserves.

use lending_core::interest::InterestCurve;
use lending_core::limits::{require_reserve_config, ReserveLimits};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use num_bigint::BigInt;
use proptest::prelude::*;

pub const ONE: i128 = 1_0000000;
pub const RATE_ONE: i128 = 1_000_000_000_000;
pub const YEAR: u64 = 31_536_000;

pub fn big(number: i128) -> BigInt {
    BigInt::from(number)
}

/// From one to `10^digits`, every order of magnitude as likely, and the numbers beside the powers
/// of ten.
pub fn up_to(digits: u32) -> impl Strategy<Value = i128> {
    let ten = |exponent: u32| 10i128.pow(exponent);
    let spread = (1..=digits).prop_flat_map(move |exponent| 1..=ten(exponent));
    let edge = (0..=digits, -1..=1i128)
        .prop_map(move |(exponent, beside)| (ten(exponent) + beside).clamp(1, ten(digits)));
    prop_oneof![4 => spread, 1 => edge]
}

/// Amounts of a token of 7 decimals, and of one of 18.
pub fn amount() -> impl Strategy<Value = i128> {
    prop_oneof![up_to(15), up_to(27)]
}

/// Rates as they are found: around par, a little above, and far from it on both sides.
pub fn rate() -> impl Strategy<Value = i128> {
    prop_oneof![
        Just(RATE_ONE),
        RATE_ONE..2 * RATE_ONE,
        RATE_ONE..1_000 * RATE_ONE,
        up_to(18),
    ]
}

pub fn modifier() -> impl Strategy<Value = i128> {
    prop_oneof![
        Just(ONE),
        Just(ONE / 10),
        Just(10 * ONE),
        ONE / 10..=10 * ONE
    ]
}

pub fn take_rate() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(9_999_999), 0..10_000_000u32]
}

fn slope() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), 1..100_000_000u32, any::<u32>(), Just(u32::MAX)]
}

/// Every curve that a reserve's configuration may have.
pub fn curve() -> impl Strategy<Value = InterestCurve> {
    let target = prop_oneof![Just(0), Just(1), Just(9_000_000), 0..=9_000_000u32];
    let base = prop_oneof![Just(1_000), Just(9_999_999), 1_000..10_000_000u32];
    let slopes = [slope(), slope(), slope()];
    (target, base, slopes, 0..=1_000u32).prop_map(
        |(util_target, r_base, mut slopes, reactivity)| {
            slopes.sort_unstable();
            let [r_one, r_two, r_three] = slopes;
            let curve = InterestCurve {
                util_target,
                r_base,
                r_one,
                r_two,
                r_three,
                reactivity,
            };
            let limits = ReserveLimits {
                decimals: 7,
                c_factor: 0,
                l_factor: 0,
                max_util: 10_000_000,
            };
            require_reserve_config(&limits, &curve).unwrap();
            curve
        },
    )
}

/// A reserve in use: its debt at most its supply, which is at most `10^digits`.
pub fn reserve(digits: u32) -> impl Strategy<Value = Reserve> {
    let rates = (rate(), rate(), modifier());
    (up_to(digits), 0..=ONE, rates, 0..=1_000_000_000u64).prop_map(
        |(supplied, used, (supply_rate, debt_rate, rate_modifier), last_time)| {
            let debt_rate = debt_rate.max(RATE_ONE);
            let lent = big(supplied) * used / ONE;
            let supply_shares =
                to_i128(big(supplied) * RATE_ONE / supply_rate).unwrap_or(i128::MAX / RATE_ONE);
            Reserve {
                supply_rate: SupplyRate(supply_rate),
                debt_rate: DebtRate(debt_rate),
                rate_modifier,
                supply_shares: SupplyShares(supply_shares),
                debt_shares: DebtShares(to_i128(lent * RATE_ONE / debt_rate).unwrap()),
                backstop_credit: Underlying(supplied / 1_000),
                last_time,
            }
        },
    )
}

/// A reserve of these rates with nothing lent and enough supplied.
pub fn at(supply_rate: i128, debt_rate: i128) -> Reserve {
    Reserve {
        supply_rate: SupplyRate(supply_rate),
        debt_rate: DebtRate(debt_rate.max(RATE_ONE)),
        supply_shares: SupplyShares(1_000_000_000_000_000_000_000_000_000),
        ..Reserve::new(0)
    }
}

pub fn to_i128(number: BigInt) -> Option<i128> {
    i128::try_from(number).ok()
}

/// `floor(a * b / divisor)` with integers of any width.
pub fn floor_div(product: BigInt, divisor: &BigInt) -> BigInt {
    let quotient = &product / divisor;
    let exact = &quotient * divisor == product;
    let negative = (product < BigInt::ZERO) != (*divisor < BigInt::ZERO);
    quotient - i32::from(!exact && negative)
}

/// `ceil(a * b / divisor)` with integers of any width.
pub fn ceil_div(product: BigInt, divisor: &BigInt) -> BigInt {
    -floor_div(-product, divisor)
}
