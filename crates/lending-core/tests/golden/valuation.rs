//! C9 to C13 and the health factors of D5 to D7: what an account is worth.

use crate::market::{health, Market, PAR, STD, STD_CURVE, STD_MARKET};
use lending_core::health::{Health, MIN_HEALTH_FACTOR};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, SupplyRate};
use lending_core::LendingError;

const SEVEN: i128 = 1_0000000;
const FIVE: i128 = 1_00000;

#[test]
fn c9_three_reserves_of_different_decimals() {
    let markets = [
        Market {
            price: 1_0000000,
            ..STD_MARKET
        },
        Market {
            reserve: Reserve {
                supply_rate: SupplyRate(1_100_000_000_000),
                debt_rate: DebtRate(1_150_000_000_000),
                ..STD
            },
            c_factor: 8500000,
            l_factor: 8000000,
            decimals: 9,
            price: 2_5000000,
        },
        Market {
            reserve: Reserve {
                supply_rate: SupplyRate(1_001_100_000_000),
                ..STD
            },
            decimals: 6,
            price: 1000_0000000,
            ..STD_MARKET
        },
    ];
    let collateral = [(0, 1001234567), (2, 250000)];
    let debts = [(0, 15000000), (1, 50987654321)];
    let expected = Health {
        collateral_base: 2627985925,
        collateral_raw: 3503984567,
        liability_base: 1852368828,
        liability_raw: 1480895062,
    };
    assert_eq!(health(&markets, &collateral, &debts), expected);
}

fn worth(collateral_base: i128, liability_base: i128) -> Health {
    Health {
        collateral_base,
        liability_base,
        ..Health::default()
    }
}

#[test]
fn c10_health_factor_rounds_down() {
    assert_eq!(worth(91234567, 91000000).factor_down(SEVEN), Ok(1_0025776));
}

/// Whether an account is under the minimum health factor, and what that means for it.
fn check_minimum((collateral, debt, scale, under): (i128, i128, i128, bool)) {
    let account = worth(collateral, debt);
    assert_eq!(account.is_under(MIN_HEALTH_FACTOR, scale), Ok(under));
    let expected = if under {
        Err(LendingError::Unhealthy)
    } else {
        Ok(())
    };
    assert_eq!(account.require_sound(0, scale), expected);
}

vectors! { check_minimum:
    c11_at_the_minimum_is_sound = (91234567, 91233333, SEVEN, false);
    c12_debt_worth_the_collateral_is_not_sound = (91234567, 91234567, SEVEN, true);
    c13_the_minimum_with_five_decimals = (912345, 912333, FIVE, false);
}

/// Supply of 15.0 at 1.0 against a loan at 5.0, ten minutes after the standard state.
fn check_d((supplied, borrowed, factor, sound): (i128, i128, i128, Result<(), LendingError>)) {
    let mut reserve = STD;
    reserve.accrue(&STD_CURVE, 1000000, 600).unwrap();
    let at = |price| Market {
        reserve,
        price,
        ..STD_MARKET
    };
    let account = health(
        &[at(1_0000000), at(5_0000000)],
        &[(0, supplied)],
        &[(1, borrowed)],
    );
    assert_eq!(account.factor_down(SEVEN), Ok(factor));
    assert_eq!(account.require_sound(0, SEVEN), sound);
}

vectors! { check_d:
    d5_sound = (149999884, 14999983, 11249998, Ok(()));
    d6_unhealthy = (149999884, 17499981, 9642856, Err(LendingError::Unhealthy));
}

#[test]
fn d7_collateral_below_the_minimum() {
    let mut reserve = STD;
    reserve.accrue(&STD_CURVE, 1000000, 600).unwrap();
    let market = Market {
        reserve,
        price: 1_0000000,
        ..STD_MARKET
    };
    let account = health(&[market], &[(0, 8999993)], &[]);
    assert_eq!(account.collateral_base, 6749999);
    let account = Health {
        liability_base: 1,
        ..account
    };
    let below = Err(LendingError::BelowMinCollateral);
    assert_eq!(account.require_sound(10000000, SEVEN), below);
    assert_eq!(account.require_sound(6750000, SEVEN), below);
    assert_eq!(account.require_sound(6749999, SEVEN), Ok(()));
}

#[test]
fn without_debt_an_account_is_over_and_never_under_every_limit() {
    let account = worth(0, 0);
    assert_eq!(account.is_over(i128::MAX, SEVEN), Ok(true));
    assert_eq!(account.is_under(i128::MAX, PAR), Ok(false));
    assert!(!account.is_liquidatable());
}

#[test]
fn an_account_worth_exactly_its_debt_cannot_be_liquidated() {
    assert!(!worth(5, 5).is_liquidatable());
    assert!(worth(5, 6).is_liquidatable());
}
