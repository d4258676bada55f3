//! Reserves: totals and interest curve.

use crate::record::record;
use lending_core::interest::InterestCurve;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use protocol_api::{ReserveConfig, ReserveData};

pub fn curve(config: &ReserveConfig) -> InterestCurve {
    InterestCurve {
        util_target: config.util,
        r_base: config.r_base,
        r_one: config.r_one,
        r_two: config.r_two,
        r_three: config.r_three,
        reactivity: config.reactivity,
    }
}

pub fn totals(data: &ReserveData) -> Reserve {
    Reserve {
        supply_rate: SupplyRate(data.b_rate),
        debt_rate: DebtRate(data.d_rate),
        rate_modifier: data.ir_mod,
        supply_shares: SupplyShares(data.b_supply),
        debt_shares: DebtShares(data.d_supply),
        backstop_credit: Underlying(data.backstop_credit),
        last_time: data.last_time,
    }
}

pub fn data(totals: &Reserve) -> ReserveData {
    ReserveData {
        b_rate: totals.supply_rate.0,
        b_supply: totals.supply_shares.0,
        backstop_credit: totals.backstop_credit.0,
        d_rate: totals.debt_rate.0,
        d_supply: totals.debt_shares.0,
        ir_mod: totals.rate_modifier,
        last_time: totals.last_time,
    }
}

record!(Reserve {
    b_rate => supply_rate.0,
    b_supply => supply_shares.0,
    backstop_credit => backstop_credit.0,
    d_rate => debt_rate.0,
    d_supply => debt_shares.0,
    ir_mod => rate_modifier,
    last_time => last_time,
});

record!(ReserveConfig {
    c_factor => c_factor,
    decimals => decimals,
    enabled => enabled,
    index => index,
    l_factor => l_factor,
    max_util => max_util,
    r_base => r_base,
    r_one => r_one,
    r_three => r_three,
    r_two => r_two,
    reactivity => reactivity,
    supply_cap => supply_cap,
    util => util,
});
