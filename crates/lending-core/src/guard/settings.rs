//! A guard's settings, their limits, and the condition under which no single wrong price, however
//! wrong, makes a new loan insolvent at the true one.

use crate::error::LendingError;
use crate::fixed::{mul_div_down, mul_div_up, times_up, MathError, FACTOR_ONE};
use crate::refusal::{require, Refusal};

/// Seconds of an hour.
const HOUR: i128 = 3_600;
/// One, as growth per hour: 7 decimals times the seconds of an hour.
pub(super) const GROWTH_ONE: i128 = FACTOR_ONE * HOUR;
/// Longest a guard may look back or wait, seconds.
const DAY: u64 = 86_400;
/// One, with the 7 decimals in which settings are stored.
const ONE: u32 = 1_0000000;

/// How far a price may move, and how fast.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GuardConfig {
    /// Growth of the anchor per hour, 7 decimals.
    pub up: u32,
    /// Fall of the anchor per hour, 7 decimals.
    pub dn: u32,
    /// What new risk may add to the anchor's reach, 7 decimals.
    pub slack: u32,
    /// What liquidations may add to the anchor's reach, 7 decimals; 0 leaves them alone.
    pub liq: u32,
    /// Longest time whose growth counts at once, seconds.
    pub window: u64,
    /// How long a deviation must last before liquidations follow it, seconds.
    pub confirm: u64,
    /// Oldest price new risk may be taken at, seconds.
    pub max_age: u64,
    /// Net new debt per hour, as a part of supply, 7 decimals; 0 means no limit.
    pub flow: u32,
}

/// For most tokens: passes the safety condition up to a collateral factor of 0.86 with a liability
/// factor of 0.95.
pub const STANDARD: GuardConfig = GuardConfig {
    up: 500_000,
    dn: 500_000,
    slack: 500_000,
    liq: 1_500_000,
    window: 3_600,
    confirm: 900,
    max_age: 3_600,
    flow: 0,
};

/// For tokens that hardly move: yield tokens and stable ones.
pub const TIGHT: GuardConfig = GuardConfig {
    up: 10_000,
    dn: 10_000,
    slack: 100_000,
    liq: 500_000,
    ..STANDARD
};

impl GuardConfig {
    /// All zeroes: the feed is taken at its word.
    pub fn is_off(&self) -> bool {
        *self == GuardConfig::default()
    }

    /// Whether `new` differs in nothing but a lower flow limit.
    pub fn is_lowered_to(&self, new: &GuardConfig) -> bool {
        let is_lower = new.flow > 0 && (self.flow == 0 || new.flow < self.flow);
        is_lower
            && GuardConfig {
                flow: self.flow,
                ..*new
            } == *self
    }
}

/// What an anchor may have become after `seconds`, times [`GROWTH_ONE`].
pub(super) fn grown(config: &GuardConfig, seconds: u64) -> i128 {
    GROWTH_ONE.saturating_add(reach(config.up, seconds))
}

/// The same downwards. Valid settings keep it positive.
pub(super) fn shrunk(config: &GuardConfig, seconds: u64) -> i128 {
    GROWTH_ONE.saturating_sub(reach(config.dn, seconds))
}

/// Valid windows have far fewer seconds than 32 bits count; a product of two such needs no more than 64.
fn reach(hourly: u32, seconds: u64) -> i128 {
    let seconds = seconds.min(u32::MAX.into());
    u64::from(hourly).saturating_mul(seconds).into()
}

/// # Errors
/// `InvalidGuardConfig` unless growth per hour is at most one, slack and liquidation reach are below
/// one, times are at most a day, window and maximum age are at least a second, a whole window of fall
/// leaves something, and flow is at most one.
pub fn require_valid(config: &GuardConfig) -> Result<(), Refusal> {
    let valid = config.up <= ONE
        && config.dn <= ONE
        && config.slack < ONE
        && config.liq < ONE
        && (1..=DAY).contains(&config.window)
        && config.confirm <= DAY
        && (1..=DAY).contains(&config.max_age)
        && config.flow <= ONE
        && shrunk(config, config.window) > 0;
    require(valid, LendingError::InvalidGuardConfig)
}

/// What the guards of a pool's reserves allow together: the most that collateral counts for and the
/// least that debt does, at the worst moment, as parts of what the anchor says. 7 decimals.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Margins {
    /// Highest collateral factor times price margin, rounded up.
    collateral: i128,
    /// Highest liability factor over price margin, rounded up.
    debt: i128,
}

impl Margins {
    /// Counts a reserve with these factors (7 decimals) under `config`. A guard that is off promises
    /// nothing and is not counted.
    ///
    /// # Errors
    /// `Overflow`; `DivisionByZero` with settings that are not valid.
    pub fn add(
        &mut self,
        config: &GuardConfig,
        c_factor: u32,
        l_factor: u32,
    ) -> Result<(), MathError> {
        if config.is_off() {
            return Ok(());
        }
        let slack = i128::from(config.slack);
        let above = FACTOR_ONE.saturating_add(slack);
        let most = mul_div_up(above, grown(config, config.window), GROWTH_ONE)?;
        let below = FACTOR_ONE.saturating_sub(slack);
        let least = mul_div_down(below, shrunk(config, config.window), GROWTH_ONE)?;
        let collateral = times_up(c_factor.into(), most)?;
        self.collateral = self.collateral.max(collateral);
        if l_factor > 0 {
            self.debt = self
                .debt
                .max(mul_div_up(l_factor.into(), FACTOR_ONE, least)?);
        }
        Ok(())
    }

    /// Whether a loan passed at the worst prices the guards allow is covered at the true ones: the
    /// product of both margins is at most one. Rounded against the settings.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn are_safe(&self) -> Result<bool, MathError> {
        Ok(times_up(self.collateral, self.debt)? <= FACTOR_ONE)
    }
}

/// That a loan passed at the worst prices the guards allow is covered at the true ones: the product of
/// both margins is at most one. Rounded against the settings.
///
/// # Errors
/// `UnsafeGuard`; `Overflow`.
pub fn require_safe(margins: &Margins) -> Result<(), Refusal> {
    require(margins.are_safe()?, LendingError::UnsafeGuard)
}
