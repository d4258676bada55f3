//! What a pool's views answer with, with Blend v2's names and fields where it has them.
//!
//! Plain comments on the types: doc comments on them would ship in the Wasm.

use soroban_sdk::{contracttype, Address, Map};

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PoolConfig {
    // The backstop's part of interest, 7 decimals.
    pub bstop_rate: u32,
    // Most collateral plus debt positions of one account.
    pub max_positions: u32,
    // Least effective collateral of an account with debt, in the oracle's decimals.
    pub min_collateral: i128,
    pub oracle: Address,
    // 0 admin-active, 1 active, 2 admin on-ice, 3 on-ice, 4 admin frozen, 5 frozen, 6 setup.
    pub status: u32,
}

// Fixed at construction. Kept apart from the instance, whose keys clients parse strictly.
#[contracttype]
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PoolConstants {
    // Worth of a fully funded backstop, in the oracle's decimals.
    pub backstop_threshold: i128,
    pub oracle_decimals: u32,
}

// Factors, utilizations and rates have 7 decimals.
#[contracttype]
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ReserveConfig {
    pub c_factor: u32,
    // Of the token.
    pub decimals: u32,
    pub enabled: bool,
    // Place in the reserve list.
    pub index: u32,
    pub l_factor: u32,
    pub max_util: u32,
    pub r_base: u32,
    pub r_one: u32,
    pub r_three: u32,
    pub r_two: u32,
    // Change of the rate modifier per second and unit of distance from `util`.
    pub reactivity: u32,
    // Underlying.
    pub supply_cap: i128,
    // Target utilization.
    pub util: u32,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReserveData {
    // Underlying per bToken, 12 decimals.
    pub b_rate: i128,
    pub b_supply: i128,
    // Interest that belongs to the backstop, underlying.
    pub backstop_credit: i128,
    // Underlying per dToken, 12 decimals.
    pub d_rate: i128,
    pub d_supply: i128,
    // Interest rate modifier, 7 decimals.
    pub ir_mod: i128,
    // Unix seconds of the last accrual.
    pub last_time: u64,
}

// Answer of `get_reserve`.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reserve {
    pub asset: Address,
    pub config: ReserveConfig,
    pub data: ReserveData,
    // One whole token, in its smallest units.
    pub scalar: i128,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuctionData {
    // What the filler takes over or pays.
    pub bid: Map<Address, i128>,
    // Ledger at which the auction starts.
    pub block: u32,
    // What the filler receives.
    pub lot: Map<Address, i128>,
}

// A reserve's bad debt so far: `_d` in dTokens, else underlying. Counters only grow.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BadDebtData {
    pub assigned: i128,
    pub assigned_d: i128,
    pub credit_used: i128,
    pub defaulted: i128,
    pub defaulted_d: i128,
    // Unix seconds; 0 before the first default.
    pub last_default: u64,
    pub repaid: i128,
    pub repaid_d: i128,
    pub socialized: i128,
    pub taken: i128,
    pub taken_d: i128,
}

// A reserve's losses and recoveries, underlying unless said otherwise.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LossData {
    pub claimed: i128,
    pub era: u32,
    // All cuts of the supply rate, 12 decimals.
    pub l: i128,
    // Lost and not recovered.
    pub open: i128,
    // Recovered and not claimed.
    pub owed: i128,
    // Product of the era's shrink factors, 27 decimals.
    pub p: i128,
    pub recovered: i128,
    // What a bToken still misses, 27 decimals.
    pub w: i128,
}

// Settings of an asset's price guard. 7 decimals, or seconds; all zero: off.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GuardConfig {
    // How long a deviation lasts before liquidations follow it.
    pub confirm: u64,
    // Fall of the anchor per hour.
    pub dn: u32,
    // Net new debt per hour, as a part of supply; 0: no limit.
    pub flow: u32,
    // Reach of liquidations beyond the anchor's; 0 leaves them alone.
    pub liq: u32,
    // Oldest price new risk is taken at.
    pub max_age: u64,
    // Reach of new risk beyond the anchor's.
    pub slack: u32,
    // Growth of the anchor per hour.
    pub up: u32,
    // Longest time whose growth counts at once.
    pub window: u64,
}

impl GuardConfig {
    /// The feed is taken at its word.
    pub const OFF: Self = GuardConfig {
        confirm: 0,
        dn: 0,
        flow: 0,
        liq: 0,
        max_age: 0,
        slack: 0,
        up: 0,
        window: 0,
    };
}

// An asset's price guard.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GuardData {
    pub config: GuardConfig,
    // The feed's stamp when it was last poked, unix seconds.
    pub last_ts: u64,
    // The anchor, in the oracle's decimals.
    pub p: i128,
    // Rounds of the feed seen to deviate.
    pub rounds: u32,
    // Where the feed deviates: -1 below, 0 not at all, 1 above.
    pub side: i32,
    // Since when, unix seconds; 0 if it does not.
    pub since: u64,
    // When the anchor was accepted, unix seconds.
    pub t: u64,
}

// Settings that wait for their time.
#[contracttype(export = false)]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct QueuedGuard {
    pub new_config: GuardConfig,
    // Unix seconds from which they may be applied.
    pub unlock_time: u64,
}

#[contracttype(export = false)]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct QueuedReserveInit {
    pub new_config: ReserveConfig,
    // Unix seconds from which it may be set.
    pub unlock_time: u64,
}
