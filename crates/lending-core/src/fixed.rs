//! Multiplication and division with one rounding, exact for every input whose result fits.
//!
//! One way for all of it: magnitudes, a 256-bit product, one division, then the sign and the rounding
//! it asks for. It is ours, and the only one, because its size is paid for in every call: see
//! `docs/adr/0003-one-wide-path-by-hand.md`. No other file of the project multiplies and divides.

pub use crate::refusal::MathError;

/// One, with the 7 decimals of factors, utilizations, interest rates and the rate modifier.
pub const FACTOR_ONE: i128 = 1_0000000;

/// One, with the 12 decimals of supply and debt rates.
pub const RATE_ONE: i128 = 1_000000000000;

/// `floor(a * b / divisor)`, towards minus infinity.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the quotient (not the product) does not fit.
#[inline(always)]
pub fn mul_div_down(a: i128, b: i128, divisor: i128) -> Result<i128, MathError> {
    mul_div(a, b, divisor, false)
}

/// `ceil(a * b / divisor)`, towards plus infinity.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the quotient (not the product) does not fit.
#[inline(always)]
pub fn mul_div_up(a: i128, b: i128, divisor: i128) -> Result<i128, MathError> {
    mul_div(a, b, divisor, true)
}

// The network's machine copies memory in one instruction. One function that may is enough for the
// compiler to do so in all of a contract, and every contract with amounts has this one or the backstop's.
#[cfg_attr(target_family = "wasm", target_feature(enable = "bulk-memory"))]
#[inline(never)]
fn mul_div(a: i128, b: i128, divisor: i128, up: bool) -> Result<i128, MathError> {
    (divisor != 0)
        .then_some(())
        .ok_or_else(MathError::division_by_zero)?;
    let (quotient, exact) =
        mul_div_unsigned(a.unsigned_abs(), b.unsigned_abs(), divisor.unsigned_abs())?;
    // Away from zero means up for a positive quotient and down for a negative one.
    let negative = (a ^ b ^ divisor) < 0;
    let away = u128::from(!exact && negative != up);
    let magnitude = quotient.checked_add(away).ok_or_else(MathError::overflow)?;
    let signed = if negative {
        0i128.checked_sub_unsigned(magnitude)
    } else {
        0i128.checked_add_unsigned(magnitude)
    };
    signed.ok_or_else(MathError::overflow)
}

/// `floor(a * b / divisor)`, and whether nothing remains. For numbers that cannot be negative: a contract
/// without others is spared the signs.
///
/// # Errors
/// `Overflow` if the quotient (not the product) does not fit, as none does for a divisor of zero.
pub(crate) fn mul_div_unsigned(a: u128, b: u128, divisor: u128) -> Result<(u128, bool), MathError> {
    let (low, high) = product(a, b);
    quotient(low, high, divisor).ok_or_else(MathError::overflow)
}

/// The product's lower and upper half. Most factors are short, and then one multiplication is all.
fn product(a: u128, b: u128) -> (u128, u128) {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => (short_product(a, b), 0),
        _ => a.carrying_mul(b, 0),
    }
}

fn short_product(a: u64, b: u64) -> u128 {
    u128::from(a).wrapping_mul(b.into())
}

/// The quotient of the number of these halves towards zero, and whether nothing remains. `None` if it
/// has more than 128 bits. The divisor is an i128's magnitude and not zero.
fn quotient(low: u128, high: u128, divisor: u128) -> Option<(u128, bool)> {
    if high >= divisor {
        return None;
    }
    match u64::try_from(divisor) {
        Ok(short) if high == 0 => Some(divide_by_short(low, short)),
        _ => Some(divide_bit_by_bit(low, high, divisor)),
    }
}

const DIGIT: u64 = 0xffff_ffff;

/// Schoolbook division in digits of 32 bits (Knuth's algorithm D), for the divisors of everyday: units,
/// rates, and amounts below 2^64.
fn divide_by_short(number: u128, divisor: u64) -> (u128, bool) {
    let (low, high) = halves(number);
    if high == 0 {
        let (quotient, rest) = div_rem(low, divisor);
        return (quotient.into(), rest == 0);
    }
    let (upper, rest) = div_rem(high, divisor);
    // With the highest bit of the divisor set, a digit is estimated at most two too high.
    let shift = divisor.leading_zeros();
    let divisor = divisor << shift;
    let (first, second) = (divisor >> 32, divisor & DIGIT);
    let mut rest = rest << shift | (low >> 1) >> 63u32.wrapping_sub(shift);
    let mut low = low << shift;
    let mut lower = 0u64;
    for _ in 0..2 {
        let (mut digit, mut left) = div_rem(rest, first);
        let next = low >> 32;
        while digit > DIGIT || digit.wrapping_mul(second) > (left << 32 | next) {
            digit = digit.wrapping_sub(1);
            left = left.wrapping_add(first);
            if left > DIGIT {
                break;
            }
        }
        rest = (rest << 32 | next).wrapping_sub(digit.wrapping_mul(divisor));
        low <<= 32;
        lower = lower << 32 | digit;
    }
    (u128::from(upper) << 64 | u128::from(lower), rest == 0)
}

/// Long division, for what is left: slow and small. The divisor is an i128's magnitude, so `rest`, which
/// is below it, has room for one more bit. Without an upper half the divisor has more than 64 bits, so
/// that many cannot fill it and are taken at once.
fn divide_bit_by_bit(low: u128, high: u128, divisor: u128) -> (u128, bool) {
    let (mut low, mut rest, steps) = if high == 0 {
        (low << 64, low >> 64, u64::BITS)
    } else {
        (low, high, u128::BITS)
    };
    for _ in 0..steps {
        rest = rest << 1 | low >> 127;
        low <<= 1;
        if rest >= divisor {
            rest = rest.wrapping_sub(divisor);
            low |= 1;
        }
    }
    (low, rest == 0)
}

fn div_rem(number: u64, divisor: u64) -> (u64, u64) {
    let quotient = number.checked_div(divisor).unwrap_or(0);
    (
        quotient,
        number.wrapping_sub(quotient.wrapping_mul(divisor)),
    )
}

/// The lower and the upper 64 bits.
fn halves(number: u128) -> (u64, u64) {
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(0);
    (half(number), half(number >> 64))
}

/// `ceil(a * b / divisor)` of numbers so short that their product has 64 bits.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the product does not fit.
pub fn short_mul_div_up(a: u64, b: u64, divisor: u64) -> Result<u64, MathError> {
    (divisor != 0)
        .then_some(())
        .ok_or_else(MathError::division_by_zero)?;
    let product = a.checked_mul(b).ok_or_else(MathError::overflow)?;
    Ok(product.div_ceil(divisor))
}

/// `value`, which is short.
///
/// # Errors
/// `Overflow` if it is not, or negative.
pub fn short(value: i128) -> Result<u64, MathError> {
    u64::try_from(value).ok().ok_or_else(MathError::overflow)
}

/// `a + b`.
///
/// # Errors
/// `Overflow`.
#[inline(never)]
pub fn add(a: i128, b: i128) -> Result<i128, MathError> {
    a.checked_add(b).ok_or_else(MathError::overflow)
}

/// `a - b`.
///
/// # Errors
/// `Overflow`.
#[inline(never)]
pub fn sub(a: i128, b: i128) -> Result<i128, MathError> {
    a.checked_sub(b).ok_or_else(MathError::overflow)
}

/// `value + by`, in place.
///
/// # Errors
/// `Overflow`.
#[inline(never)]
pub fn increase(value: &mut i128, by: i128) -> Result<(), MathError> {
    *value = add(*value, by)?;
    Ok(())
}

/// `value - by`, in place.
///
/// # Errors
/// `Overflow`.
#[inline(never)]
pub fn decrease(value: &mut i128, by: i128) -> Result<(), MathError> {
    *value = sub(*value, by)?;
    Ok(())
}

/// `a * b`.
///
/// # Errors
/// `Overflow`.
pub fn mul(a: i128, b: i128) -> Result<i128, MathError> {
    mul_div_down(a, b, 1)
}

/// `floor(value * factor)`, the factor with 7 decimals.
///
/// # Errors
/// `Overflow`.
#[inline(always)]
pub fn times_down(value: i128, factor: i128) -> Result<i128, MathError> {
    times(value, factor, false)
}

/// `ceil(value * factor)`, the factor with 7 decimals.
///
/// # Errors
/// `Overflow`.
#[inline(always)]
pub fn times_up(value: i128, factor: i128) -> Result<i128, MathError> {
    times(value, factor, true)
}

/// One of both, where only the caller knows which.
///
/// # Errors
/// `Overflow`.
#[inline(never)]
pub(crate) fn times(value: i128, factor: i128, up: bool) -> Result<i128, MathError> {
    mul_div(value, factor, FACTOR_ONE, up)
}

/// The greatest power of ten of 64 bits; two such exceed an i128's by none.
const SHORT_DECIMALS: u32 = 19;

fn ten_to(decimals: u32) -> u64 {
    (0..decimals).fold(1, |one: u64, _| one.wrapping_mul(10))
}

/// `10^decimals`: one whole unit of a token or price.
///
/// # Errors
/// `Overflow` above 38 decimals.
pub fn one_with(decimals: u32) -> Result<i128, MathError> {
    let rest = decimals.saturating_sub(SHORT_DECIMALS);
    if rest > SHORT_DECIMALS {
        None
    } else {
        let one = short_product(ten_to(decimals.min(SHORT_DECIMALS)), ten_to(rest));
        i128::try_from(one).ok()
    }
    .ok_or_else(MathError::overflow)
}
