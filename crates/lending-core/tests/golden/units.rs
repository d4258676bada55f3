//! C1 to C8: shares to underlying and back, totals, utilization.

use crate::market::STD;
use lending_core::health::{Health, Valuation};
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};

const RATE: i128 = 1_321_834_961_000;
const RATE_PLUS: i128 = 1_321_834_961_999;

/// Weighs amounts alone: everything costs one base unit a unit.
fn weights(c_factor: u32, l_factor: u32) -> Valuation {
    Valuation {
        price: 1,
        token_one: 1,
        c_factor,
        l_factor,
    }
}

#[test]
fn c1_debt_shares_owe_rounded_up() {
    let owed = DebtRate(RATE).to_underlying_up(DebtShares(11234567));
    assert_eq!(owed, Ok(Underlying(14850244)));
}

#[test]
fn c2_supply_shares_are_worth_rounded_down() {
    let worth = SupplyRate(RATE).to_underlying_down(SupplyShares(11234567));
    assert_eq!(worth, Ok(Underlying(14850243)));
}

#[test]
fn c3_debt_is_weighed_up() {
    let mut health = Health::default();
    let by = weights(0, 11000000);
    health.add_debt(&by, Underlying(14850244)).unwrap();
    assert_eq!(health.liability_base, 13500222);
}

#[test]
fn c4_collateral_is_weighed_down() {
    let mut health = Health::default();
    let by = weights(8500000, 0);
    health.add_collateral(&by, Underlying(14850243)).unwrap();
    assert_eq!(health.collateral_base, 12622706);
}

#[test]
fn c5_underlying_to_shares_rounded_up() {
    let amount = Underlying(14850243);
    let debt = DebtRate(RATE_PLUS).to_shares_up(amount);
    let supply = SupplyRate(RATE_PLUS).to_shares_up(amount);
    assert_eq!(debt, Ok(DebtShares(11234567)));
    assert_eq!(supply, Ok(SupplyShares(11234567)));
}

#[test]
fn c6_underlying_to_shares_rounded_down() {
    let amount = Underlying(14850243);
    let debt = DebtRate(RATE).to_shares_down(amount);
    let supply = SupplyRate(RATE).to_shares_down(amount);
    assert_eq!(debt, Ok(DebtShares(11234566)));
    assert_eq!(supply, Ok(SupplyShares(11234566)));
}

#[test]
fn c7_totals_of_a_reserve() {
    let mut reserve = STD;
    reserve.debt_rate = DebtRate(1_823_912_692_000);
    reserve.supply_rate = SupplyRate(1_823_912_692_000);
    reserve.debt_shares = DebtShares(650000000);
    reserve.supply_shares = SupplyShares(990000000);
    assert_eq!(reserve.total_debt(), Ok(Underlying(1185543250)));
    assert_eq!(reserve.total_supply(), Ok(Underlying(1805673565)));
}

#[test]
fn c8_utilization_is_at_most_one() {
    let mut reserve = STD;
    reserve.debt_shares = DebtShares(100_0000001);
    assert_eq!(reserve.utilization(), Ok(1_0000000));
}

#[test]
fn utilization_of_an_unused_reserve_is_zero() {
    let mut reserve = STD;
    reserve.debt_shares = DebtShares::ZERO;
    assert_eq!(reserve.utilization(), Ok(0));
    reserve.supply_shares = SupplyShares::ZERO;
    assert_eq!(reserve.utilization(), Ok(0));
}

#[test]
fn utilization_rounds_up() {
    let mut reserve = STD;
    reserve.debt_shares = DebtShares(1);
    assert_eq!(reserve.utilization(), Ok(1));
    assert!(reserve.require_utilization_at_most(1).is_ok());
    assert!(reserve.require_utilization_at_most(0).is_err());
}
