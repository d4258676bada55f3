//! How much: what is there, parts of it, one more or less, and the ends of the range.

use super::Generator;

impl Generator {
    /// An amount around `whole`.
    pub(super) fn around(&mut self, whole: i128) -> i128 {
        match self.rng.below(40) {
            0..=15 => self.rng.amount(whole),
            16..=23 => whole,
            24..=27 => whole / 2,
            28..=29 => whole.saturating_add(1),
            30 => whole.saturating_sub(1).max(0),
            31 => whole.saturating_mul(2),
            32 => 0,
            33 => 1,
            34 => 2,
            35 => self.rng.amount(1000),
            36..=38 => self.rng.amount(whole / 100),
            _ => self.absurd(),
        }
    }

    /// The ends of the range of numbers, and beyond all balances.
    pub(super) fn absurd(&mut self) -> i128 {
        let power = self.rng.below(38) as u32;
        *self
            .rng
            .pick(&[-1, i128::MIN, i128::MAX, i128::MAX / 2, 10i128.pow(power)])
    }

    /// `part` of `whole` in floating point: good enough to aim with.
    pub(super) fn part(&mut self, whole: i128, low: u64, high: u64) -> i128 {
        let percent = self.rng.between(low, high) as i128;
        (whole / 100)
            .saturating_mul(percent)
            .saturating_add(whole % 100 * percent / 100)
    }
}
