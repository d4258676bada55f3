//! Products of 256 bits, of its own: nothing here is taken from what is tested.

/// `a * b / c` rounded down, and whether something was cut off; `None` where that does not fit.
fn mul_div(a: i128, b: i128, c: i128) -> Option<(i128, bool)> {
    if a < 0 || b < 0 || c <= 0 {
        return None;
    }
    let (high, low) = product(a as u128, b as u128);
    let divisor = c as u128;
    let (mut quotient, mut rest) = (0u128, 0u128);
    for bit in (0..256).rev() {
        let next = if bit >= 128 {
            high >> (bit - 128)
        } else {
            low >> bit
        };
        if quotient >> 127 == 1 {
            return None;
        }
        // The divisor has 127 bits, so the doubled rest fits.
        rest = (rest << 1) | (next & 1);
        quotient <<= 1;
        if rest >= divisor {
            rest -= divisor;
            quotient |= 1;
        }
    }
    Some((i128::try_from(quotient).ok()?, rest > 0))
}

/// The upper and the lower half.
fn product(a: u128, b: u128) -> (u128, u128) {
    let mask = u128::from(u64::MAX);
    let (a1, a0, b1, b0) = (a >> 64, a & mask, b >> 64, b & mask);
    let middle = a0 * b1 + ((a0 * b0) >> 64);
    let cross = a1 * b0 + (middle & mask);
    let high = a1 * b1 + (middle >> 64) + (cross >> 64);
    (high, (cross << 64) | ((a0 * b0) & mask))
}

pub fn mul_div_down(a: i128, b: i128, c: i128) -> Option<i128> {
    mul_div(a, b, c).map(|(quotient, _)| quotient)
}

pub fn mul_div_up(a: i128, b: i128, c: i128) -> Option<i128> {
    let (quotient, cut) = mul_div(a, b, c)?;
    quotient.checked_add(i128::from(cut))
}
