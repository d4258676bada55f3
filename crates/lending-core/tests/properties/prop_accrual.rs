//! Accrual: it succeeds for every accepted configuration, and gives out no more than it takes in.

use crate::given::{curve, modifier, reserve, take_rate, ONE, RATE_ONE, YEAR};
use lending_core::interest::InterestCurve;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyShares};
use lending_core::LendingError;
use proptest::prelude::*;

/// The most an accepted configuration charges, with the modifier at its upper bound.
const STEEPEST: InterestCurve = InterestCurve {
    util_target: 0,
    r_base: 9_999_999,
    r_one: u32::MAX,
    r_two: u32::MAX,
    r_three: u32::MAX,
    reactivity: 1_000,
};

/// Where debt stops growing: 10^9 times par.
const HIGHEST_DEBT_RATE: i128 = 1_000_000_000 * RATE_ONE;

fn silence() -> impl Strategy<Value = u64> {
    prop_oneof![1..10u64, 1..86_400u64, 1..YEAR, 1..10 * YEAR]
}

fn yearly(reserve: &Reserve, curve: &InterestCurve) -> f64 {
    let utilization = reserve.utilization().unwrap();
    curve.rate_up(utilization, reserve.rate_modifier).unwrap() as f64 / 1e7
}

proptest! {
    /// Up to 10^27 units supplied, rates up to a million times par, ten years of silence.
    #[test]
    fn accrual_succeeds_for_every_accepted_configuration(
        reserve in reserve(27),
        curve in curve(),
        take in take_rate(),
        dt in silence(),
    ) {
        let mut after = reserve;
        after.accrue(&curve, take, reserve.last_time + dt).unwrap();
        prop_assert_eq!(after.last_time, reserve.last_time + dt);
        prop_assert!((ONE / 10..=10 * ONE).contains(&after.rate_modifier));
    }

    #[test]
    fn an_idle_reserve_only_ages(
        reserve in reserve(27),
        curve in curve(),
        take in take_rate(),
        dt in any::<u64>(),
        lent in any::<bool>(),
    ) {
        let mut idle = reserve;
        if lent {
            idle.supply_shares = SupplyShares::ZERO;
        } else {
            idle.debt_shares = DebtShares::ZERO;
        }
        let now = reserve.last_time.saturating_add(dt);
        let mut after = idle;
        after.accrue(&curve, take, now).unwrap();
        prop_assert_eq!(
            after,
            Reserve {
                last_time: now,
                ..idle
            }
        );
    }

    #[test]
    fn rates_and_credit_never_fall(
        reserve in reserve(27),
        curve in curve(),
        take in take_rate(),
        dt in silence(),
    ) {
        let mut after = reserve;
        after.accrue(&curve, take, reserve.last_time + dt).unwrap();
        prop_assert!(after.debt_rate >= reserve.debt_rate);
        prop_assert!(after.supply_rate >= reserve.supply_rate);
        prop_assert!(after.backstop_credit >= reserve.backstop_credit);
        prop_assert_eq!(after.supply_shares, reserve.supply_shares);
        prop_assert_eq!(after.debt_shares, reserve.debt_shares);
    }

    #[test]
    fn debtors_pay_at_least_what_others_receive(
        reserve in reserve(27),
        curve in curve(),
        take in take_rate(),
        dt in silence(),
    ) {
        let mut after = reserve;
        after.accrue(&curve, take, reserve.last_time + dt).unwrap();
        let paid = after.total_debt().unwrap().0 - reserve.total_debt().unwrap().0;
        let credit = after.backstop_credit.0 - reserve.backstop_credit.0;
        let supplied = after.total_supply().unwrap().0 - reserve.total_supply().unwrap().0;
        prop_assert!(
            credit + supplied <= paid,
            "{paid} paid, {credit} and {supplied} received"
        );
        // The backstop's part is what the take rate says, less a fraction of a unit.
        let take = i128::from(take);
        prop_assert_eq!(credit, paid / ONE * take + paid % ONE * take / ONE);
        // Suppliers lose less than one rate step of all shares, and one unit.
        prop_assert!(supplied >= paid - credit - reserve.supply_shares.0 / RATE_ONE - 2);
    }

    #[test]
    fn the_debt_rate_grows_by_rate_times_time(
        reserve in reserve(15),
        curve in curve(),
        dt in silence(),
    ) {
        prop_assume!(reserve.supply_shares.0 > 0 && reserve.debt_shares.0 > 0);
        let yearly = yearly(&reserve, &curve);
        let growth = 1.0 + yearly * dt as f64 / YEAR as f64;
        let mut after = reserve;
        after.accrue(&curve, 0, reserve.last_time + dt).unwrap();
        let expected = (reserve.debt_rate.0 as f64 * growth).min(HIGHEST_DEBT_RATE as f64);
        let off = after.debt_rate.0 as f64 / expected - 1.0;
        // Time is counted in trillionths of a year.
        prop_assert!(
            off.abs() < 1e-10 + yearly * 2e-12,
            "{after:?} is off by {off}"
        );
    }

    /// RND-14: with a steady curve, frequent calls compound, and do nothing else.
    #[test]
    fn calling_more_often_only_compounds(
        supplied in 1_0000000..1_000_000_000_0000000i128,
        used in 1..=ONE,
        curve in curve(),
        modifier in modifier(),
        take in take_rate(),
        dt in 1..30 * 86_400u64,
        steps in 2..20u64,
    ) {
        // Utilization only rises between the calls, and so does the rate.
        let curve = InterestCurve {
            reactivity: 0,
            r_three: curve.r_three.min(100_000_000),
            r_two: curve.r_two.min(10_000_000),
            r_one: curve.r_one.min(1_000_000),
            ..curve
        };
        let start = Reserve {
            supply_shares: SupplyShares(supplied),
            debt_shares: DebtShares((supplied * used / ONE).max(1)),
            rate_modifier: modifier,
            ..Reserve::new(0)
        };
        let (mut once, mut often) = (start, start);
        once.accrue(&curve, take, dt).unwrap();
        for step in 1..=steps {
            often.accrue(&curve, take, dt * step / steps).unwrap();
        }
        // Each call drops less than a trillionth of a year.
        let fastest = yearly(&often, &curve).max(yearly(&once, &curve));
        let dropped = (steps as f64 + 1.0) * (fastest + 1.0) * 1e-12 * 10.0;
        let (once, often) = (
            once.debt_rate.0 as f64 / 1e12,
            often.debt_rate.0 as f64 / 1e12,
        );
        prop_assert!(often >= once * (1.0 - dropped), "{often} after {once}");
        prop_assert!(
            often <= (fastest * dt as f64 / YEAR as f64).exp() * (1.0 + dropped),
            "{often} after {once}"
        );
    }

    #[test]
    fn the_clock_cannot_run_backwards(
        reserve in reserve(27),
        curve in curve(),
        back in 1..=1_000u64,
    ) {
        let reserve = Reserve {
            last_time: reserve.last_time + 1_000,
            ..reserve
        };
        let mut after = reserve;
        prop_assert_eq!(
            after.accrue(&curve, 0, reserve.last_time - back),
            Err(LendingError::ClockBackwards)
        );
        prop_assert_eq!(after, reserve);
    }

    #[test]
    fn accruing_again_in_the_same_second_changes_nothing(
        reserve in reserve(27),
        curve in curve(),
        take in take_rate(),
        dt in silence(),
    ) {
        let mut after = reserve;
        after.accrue(&curve, take, reserve.last_time + dt).unwrap();
        let first = after;
        after.accrue(&curve, take, reserve.last_time + dt).unwrap();
        prop_assert_eq!(after, first);
    }

    #[test]
    fn utilization_is_rounded_up_and_at_most_one(reserve in reserve(27)) {
        let (supply, debt) = (
            reserve.total_supply().unwrap().0,
            reserve.total_debt().unwrap().0,
        );
        let utilization = reserve.utilization().unwrap();
        prop_assert!((0..=ONE).contains(&utilization));
        prop_assert_eq!(utilization == 0, debt == 0);
        if debt < supply {
            let rest = utilization
                .checked_mul(supply)
                .map(|product| product - debt * ONE);
            prop_assert!(rest.is_none_or(|rest| (0..supply).contains(&rest)));
        } else if debt > 0 {
            prop_assert_eq!(utilization, ONE);
        }
        prop_assert_eq!(reserve.require_liquidity().is_ok(), utilization < ONE);
        for max in [0, utilization - 1, utilization, utilization + 1] {
            let max = u32::try_from(max.max(0)).unwrap();
            prop_assert_eq!(
                reserve.require_utilization_at_most(max).is_ok(),
                utilization <= i128::from(max)
            );
        }
        for cap in [supply - 1, supply, supply + 1] {
            prop_assert_eq!(reserve.require_supply_at_most(cap).is_ok(), supply <= cap);
        }
    }
}

/// CFG-11, RES-10: the steepest accepted curve, all supply lent, called every minute for three weeks
/// and then never again.
#[test]
fn accrual_succeeds_however_often_the_steepest_curve_compounds() {
    for lent in [
        1,
        1_000_000_000_000_000,
        1_000_000_000_000_000_000_000_000_000,
    ] {
        let mut reserve = Reserve {
            supply_shares: SupplyShares(lent),
            debt_shares: DebtShares(lent),
            ..Reserve::new(0)
        };
        for now in (60..=21 * 86_400).step_by(60) {
            reserve.accrue(&STEEPEST, 1_000_000, now).unwrap();
        }
        reserve.accrue(&STEEPEST, 1_000_000, u64::MAX).unwrap();
        assert_eq!(reserve.debt_rate, DebtRate(HIGHEST_DEBT_RATE));
    }
}
