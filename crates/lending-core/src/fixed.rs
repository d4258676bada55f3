//! Multiplication and division with one rounding, exact for every input whose result fits.
//!
//! The everyday path is the i128 arithmetic of `soroban-fixed-point-math`; when its product does not
//! fit, one 256-bit path takes over. No other file of the project multiplies and divides.

pub use crate::math_error::MathError;
use soroban_fixed_point_math::FixedPoint;

/// One, with the 7 decimals of factors, utilizations, interest rates and the rate modifier.
pub const FACTOR_ONE: i128 = 1_0000000;

/// One, with the 12 decimals of supply and debt rates.
pub const RATE_ONE: i128 = 1_000000000000;

/// `floor(a * b / divisor)`, towards minus infinity.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the quotient (not the product) does not fit.
pub fn mul_div_down(a: i128, b: i128, divisor: i128) -> Result<i128, MathError> {
    require_divisor(divisor)?;
    let quotient = match a.fixed_mul_floor(b, divisor) {
        None => wide_mul_div(a, b, divisor, false),
        quotient => quotient,
    };
    quotient.ok_or_else(MathError::overflow)
}

/// `ceil(a * b / divisor)`, towards plus infinity.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the quotient (not the product) does not fit.
pub fn mul_div_up(a: i128, b: i128, divisor: i128) -> Result<i128, MathError> {
    require_divisor(divisor)?;
    checked_mul_div_up(a, b, divisor).ok_or_else(MathError::overflow)
}

fn require_divisor(divisor: i128) -> Result<(), MathError> {
    (divisor != 0)
        .then_some(())
        .ok_or_else(MathError::division_by_zero)
}

/// As [`mul_div_up`]; `None` if there is no such number.
pub fn checked_mul_div_up(a: i128, b: i128, divisor: i128) -> Option<i128> {
    match a.fixed_mul_ceil(b, divisor) {
        None if divisor != 0 => wide_mul_div(a, b, divisor, true),
        quotient => quotient,
    }
}

/// The rare path: magnitudes with a 256-bit product, then the sign and the rounding it asks for.
#[cold]
fn wide_mul_div(a: i128, b: i128, divisor: i128, up: bool) -> Option<i128> {
    let negative = (a < 0) ^ (b < 0) ^ (divisor < 0);
    let (quotient, exact) = wide_div(a.unsigned_abs(), b.unsigned_abs(), divisor.unsigned_abs())?;
    // Away from zero means up for a positive quotient and down for a negative one.
    let away = u128::from(!exact && negative != up);
    let magnitude = quotient.checked_add(away)?;
    if negative {
        0i128.checked_sub_unsigned(magnitude)
    } else {
        0i128.checked_add_unsigned(magnitude)
    }
}

/// `a * b / divisor` towards zero, and whether nothing remains. Long division bit by bit: slow and
/// small, since the Wasm is paid for in every call and this path hardly ever taken. The divisor is an
/// i128's magnitude, so `rest`, which is below it, has room for one more bit.
fn wide_div(a: u128, b: u128, divisor: u128) -> Option<(u128, bool)> {
    let (mut low, mut rest) = a.carrying_mul(b, 0);
    if rest >= divisor {
        return None;
    }
    for _ in 0..u128::BITS {
        rest = rest << 1 | low >> 127;
        low <<= 1;
        if rest >= divisor {
            rest = rest.wrapping_sub(divisor);
            low |= 1;
        }
    }
    Some((low, rest == 0))
}

/// `a + b`.
///
/// # Errors
/// `Overflow`.
pub fn add(a: i128, b: i128) -> Result<i128, MathError> {
    a.checked_add(b).ok_or_else(MathError::overflow)
}

/// `a - b`.
///
/// # Errors
/// `Overflow`.
pub fn sub(a: i128, b: i128) -> Result<i128, MathError> {
    a.checked_sub(b).ok_or_else(MathError::overflow)
}

/// `10^decimals`: one whole unit of a token or price.
///
/// # Errors
/// `Overflow` above 38 decimals.
pub fn one_with(decimals: u32) -> Result<i128, MathError> {
    10i128.checked_pow(decimals).ok_or_else(MathError::overflow)
}
