//! A default takes from suppliers what the debt was worth, and less than a unit more.

use crate::given::{big, reserve, RATE_ONE};
use lending_core::bad_debt::socialize;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyRate, SupplyShares};
use lending_core::LendingError;
use proptest::prelude::*;

proptest! {
    #[test]
    fn suppliers_lose_the_worth_of_the_debt_and_at_most_a_rate_step_more(
        start in reserve(27),
        part in 1..=1_000i128,
    ) {
        let debt = DebtShares(start.debt_shares.0 / 1_000 * part);
        prop_assume!(debt.0 > 0 && start.supply_shares.0 > 0);
        let worth = start.debt_rate.to_underlying_up(debt).unwrap().0;
        let mut after = start;
        socialize(&mut after, debt).unwrap();
        let cut = start.supply_rate.0 - after.supply_rate.0;
        let lost = big(cut) * start.supply_shares.0;
        prop_assert!(after.supply_rate.0 >= 0 && cut >= 0);
        prop_assert!(after.supply_rate.0 == 0 || lost >= big(worth) * RATE_ONE);
        prop_assert!(lost < big(worth) * RATE_ONE + start.supply_shares.0);
        prop_assert_eq!(after.debt_shares.0, start.debt_shares.0 - debt.0);
        prop_assert_eq!(
            after,
            Reserve {
                supply_rate: after.supply_rate,
                debt_shares: after.debt_shares,
                ..start
            }
        );
    }

    #[test]
    fn what_is_owed_falls_by_no_less_than_what_is_claimed(
        start in reserve(27),
        part in 1..=1_000i128,
    ) {
        let debt = DebtShares(start.debt_shares.0 / 1_000 * part);
        prop_assume!(debt.0 > 0);
        let mut after = start;
        socialize(&mut after, debt).unwrap();
        let claims = start.total_supply().unwrap().0 - after.total_supply().unwrap().0;
        let loans = start.total_debt().unwrap().0 - after.total_debt().unwrap().0;
        // A loss beyond all supply is not covered here.
        prop_assert!(
            claims >= loans || after.supply_rate == SupplyRate(0) || start.supply_shares.0 == 0
        );
    }

    #[test]
    fn defaulting_in_two_parts_costs_suppliers_no_less(start in reserve(27), part in 1..1_000i128) {
        let all = start.debt_shares;
        let first = DebtShares(all.0 / 1_000 * part);
        prop_assume!(first.0 > 0 && first < all && start.supply_shares.0 > 0);
        let (mut whole, mut split) = (start, start);
        socialize(&mut whole, all).unwrap();
        socialize(&mut split, first).unwrap();
        socialize(&mut split, DebtShares(all.0 - first.0)).unwrap();
        prop_assert!(split.supply_rate <= whole.supply_rate);
        prop_assert_eq!(split.debt_shares, DebtShares::ZERO);
    }

    #[test]
    fn without_suppliers_nobody_loses(start in reserve(27)) {
        prop_assume!(start.debt_shares.0 > 0);
        let mut after = Reserve {
            supply_shares: SupplyShares::ZERO,
            ..start
        };
        socialize(&mut after, start.debt_shares).unwrap();
        prop_assert_eq!(after.supply_rate, start.supply_rate);
    }

    #[test]
    fn no_debt_and_more_debt_than_there_is_are_refused(
        start in reserve(27),
        beyond in 1..1_000i128,
    ) {
        for none in [0, -1, -beyond] {
            prop_assert_eq!(
                socialize(&mut { start }, DebtShares(none)),
                Err(LendingError::ZeroDebtBurned)
            );
        }
        let more = DebtShares(start.debt_shares.0 + beyond);
        prop_assert_eq!(
            socialize(&mut { start }, more),
            Err(LendingError::NegativeBalance)
        );
    }
}
