#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use super::*;

const SCALE: i128 = 1_0000000;

/// Collateral with a factor of 0.75 against a debt with one of 0.95, both worth as many dollars.
fn account(collateral: i128, debt: i128) -> Health {
    Health {
        collateral_base: collateral * SCALE * 3 / 4,
        collateral_raw: collateral * SCALE,
        liability_base: (debt * SCALE * 100 + 94) / 95,
        liability_raw: debt * SCALE,
    }
}

#[test]
fn the_worked_examples() {
    let a = Risk::of(&account(100, 90), SCALE).unwrap();
    assert_eq!((a.health_factor, a.incentive), (7916666, 1_1437500));
    assert_eq!((a.equity_short, a.liquidation_short), (0, 2_5683061));
    assert_eq!(a.zone, Zone::Short);
    let b = Risk::of(&account(60, 90), SCALE).unwrap();
    assert_eq!(
        (b.equity_short, b.liquidation_short),
        (30_0000000, 37_5409837)
    );
    assert_eq!(b.zone, Zone::Insolvent);
    let c = Risk::of(&account(120, 90), SCALE).unwrap();
    assert_eq!((c.equity_short, c.liquidation_short), (0, 0));
    assert_eq!(c.zone, Zone::Liquidatable);
}

#[test]
fn the_edges_of_the_zones() {
    let none = Risk::of(&Health::default(), SCALE).unwrap();
    assert_eq!((none.health_factor, none.zone), (NO_DEBT, Zone::Healthy));
    let bad = Risk::of(&account(0, 90), SCALE).unwrap();
    assert_eq!((bad.health_factor, bad.zone), (0, Zone::Bad));
    assert_eq!(
        (bad.equity_short, bad.liquidation_short),
        (90_0000000, 90_0000000)
    );
    let mut even = account(100, 90);
    even.collateral_base = even.liability_base;
    assert_eq!(Risk::of(&even, SCALE).unwrap().zone, Zone::Healthy);
    even.collateral_base -= 1;
    assert!(Risk::of(&even, SCALE).unwrap().zone > Zone::Healthy);
    assert_eq!(Risk::of(&account(90, 90), SCALE).unwrap().zone, Zone::Short);
}

#[test]
fn ratios_of_nothing_are_nothing() {
    assert_eq!(ratio_down(1, 0), Ok(0));
    assert_eq!(ratio_down(2, 3), Ok(6666666));
    assert!(!is_notable(Underlying(0), Underlying(0)));
    assert!(is_notable(Underlying(1), Underlying(100)));
    assert!(!is_notable(Underlying(1), Underlying(101)));
    assert!(is_notable(Underlying(1), Underlying(0)));
}
