//! B: interest charged when a reserve is loaded.

use crate::market::{PAR, STD, STD_CURVE};
use lending_core::interest::InterestCurve;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};

/// What one accrual leaves behind.
#[derive(Debug, PartialEq)]
struct After {
    b_rate: i128,
    d_rate: i128,
    modifier: i128,
    credit: i128,
}

struct Row {
    reserve: Reserve,
    curve: InterestCurve,
    take_rate: u32,
    /// Times of accrual, with what each leaves behind.
    steps: &'static [(u64, After)],
}

fn check(row: Row) {
    let mut reserve = row.reserve;
    for (now, after) in row.steps {
        reserve.accrue(&row.curve, row.take_rate, *now).unwrap();
        let found = After {
            b_rate: reserve.supply_rate.0,
            d_rate: reserve.debt_rate.0,
            modifier: reserve.rate_modifier,
            credit: reserve.backstop_credit.0,
        };
        assert_eq!(found, *after, "at {now}");
        assert_eq!(reserve.last_time, *now);
        let (supply, debt) = (reserve.supply_shares, reserve.debt_shares);
        assert_eq!(supply, row.reserve.supply_shares, "accrual mints nothing");
        assert_eq!(debt, row.reserve.debt_shares, "accrual lends nothing");
    }
}

const B1: Reserve = Reserve {
    supply_rate: SupplyRate(1_123_456_789_000),
    debt_rate: DebtRate(1_345_678_123_000),
    supply_shares: SupplyShares(990000000),
    debt_shares: DebtShares(650000000),
    ..STD
};

#[test]
fn b1_totals_before_accrual() {
    assert_eq!(B1.total_debt(), Ok(Underlying(874690780)));
    assert_eq!(B1.total_supply(), Ok(Underlying(1112222221)));
    assert_eq!(B1.utilization(), Ok(7864353));
}

vectors! { check:
    b1_a_week_of_interest = Row {
        reserve: B1, curve: STD_CURVE, take_rate: 2000000,
        steps: &[(617280, After {
            b_rate: 1_125_547_124_242, d_rate: 1_349_657_798_173, modifier: 10449815,
            credit: 517357,
        })],
    };
    b2_without_take_rate_suppliers_get_all = Row {
        reserve: B1, curve: STD_CURVE, take_rate: 0,
        steps: &[(617280, After {
            b_rate: 1_126_069_707_070, d_rate: 1_349_657_798_173, modifier: 10449815, credit: 0,
        })],
    };
    b3_eighteen_decimals_need_wide_products = Row {
        reserve: Reserve {
            supply_rate: SupplyRate(1_300_000_000_000),
            debt_rate: DebtRate(1_500_000_000_000),
            supply_shares: SupplyShares(10_000_000_000_000_000_000_000_000_000),
            debt_shares: DebtShares(100_000_000_000_000_000_000_000_000),
            last_time: 995,
            ..STD
        },
        curve: STD_CURVE, take_rate: 2000000,
        steps: &[(1000, After {
            b_rate: 1_300_000_000_020, d_rate: 1_500_000_002_562, modifier: 9999927,
            credit: 51_240_000_000_000_000,
        })],
    };
    b4_without_supply_only_the_time_changes = Row {
        reserve: Reserve { supply_shares: SupplyShares(0), ..B1 },
        curve: STD_CURVE, take_rate: 2000000,
        steps: &[(617280, After {
            b_rate: 1_123_456_789_000, d_rate: 1_345_678_123_000, modifier: 10000000, credit: 0,
        })],
    };
    b5_without_debt_only_the_time_changes = Row {
        reserve: Reserve { debt_shares: DebtShares(0), ..B1 },
        curve: STD_CURVE, take_rate: 2000000,
        steps: &[(617280, After {
            b_rate: 1_123_456_789_000, d_rate: 1_345_678_123_000, modifier: 10000000, credit: 0,
        })],
    };
    b6_standard_reserve_after_ten_minutes = Row {
        reserve: STD, curve: STD_CURVE, take_rate: 1000000,
        steps: &[(600, After {
            b_rate: 1_000_000_772_000, d_rate: 1_000_001_141_553, modifier: 10000000, credit: 85,
        })],
    };
    // Sixteen months at 100% a year earn four thirds of 75.0.
    b7_interest_is_split_by_the_take_rate = Row {
        reserve: Reserve { backstop_credit: Underlying(1234567), ..STD },
        curve: InterestCurve { r_base: 9500000, ..STD_CURVE }, take_rate: 2000000,
        steps: &[(42048000, After {
            b_rate: 1_800_000_000_000, d_rate: 2_333_333_333_333, modifier: 10000000,
            credit: 201234567,
        })],
    };
    b8_two_accruals_in_a_row_with_six_decimals = Row {
        reserve: Reserve {
            supply_rate: SupplyRate(1_000_004_689_900),
            debt_rate: DebtRate(1_000_006_513_574),
            rate_modifier: 9996400,
            supply_shares: SupplyShares(1009995310121),
            debt_shares: DebtShares(8999993487),
            backstop_credit: Underlying(5210),
            last_time: 1441674060,
        },
        curve: InterestCurve { util_target: 8500000, ..STD_CURVE }, take_rate: 1000000,
        steps: &[
            (1441674060 + 1010, After {
                b_rate: 1_000_004_692_601, d_rate: 1_000_006_850_516, modifier: 9979411,
                credit: 5513,
            }),
            (1441674060 + 1010 + 1005, After {
                b_rate: 1_000_004_695_285, d_rate: 1_000_007_185_220, modifier: 9962506,
                credit: 5814,
            }),
        ],
    };
    b9_seven_decimals_above_target = Row {
        reserve: Reserve {
            supply_rate: SupplyRate(1_000_015_136_990),
            debt_rate: DebtRate(1_000_025_875_195),
            rate_modifier: 10010800,
            supply_shares: SupplyShares(PAR),
            debt_shares: DebtShares(650000000201),
            backstop_credit: Underlying(1681887),
            last_time: 0,
        },
        curve: InterestCurve { util_target: 5000000, ..STD_CURVE }, take_rate: 1000000,
        steps: &[(1010, After {
            b_rate: 1_000_019_388_602, d_rate: 1_000_033_142_907, modifier: 10013830,
            credit: 2154288,
        })],
    };
    b10_nine_decimals_below_target = Row {
        reserve: Reserve {
            supply_rate: SupplyRate(1_000_002_348_400),
            debt_rate: DebtRate(1_000_005_218_528),
            rate_modifier: 9985600,
            supply_shares: SupplyShares(10999997651),
            debt_shares: DebtShares(5_000_000_000),
            backstop_credit: Underlying(2609),
            last_time: 0,
        },
        curve: InterestCurve { util_target: 7000000, ..STD_CURVE }, take_rate: 1000000,
        steps: &[(1010, After {
            b_rate: 1_000_002_904_000, d_rate: 1_000_006_576_688, modifier: 9980642,
            credit: 3288,
        })],
    };
}

/// A reserve at par, 75% lent, with credit; the credit 500 seconds later.
fn check_credit((supply, debt, credit, after): (i128, i128, i128, i128)) {
    let mut reserve = Reserve {
        supply_shares: SupplyShares(supply),
        debt_shares: DebtShares(debt),
        backstop_credit: Underlying(credit),
        ..STD
    };
    reserve.accrue(&STD_CURVE, 1000000, 500).unwrap();
    assert_eq!(reserve.backstop_credit, Underlying(after));
}

vectors! { check_credit:
    b11_credit_of_a_large_reserve = (1000_0000000, 750_0000000, 100_0000000, 1_000_000_713);
    b11_credit_of_a_middle_reserve = (250_0000000, 187_5000000, 25_0000000, 250_000_178);
    b11_credit_of_a_fresh_reserve = (100_0000000, 75_0000000, 0, 71);
}

#[test]
fn a_second_accrual_in_the_same_second_changes_nothing() {
    let mut reserve = B1;
    reserve.accrue(&STD_CURVE, 2000000, 617280).unwrap();
    let once = reserve;
    reserve.accrue(&STD_CURVE, 2000000, 617280).unwrap();
    assert_eq!(reserve, once);
}
