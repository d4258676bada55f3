//! E: how much of an account a liquidation offers.

use crate::market::{aged, health, market, Balances, Market, PAR};
use crate::quote::{quote, Row};
use lending_core::auction::liquidation::Size;
use lending_core::health::Health;
use lending_core::LendingError::*;

fn check(row: Row) {
    let expected = row.outcome.map(|(bid, lot)| (bid.to_vec(), lot.to_vec()));
    assert_eq!(quote(&row), expected);
}

fn t3(scale: i128) -> Vec<Market> {
    vec![
        market(1_100_000_000_000, PAR, 8500000, 9000000, 2 * scale),
        market(1_200_000_000_000, PAR, 7500000, 7500000, 4 * scale),
        aged(market(PAR, PAR, 0, 7000000, 50 * scale)),
    ]
}

fn t2(scale: i128) -> Vec<Market> {
    vec![
        market(
            1_100_000_000_000,
            1_150_000_000_000,
            8500000,
            9000000,
            2 * scale,
        ),
        market(
            1_200_000_000_000,
            1_300_000_000_000,
            8000000,
            7500000,
            4 * scale,
        ),
    ]
}

const SEVEN: i128 = 1_0000000;
const FOURTEEN: i128 = 1_00000000000000;

/// The user of T3.
fn on_t3(scale: i128) -> Row {
    Row {
        markets: t3(scale),
        scale,
        collateral: &[(0, 909100000), (1, 45800000)],
        debts: &[(2, 27500000)],
        bid: &[2],
        lot: &[0, 1],
        percent: 100,
        lot_share: None,
        health_after: None,
        outcome: Err(Overflow),
    }
}

/// A user of T2, with all positions chosen.
fn on_t2(collateral: Balances<'static>, debts: Balances<'static>) -> Row {
    Row {
        markets: t2(SEVEN),
        collateral,
        debts,
        bid: &[0, 1],
        lot: &[0, 1],
        ..on_t3(SEVEN)
    }
}

const E5_MARKET: (i128, i128, u32, u32) = (1_000_206_159_000, PAR, 9000000, 9000000);

fn e5() -> Row {
    let (b_rate, d_rate, c, l) = E5_MARKET;
    Row {
        markets: vec![
            market(b_rate, d_rate, c, l, 14_185_012_444_444),
            aged(market(
                PAR,
                1_000_201_748_000,
                0,
                9000000,
                102_611_669_700_969,
            )),
        ],
        scale: FOURTEEN,
        collateral: &[(0, 89991357639)],
        debts: &[(1, 10595526742)],
        bid: &[1],
        lot: &[0],
        ..on_t3(FOURTEEN)
    }
}

fn e6() -> Row {
    let (b_rate, d_rate, c, l) = E5_MARKET;
    let scale = 1_00000;
    let debt = Market {
        decimals: 6,
        ..market(PAR, 1_000_201_748_000, 0, 9000000, scale)
    };
    Row {
        markets: vec![market(b_rate, d_rate, c, l, scale), aged(debt)],
        scale,
        collateral: &[(0, 80000000)],
        debts: &[(1, 100000000)],
        ..e5()
    }
}

fn e7() -> Row {
    let (b_rate, d_rate, c, l) = E5_MARKET;
    let other = market(PAR, 1_050_001_748_000, 5000000, 8000000, SEVEN);
    Row {
        markets: vec![market(b_rate, d_rate, c, l, SEVEN), aged(other)],
        ..on_t2(
            &[(0, 500000000), (1, 755000000)],
            &[(0, 500000000), (1, 500000000)],
        )
    }
}

const E8_COLLATERAL: Balances = &[(0, 1_000_000_000), (1, 1_000_000_000)];
const E8_DEBTS: Balances = &[(0, 827500000), (1, 750000000)];

/// T2 with a worthless collateral factor in the second reserve.
fn e12() -> Row {
    let mut row = on_t2(E8_COLLATERAL, &[(0, 800000000)]);
    row.markets[1].c_factor = 0;
    row
}

fn e15() -> Row {
    let mut row = on_t2(&[(0, 10_0000000)], &[(1, 5_0000000)]);
    row.markets = vec![
        market(PAR, PAR, 10000000, 10000000, 2 * SEVEN),
        market(PAR, PAR, 10000000, 10000000, 4 * SEVEN),
    ];
    row
}

fn e16() -> Row {
    let stable = market(1_000_004_689_900, PAR, 9000000, 9000000, SEVEN);
    Row {
        markets: vec![
            Market {
                decimals: 6,
                ..stable
            },
            market(PAR, 1_000_025_875_195, 7500000, 7500000, 1200000),
        ],
        collateral: &[(0, 999995310)],
        debts: &[(1, 60748428123)],
        bid: &[1],
        lot: &[0],
        ..on_t3(SEVEN)
    }
}

/// Collateral of a low factor, worth more than twice the debt.
fn e18() -> Row {
    Row {
        markets: vec![
            market(PAR, PAR, 1000000, 7500000, SEVEN),
            market(PAR, PAR, 7500000, 7500000, SEVEN),
        ],
        ..on_t2(&[(0, 215_8000000)], &[(1, 100_0000000)])
    }
}

vectors! { check:
    e1_part_of_three_reserves = Row {
        percent: 45, lot_share: Some(3361515), health_after: Some(11458987),
        outcome: Ok((&[12375000], &[305595329, 15395739])), ..on_t3(SEVEN)
    };
    e2_too_large_with_six_decimals = Row {
        percent: 46, health_after: Some(1153985),
        outcome: Err(LiquidationTooLarge), ..on_t3(1_000000)
    };
    e3_too_small_with_five_decimals = Row {
        percent: 25, lot_share: Some(18676), health_after: Some(102943),
        outcome: Err(LiquidationTooSmall), ..on_t3(1_00000)
    };
    e4_too_large_as_a_whole = Row {
        percent: 100, health_after: Some(551298811),
        outcome: Err(LiquidationTooLarge), ..on_t3(1_00000000)
    };
    e5_oracle_of_fourteen_decimals = Row {
        percent: 69, lot_share: Some(64351746913193), health_after: Some(109361496989764),
        outcome: Ok((&[7310913452], &[57911010712])), ..e5()
    };
    e6_whole_where_the_collateral_does_not_suffice = Row {
        percent: 100, lot_share: Some(100000),
        outcome: Ok((&[100000000], &[80000000])), ..e6()
    };
    e7_more_than_95_percent_of_all_is_the_whole = Row {
        percent: 96,
        outcome: Ok((&[500000000, 500000000], &[500000000, 755000000])), ..e7()
    };
    e8_95_percent_of_all_is_a_part = Row {
        percent: 95, lot_share: Some(9265296), health_after: Some(11470455),
        outcome: Ok((&[786125000, 712500000], &[926529600, 926529600])),
        ..on_t2(E8_COLLATERAL, E8_DEBTS)
    };
    e9_100_percent_of_all_is_the_whole = Row {
        percent: 100,
        outcome: Ok((&[827500000, 750000000], &[1_000_000_000, 1_000_000_000])),
        ..on_t2(E8_COLLATERAL, E8_DEBTS)
    };
    e10_one_debt_against_another_collateral = Row {
        bid: &[0], lot: &[1], percent: 85, lot_share: Some(4643125),
        health_after: Some(10335928), outcome: Ok((&[255000000], &[139293750])),
        ..on_t2(&[(0, 500000000), (1, 300000000)], &[(0, 300000000), (1, 200000000)])
    };
    e11_100_percent_of_one_debt_is_a_part = Row {
        bid: &[1], lot: &[0], percent: 100, lot_share: Some(4188069),
        health_after: Some(10632043), outcome: Ok((&[150000000], &[418806900])),
        ..on_t2(&[(0, 1_000_000_000)], &[(0, 400000000), (1, 150000000)])
    };
    e12_collateral_without_a_factor_has_the_greatest_incentive = Row {
        bid: &[0], lot: &[1], percent: 15, health_after: Some(10760869),
        outcome: Ok((&[120000000], &[86250000])), ..e12()
    };
    e13_chosen_collateral_that_does_not_suffice = Row {
        bid: &[1], lot: &[1], percent: 40, outcome: Err(InvalidLiquidation),
        ..on_t2(&[(0, 600000000), (1, 100000000)], &[(1, 250000000)])
    };
    e14_health_lower_than_before = Row {
        bid: &[0], lot: &[0], percent: 100, health_after: Some(9528049),
        outcome: Err(LiquidationTooSmall),
        ..on_t2(&[(0, 1_000_000_000)], &[(0, 100000000), (1, 250000000)])
    };
    e15_debt_worth_exactly_the_collateral_is_healthy = Row {
        bid: &[1], lot: &[0], outcome: Err(InvalidLiquidation), ..e15()
    };
    e16_six_decimals_against_seven = Row {
        percent: 50, lot_share: Some(4237313), health_after: Some(10671642),
        outcome: Ok((&[30374214062], &[423729313])), ..e16()
    };
}

#[test]
fn e18_one_to_94_percent_are_too_small() {
    for percent in 1..=94 {
        let row = Row { percent, ..e18() };
        assert_eq!(quote(&row), Err(LiquidationTooSmall), "{percent} percent");
    }
}

#[test]
fn e19_95_to_100_percent_are_too_large() {
    for percent in 95..=100 {
        let row = Row { percent, ..e18() };
        assert_eq!(quote(&row), Err(LiquidationTooLarge), "{percent} percent");
    }
}

#[test]
fn e1_values_of_the_account() {
    let row = on_t3(SEVEN);
    let expected = Health {
        collateral_base: 1864897000,
        collateral_raw: 2219860000,
        liability_base: 1964331900,
        liability_raw: 1375032300,
    };
    assert_eq!(health(&row.markets, row.collateral, row.debts), expected);
}

/// Worthless collateral or debt cannot be sized.
#[test]
fn worthless_positions_are_refused_each_by_its_name() {
    let account = Health {
        liability_base: 2,
        liability_raw: 1,
        ..Health::default()
    };
    let size = Size::of(&account, &account, 100, SEVEN);
    assert_eq!(size, Err(WorthlessCollateral));
    let account = Health {
        collateral_base: 1,
        collateral_raw: 1,
        ..Health::default()
    };
    let size = Size::of(&account, &account, 100, SEVEN);
    assert_eq!(size, Err(WorthlessDebt));
}
