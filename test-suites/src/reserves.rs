//! Reserve configurations and states the tests start from.

use pool::{ReserveConfig, ReserveData};

/// The standard reserve of the golden vectors, of 7 decimals.
pub fn std_config() -> ReserveConfig {
    ReserveConfig {
        c_factor: 7_500_000,
        decimals: 7,
        enabled: true,
        index: 0,
        l_factor: 7_500_000,
        max_util: 9_500_000,
        r_base: 100_000,
        r_one: 500_000,
        r_three: 15_000_000,
        r_two: 5_000_000,
        reactivity: 20,
        supply_cap: 1_000_000_000_000_000_000,
        util: 7_500_000,
    }
}

/// 100.0 supplied and 75.0 lent at par, at time zero.
pub fn std_data() -> ReserveData {
    ReserveData {
        b_rate: 1_000_000_000_000,
        b_supply: 1_000_000_000,
        backstop_credit: 0,
        d_rate: 1_000_000_000_000,
        d_supply: 750_000_000,
        ir_mod: 10_000_000,
        last_time: 0,
    }
}
