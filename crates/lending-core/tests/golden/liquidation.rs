//! E: how much of an account a liquidation offers.

use crate::liquidation_rows::*;
use crate::market::health;
use crate::quote::{quote, Row};
use lending_core::auction::liquidation::Size;
use lending_core::health::Health;
use lending_core::LendingError::*;

fn check(row: Row) {
    let expected = row.outcome.map(|(bid, lot)| (bid.to_vec(), lot.to_vec()));
    assert_eq!(quote(&row), expected);
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
    a_whole_that_takes_all_collateral_may_leave_no_debt = Row {
        lot_share: Some(SEVEN), outcome: Ok((&[1], &[1])), ..dust()
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

/// Owes 1 and has collateral worth nothing.
const WORTHLESS: Health = Health {
    collateral_base: 0,
    collateral_raw: 0,
    liability_base: 2,
    liability_raw: 1,
};

/// Worthless collateral or debt cannot be sized.
#[test]
fn worthless_positions_are_refused_each_by_its_name() {
    for percent in 1..=95 {
        let size = Size::of(&WORTHLESS, &WORTHLESS, percent, SEVEN);
        assert_eq!(size, Err(WorthlessCollateral), "{percent} percent");
    }
    // Of two such debts, one.
    let account = Health {
        liability_base: 4,
        liability_raw: 2,
        ..WORTHLESS
    };
    for percent in [95, 96, 100] {
        let size = Size::of(&account, &WORTHLESS, percent, SEVEN);
        assert_eq!(size, Err(WorthlessCollateral), "{percent} percent");
    }
    let account = Health {
        collateral_base: 1,
        collateral_raw: 1,
        ..Health::default()
    };
    let size = Size::of(&account, &account, 100, SEVEN);
    assert_eq!(size, Err(WorthlessDebt));
}

/// Worthless collateral goes whole, with all the debt, wherever a whole is asked for.
#[test]
fn more_than_95_percent_of_worthless_positions_is_the_whole() {
    for percent in 96..=100 {
        let size = Size::of(&WORTHLESS, &WORTHLESS, percent, SEVEN).unwrap();
        assert_eq!((size.bid_share, size.lot_share), (9500000, SEVEN));
        // Tested at 95 percent: all collateral gone, a twentieth of the debt left.
        let after = Health {
            liability_base: 1,
            liability_raw: 1,
            ..WORTHLESS
        };
        assert_eq!(size.judge(&WORTHLESS, &after, SEVEN), Ok(true));
    }
}
