//! A: interest rate and rate modifier.

use crate::market::{PAR, STD, STD_CURVE};
use lending_core::interest::InterestCurve;
use lending_core::units::{DebtShares, SupplyShares};

/// A flat curve: the base rate whatever the utilization.
const FLAT: InterestCurve = InterestCurve {
    r_base: 2500000,
    r_one: 0,
    r_two: 0,
    r_three: 0,
    ..STD_CURVE
};

struct Row {
    curve: InterestCurve,
    utilization: i128,
    modifier: i128,
    dt: u64,
    rate: Option<i128>,
    /// Growth of the debt rate, 12 decimals.
    growth: Option<i128>,
    next_modifier: i128,
}

const ROW: Row = Row {
    curve: STD_CURVE,
    utilization: 0,
    modifier: 1_0000000,
    dt: 500,
    rate: None,
    growth: None,
    next_modifier: 0,
};

fn check(row: Row) {
    let rate = row.curve.rate_up(row.utilization, row.modifier);
    if let Some(expected) = row.rate {
        assert_eq!(rate, Ok(expected), "rate");
    }
    let next = row
        .curve
        .next_modifier(row.modifier, row.utilization, row.dt);
    assert_eq!(next, Ok(row.next_modifier), "modifier");
    if row.utilization > 0 {
        check_in_a_reserve(&row);
    }
}

/// At par, 10^7 shares supplied and `utilization` shares lent stand at exactly that utilization,
/// and the debt rate becomes the growth.
fn check_in_a_reserve(row: &Row) {
    let mut reserve = STD;
    reserve.supply_shares = SupplyShares(1_0000000);
    reserve.debt_shares = DebtShares(row.utilization);
    reserve.rate_modifier = row.modifier;
    assert_eq!(reserve.utilization(), Ok(row.utilization));
    reserve.accrue(&row.curve, 0, row.dt).unwrap();
    assert_eq!(reserve.rate_modifier, row.next_modifier, "stored modifier");
    if let Some(growth) = row.growth {
        assert_eq!(reserve.debt_rate.0, growth, "growth");
    }
}

vectors! { check:
    a1_below_target = Row {
        utilization: 6565656, rate: Some(537711), growth: Some(1_000_000_852_536),
        next_modifier: 9999066, ..ROW
    };
    a2_at_target = Row {
        utilization: 7500000, rate: Some(600000), growth: Some(1_000_000_951_294),
        next_modifier: 10000000, ..ROW
    };
    a3_above_target = Row {
        utilization: 7979797, rate: Some(1799493), growth: Some(1_000_002_853_078),
        next_modifier: 10000479, ..ROW
    };
    a4_at_the_kink = Row {
        utilization: 9500000, rate: Some(5600000), growth: Some(1_000_008_878_742),
        next_modifier: 10002000, ..ROW
    };
    a5_just_above_the_kink = Row {
        utilization: 9500001, rate: Some(5600030), growth: Some(1_000_008_878_789),
        next_modifier: 10002000, ..ROW
    };
    a6_above_the_kink = Row {
        utilization: 9696969, rate: Some(11509070), growth: Some(1_000_018_247_510),
        next_modifier: 10002196, ..ROW
    };
    a7_everything_lent = Row {
        utilization: 10000000, rate: Some(20600000), growth: Some(1_000_032_661_084),
        next_modifier: 10002500, ..ROW
    };
    a8_modifier_at_its_cap = Row {
        utilization: 9696969, modifier: 99970000, dt: 12345, next_modifier: 100000000, ..ROW
    };
    a9_modifier_at_its_floor = Row {
        utilization: 2020202, modifier: 1500000, dt: 50000, next_modifier: 1000000, ..ROW
    };
    a10_no_reactivity = Row {
        curve: InterestCurve { reactivity: 0, ..STD_CURVE },
        utilization: 6565656, rate: Some(537711), growth: Some(1_000_000_852_536),
        next_modifier: 10000000, ..ROW
    };
    a11_smallest_growth_rounds_up = Row {
        curve: InterestCurve { r_base: 1000, ..STD_CURVE },
        utilization: 5, modifier: 1000000, dt: 1, growth: Some(PAR + 1),
        next_modifier: 1000000, ..ROW
    };
    a12_flat_curve_nothing_lent = Row {
        curve: FLAT, utilization: 0, rate: Some(2500000), next_modifier: 9992500, ..ROW
    };
    a12_flat_curve_below_target = Row {
        curve: FLAT, utilization: 6565656, rate: Some(2500000), growth: Some(1_000_003_963_724),
        next_modifier: 9999066, ..ROW
    };
    a12_flat_curve_above_target = Row {
        curve: FLAT, utilization: 7565656, rate: Some(2500000), growth: Some(1_000_003_963_724),
        next_modifier: 10000065, ..ROW
    };
    a12_flat_curve_above_the_kink = Row {
        curve: FLAT, utilization: 9565656, rate: Some(2500000), growth: Some(1_000_003_963_724),
        next_modifier: 10002065, ..ROW
    };
}
