//! A default is paid by the credit first, then by suppliers: what is left of the debt's worth, and less
//! than a unit more, unless it kills the reserve.

use crate::given::{big, reserve, RATE_ONE};
use lending_core::bad_debt::default_debt;
use lending_core::claims::Loss;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyRate, SupplyShares, Underlying};
use lending_core::LendingError;
use proptest::prelude::*;

/// The reserve after a default of `debt` in it, without a token in cash.
fn after(start: &Reserve, debt: DebtShares) -> Reserve {
    let mut after = *start;
    let none = Underlying::ZERO;
    default_debt(&mut after, &mut Loss::default(), debt, || {
        Ok::<_, LendingError>(none)
    })
    .unwrap();
    after
}

/// What of a debt's worth is beyond the credit.
fn beyond_credit(start: &Reserve, debt: DebtShares) -> i128 {
    let worth = start.debt_rate.to_underlying_up(debt).unwrap();
    (worth.0 - start.backstop_credit.0).max(0)
}

proptest! {
    #[test]
    fn suppliers_lose_the_rest_of_the_debt_and_at_most_a_rate_step_more(
        start in reserve(27),
        part in 1..=1_000i128,
    ) {
        let debt = DebtShares(start.debt_shares.0 / 1_000 * part);
        prop_assume!(debt.0 > 0 && start.supply_shares.0 > 0);
        let after = after(&start, debt);
        let rest = beyond_credit(&start, debt);
        let cut = start.supply_rate.0 - after.supply_rate.0;
        prop_assert!(after.supply_rate.0 >= 0 && cut >= 0);
        let lost = big(cut) * start.supply_shares.0;
        if after.supply_rate.0 > 0 {
            prop_assert!(lost >= big(rest) * RATE_ONE);
            prop_assert!(lost < big(rest) * RATE_ONE + start.supply_shares.0);
            prop_assert!(cut == 0 || after.supply_rate.0 >= RATE_ONE / 100);
        }
        prop_assert_eq!(after.debt_shares.0, start.debt_shares.0 - debt.0);
        let used = start.backstop_credit.0 - after.backstop_credit.0;
        let worth = start.debt_rate.to_underlying_up(debt).unwrap().0;
        prop_assert_eq!(used, worth - rest);
        prop_assert_eq!(
            after,
            Reserve {
                supply_rate: after.supply_rate,
                debt_shares: after.debt_shares,
                backstop_credit: after.backstop_credit,
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
        let after = after(&start, debt);
        let claims = start.total_supply().unwrap().0 - after.total_supply().unwrap().0;
        let credit = start.backstop_credit.0 - after.backstop_credit.0;
        let loans = start.total_debt().unwrap().0 - after.total_debt().unwrap().0;
        prop_assert!(
            claims + credit >= loans
                || after.supply_rate == SupplyRate(0)
                || start.supply_shares.0 == 0
        );
    }

    #[test]
    fn defaulting_in_two_parts_costs_suppliers_no_less(start in reserve(27), part in 1..1_000i128) {
        let all = start.debt_shares;
        let first = DebtShares(all.0 / 1_000 * part);
        prop_assume!(first.0 > 0 && first < all && start.supply_shares.0 > 0);
        let whole = after(&start, all);
        let split = after(&after(&start, first), DebtShares(all.0 - first.0));
        prop_assert!(split.supply_rate <= whole.supply_rate);
        prop_assert_eq!(split.debt_shares, DebtShares::ZERO);
    }

    #[test]
    fn without_suppliers_nobody_loses(start in reserve(27)) {
        prop_assume!(start.debt_shares.0 > 0);
        let start = Reserve {
            supply_shares: SupplyShares::ZERO,
            ..start
        };
        prop_assert_eq!(after(&start, start.debt_shares).supply_rate, start.supply_rate);
    }

    #[test]
    fn no_debt_and_more_debt_than_there_is_are_refused(
        start in reserve(27),
        beyond in 1..1_000i128,
    ) {
        let default = |debt| {
            let (mut loss, held) = (Loss::default(), Underlying::ZERO);
            default_debt(&mut { start }, &mut loss, DebtShares(debt), || Ok::<_, LendingError>(held))
        };
        for none in [0, -1, -beyond] {
            prop_assert_eq!(default(none), Err(LendingError::ZeroDebtBurned));
        }
        let more = start.debt_shares.0 + beyond;
        prop_assert_eq!(default(more), Err(LendingError::NegativeBalance));
    }
}
