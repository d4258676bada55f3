//! Validity of every configuration parameter, in one place.

use crate::error::LendingError;
use crate::interest::InterestCurve;
use crate::refusal::{require, Refusal};

/// Reserves a pool can list.
pub const MAX_RESERVES: u32 = 30;
/// The same, as the length of an array.
pub const RESERVE_SLOTS: usize = 30;
/// Assets one auction can name, bid and lot together: every reserve on one side and one asset on the
/// other, so that all the backstop's debts or credits fit. What the network lets one call do bounds it,
/// not a pool's limit on positions: lowering that must not put an account out of reach.
pub const MAX_AUCTION_WIDTH: u32 = MAX_RESERVES + 1;
/// Seconds between queueing a reserve and setting it, outside setup.
pub const RESERVE_TIMELOCK_SECONDS: u64 = 604_800;
/// Most decimals of a token or an oracle.
const MAX_DECIMALS: u32 = 18;
const MIN_POSITIONS: u32 = 2;
const MAX_POSITIONS: u32 = 60;
/// Highest utilization a curve may aim at, 7 decimals.
const MAX_UTIL_TARGET: u32 = 9_000_000;
/// Lowest base rate, 7 decimals.
const MIN_R_BASE: u32 = 1_000;
const MAX_REACTIVITY: u32 = 1_000;
/// One, with the 7 decimals of factors and rates, as configurations store it.
const ONE: u32 = 1_0000000;

/// # Errors
/// `InvalidPoolConfig` unless the take rate is below one, 2 to 60 positions are allowed and the
/// minimum collateral is not negative.
pub fn require_pool_config(
    take_rate: u32,
    max_positions: u32,
    min_collateral: i128,
) -> Result<(), Refusal> {
    let valid = take_rate < ONE
        && (MIN_POSITIONS..=MAX_POSITIONS).contains(&max_positions)
        && min_collateral >= 0;
    require(valid, LendingError::InvalidPoolConfig)
}

/// # Errors
/// `InvalidPoolConfig` unless the threshold is positive and the oracle has at most 18 decimals.
pub fn require_pool_constants(threshold: i128, oracle_decimals: u32) -> Result<(), Refusal> {
    let valid = threshold > 0 && oracle_decimals <= MAX_DECIMALS;
    require(valid, LendingError::InvalidPoolConfig)
}

/// What of a reserve's configuration is checked beside its curve, 7 decimals each but `decimals`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReserveLimits {
    pub decimals: u32,
    pub c_factor: u32,
    pub l_factor: u32,
    pub max_util: u32,
}

/// # Errors
/// `InvalidReserveConfig` unless every parameter is in its range.
pub fn require_reserve_config(
    limits: &ReserveLimits,
    curve: &InterestCurve,
) -> Result<(), Refusal> {
    let valid = limits.decimals <= MAX_DECIMALS
        && limits.c_factor <= ONE
        && limits.l_factor <= ONE
        && curve.util_target <= MAX_UTIL_TARGET
        && limits.max_util <= ONE
        && curve.util_target < limits.max_util
        && (MIN_R_BASE..ONE).contains(&curve.r_base)
        && curve.r_one <= curve.r_two
        && curve.r_two <= curve.r_three
        && curve.reactivity <= MAX_REACTIVITY;
    require(valid, LendingError::InvalidReserveConfig)
}

/// # Errors
/// `InvalidReserveConfig` if the decimals change or a liability factor becomes zero: both would
/// change what existing debt is worth without bound.
pub fn require_reserve_change(old: &ReserveLimits, new: &ReserveLimits) -> Result<(), Refusal> {
    let valid = old.decimals == new.decimals && (new.l_factor > 0 || old.l_factor == 0);
    require(valid, LendingError::InvalidReserveConfig)
}

/// Whether a new curve starts with a fresh modifier. Reactivity alone does not reset it.
pub fn resets_modifier(old: &InterestCurve, new: &InterestCurve) -> bool {
    InterestCurve {
        reactivity: old.reactivity,
        ..*new
    } != *old
}
