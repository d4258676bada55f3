//! An account's worth: every rounding against it, every addition in its own direction.

use crate::given::{amount, big, up_to, ONE};
use lending_core::health::{Health, Valuation, MIN_HEALTH_FACTOR};
use lending_core::units::Underlying;
use lending_core::LendingError;
use proptest::prelude::*;

pub fn valuation() -> impl Strategy<Value = Valuation> {
    let factor = || prop_oneof![Just(10_000_000u32), 1..=10_000_000u32];
    (up_to(18), 0..=18u32, factor(), factor()).prop_map(|(price, decimals, c_factor, l_factor)| {
        Valuation {
            price,
            token_one: 10i128.pow(decimals),
            c_factor,
            l_factor,
        }
    })
}

fn health(collateral: i128, debt: i128) -> Health {
    Health {
        collateral_base: collateral,
        collateral_raw: collateral,
        liability_base: debt,
        liability_raw: debt,
    }
}

proptest! {
    #[test]
    fn collateral_counts_for_no_more_than_its_worth(by in valuation(), amount in up_to(19)) {
        let mut health = Health::default();
        health.add_collateral(&by, Underlying(amount)).unwrap();
        prop_assert!(health.collateral_base <= health.collateral_raw);
        let (one, exact) = (big(by.token_one), big(amount) * by.price);
        prop_assert!(big(health.collateral_raw) * &one <= exact);
        prop_assert!(big(health.collateral_raw + 1) * &one > exact);
        prop_assert!(big(health.collateral_base) * &one * ONE <= exact.clone() * by.c_factor);
        // Less than the worth of one unit, and one, short.
        prop_assert!(
            (big(health.collateral_base + 1) * &one + by.price) * ONE > exact * by.c_factor
        );
        prop_assert_eq!((health.liability_base, health.liability_raw), (0, 0));
    }

    #[test]
    fn debt_counts_for_no_less_than_its_worth(by in valuation(), amount in up_to(13)) {
        let mut health = Health::default();
        health.add_debt(&by, Underlying(amount)).unwrap();
        prop_assert!(health.liability_base >= health.liability_raw);
        let (one, exact) = (big(by.token_one), big(amount) * by.price);
        prop_assert!(big(health.liability_raw) * &one >= exact);
        prop_assert!(big(health.liability_raw - 1) * &one < exact);
        prop_assert!(big(health.liability_base) * &one * by.l_factor >= exact.clone() * ONE);
        prop_assert!(
            (big(health.liability_base - 1) * &one - by.price) * by.l_factor < exact * ONE
        );
        prop_assert_eq!((health.collateral_base, health.collateral_raw), (0, 0));
    }

    #[test]
    fn holding_in_parts_counts_for_no_more_and_owing_in_parts_for_no_less(
        by in valuation(),
        a in up_to(12),
        b in up_to(12),
    ) {
        let (mut whole, mut parts) = (Health::default(), Health::default());
        whole.add_collateral(&by, Underlying(a + b)).unwrap();
        whole.add_debt(&by, Underlying(a + b)).unwrap();
        for part in [a, b] {
            parts.add_collateral(&by, Underlying(part)).unwrap();
            parts.add_debt(&by, Underlying(part)).unwrap();
        }
        prop_assert!(
            parts.collateral_base <= whole.collateral_base
                && parts.collateral_raw <= whole.collateral_raw
        );
        prop_assert!(
            parts.liability_base >= whole.liability_base
                && parts.liability_raw >= whole.liability_raw
        );
    }

    #[test]
    fn the_factor_is_rounded_down(
        collateral in up_to(20),
        debt in up_to(20),
        decimals in 0..=18u32,
    ) {
        let scale = 10i128.pow(decimals);
        let factor = health(collateral, debt).factor_down(scale).unwrap();
        prop_assert!(big(factor) * debt <= big(collateral) * scale);
        prop_assert!(big(factor + 1) * debt > big(collateral) * scale);
    }

    #[test]
    fn a_factor_is_over_a_limit_or_under_it_or_neither(
        collateral in up_to(15),
        debt in up_to(15),
        near in any::<bool>(),
        decimals in 0..=18u32,
        limit in ONE / 2..2 * ONE,
    ) {
        let scale = 10i128.pow(decimals);
        // Half of the cases within a thousandth of the limit.
        let collateral = if near {
            debt * limit / ONE + collateral % (debt / 1_000 + 1)
        } else {
            collateral
        };
        let health = health(collateral, debt);
        let (over, under) = (
            health.is_over(limit, scale).unwrap(),
            health.is_under(limit, scale).unwrap(),
        );
        prop_assert!(!(over && under));
        // An account said to be over is over without any rounding; one not under is nowhere below.
        let exact = big(collateral) * ONE;
        prop_assert!(!over || exact > big(debt) * limit);
        let step = big(debt) * ONE / scale + debt;
        prop_assert!(under || exact.clone() + &step >= big(debt) * limit);
        prop_assert!(over || exact - step * 2 <= big(debt) * limit);
    }

    #[test]
    fn without_debt_an_account_is_over_every_limit(
        collateral in amount(),
        limit in 0..100 * ONE,
        minimum in amount(),
    ) {
        let health = health(collateral, 0);
        prop_assert!(health.is_over(limit, ONE).unwrap());
        prop_assert!(!health.is_under(limit, ONE).unwrap());
        prop_assert!(!health.is_liquidatable());
        prop_assert_eq!(
            health.require_sound(minimum, ONE).is_ok(),
            collateral >= minimum
        );
    }

    #[test]
    fn a_sound_account_cannot_be_liquidated(
        collateral in up_to(15),
        debt in up_to(15),
        near in any::<bool>(),
        decimals in 7..=18u32,
        minimum in up_to(15),
    ) {
        let scale = 10i128.pow(decimals);
        let collateral = if near {
            debt + collateral % (debt / 50_000 + 2)
        } else {
            collateral
        };
        let health = health(collateral, debt);
        prop_assert_eq!(health.is_liquidatable(), collateral < debt);
        match health.require_sound(minimum, scale) {
            Ok(()) => prop_assert!(!health.is_liquidatable() && collateral >= minimum),
            Err(LendingError::Unhealthy) => {
                prop_assert!(big(collateral) * ONE < big(debt) * MIN_HEALTH_FACTOR)
            }
            Err(error) => {
                prop_assert!(error == LendingError::BelowMinCollateral && collateral < minimum)
            }
        }
    }

    #[test]
    fn a_liability_factor_of_zero_cannot_be_valued(by in valuation(), amount in amount()) {
        let by = Valuation { l_factor: 0, ..by };
        let mut health = Health::default();
        prop_assert_eq!(
            health.add_debt(&by, Underlying(amount)),
            Err(lending_core::MathError::DivisionByZero)
        );
    }
}
