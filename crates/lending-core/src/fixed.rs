//! Multiplication and division with one rounding, exact for every input whose result fits.
//!
//! The everyday path is the i128 arithmetic of `soroban-fixed-point-math`; when its product does not
//! fit, one 256-bit path takes over. No other file of the project multiplies and divides.

use soroban_fixed_point_math::FixedPoint;

/// One, with the 7 decimals of factors, utilizations, interest rates and the rate modifier.
pub const FACTOR_ONE: i128 = 1_0000000;

/// One, with the 12 decimals of supply and debt rates.
pub const RATE_ONE: i128 = 1_000000000000;

/// Why a number does not exist.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MathError {
    /// The result does not fit in an i128.
    Overflow,
    /// The divisor is zero.
    DivisionByZero,
}

/// `floor(a * b / divisor)`, towards minus infinity.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the quotient (not the product) does not fit.
pub fn mul_div_down(a: i128, b: i128, divisor: i128) -> Result<i128, MathError> {
    if divisor == 0 {
        return Err(MathError::DivisionByZero);
    }
    match a.fixed_mul_floor(b, divisor) {
        Some(quotient) => Ok(quotient),
        None => wide_mul_div(a, b, divisor, false),
    }
}

/// `ceil(a * b / divisor)`, towards plus infinity.
///
/// # Errors
/// `DivisionByZero`; `Overflow` if the quotient (not the product) does not fit.
pub fn mul_div_up(a: i128, b: i128, divisor: i128) -> Result<i128, MathError> {
    if divisor == 0 {
        return Err(MathError::DivisionByZero);
    }
    match a.fixed_mul_ceil(b, divisor) {
        Some(quotient) => Ok(quotient),
        None => wide_mul_div(a, b, divisor, true),
    }
}

/// The rare path: magnitudes with a 256-bit product, then the sign and the rounding it asks for.
#[cold]
fn wide_mul_div(a: i128, b: i128, divisor: i128, up: bool) -> Result<i128, MathError> {
    let negative = (a < 0) != (b < 0) && (divisor > 0) || (a < 0) == (b < 0) && (divisor < 0);
    let (quotient, exact) = wide_div(a.unsigned_abs(), b.unsigned_abs(), divisor.unsigned_abs())?;
    // Away from zero means up for a positive quotient and down for a negative one.
    let away = u128::from(!exact && negative != up);
    let magnitude = quotient.checked_add(away).ok_or(MathError::Overflow)?;
    let signed = if negative {
        0i128.checked_sub_unsigned(magnitude)
    } else {
        0i128.checked_add_unsigned(magnitude)
    };
    signed.ok_or(MathError::Overflow)
}

/// `a * b / divisor` towards zero, and whether nothing remains. Long division bit by bit: slow and
/// small, since the Wasm is paid for in every call and this path hardly ever taken. The divisor is an
/// i128's magnitude, so `rest`, which is below it, has room for one more bit.
fn wide_div(a: u128, b: u128, divisor: u128) -> Result<(u128, bool), MathError> {
    let (mut low, mut rest) = a.carrying_mul(b, 0);
    if rest >= divisor {
        return Err(MathError::Overflow);
    }
    for _ in 0..u128::BITS {
        rest = rest << 1 | low >> 127;
        low <<= 1;
        if rest >= divisor {
            rest = rest.wrapping_sub(divisor);
            low |= 1;
        }
    }
    Ok((low, rest == 0))
}

/// `a + b`.
///
/// # Errors
/// `Overflow`.
pub fn add(a: i128, b: i128) -> Result<i128, MathError> {
    a.checked_add(b).ok_or(MathError::Overflow)
}

/// `a - b`.
///
/// # Errors
/// `Overflow`.
pub fn sub(a: i128, b: i128) -> Result<i128, MathError> {
    a.checked_sub(b).ok_or(MathError::Overflow)
}

/// `10^decimals`: one whole unit of a token or price.
///
/// # Errors
/// `Overflow` above 38 decimals.
pub fn one_with(decimals: u32) -> Result<i128, MathError> {
    10i128.checked_pow(decimals).ok_or(MathError::Overflow)
}
