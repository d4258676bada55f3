//! One action in several parts never pays more than the action at once.

use crate::given::{amount, at, rate, RATE_ONE};
use lending_core::position::{borrow, repay, supply, withdraw};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use proptest::prelude::*;

proptest! {
    #[test]
    fn one_supply_buys_at_least_what_its_parts_do(
        rate in rate(),
        parts in prop::collection::vec(amount(), 1..8),
    ) {
        let (mut whole, mut split) = (at(rate, RATE_ONE), at(rate, RATE_ONE));
        let Ok(once) = supply(&mut whole, Underlying(parts.iter().sum())) else {
            return Ok(());
        };
        let many: i128 = parts
            .iter()
            .filter_map(|part| supply(&mut split, Underlying(*part)).ok())
            .map(|shares| shares.0)
            .sum();
        prop_assert!(many <= once.0);
    }

    #[test]
    fn one_withdrawal_costs_at_most_what_its_parts_do(
        rate in rate(),
        parts in prop::collection::vec(amount(), 1..8),
    ) {
        let (mut whole, mut split) = (at(rate, RATE_ONE), at(rate, RATE_ONE));
        let all = whole.supply_shares;
        let Ok(once) = withdraw(&mut whole, all, Underlying(parts.iter().sum())) else {
            return Ok(());
        };
        let (mut burned, mut paid) = (0, 0);
        for part in parts {
            let Ok(out) = withdraw(&mut split, SupplyShares(all.0 - burned), Underlying(part))
            else {
                break;
            };
            burned += out.burned.0;
            paid += out.paid.0;
        }
        prop_assert!(paid < once.paid.0 || burned >= once.burned.0);
        prop_assert!(burned < once.burned.0 || paid <= once.paid.0);
    }

    #[test]
    fn one_loan_owes_at_most_what_its_parts_do(
        rate in rate(),
        parts in prop::collection::vec(amount(), 1..8),
    ) {
        let (mut whole, mut split) = (at(RATE_ONE, rate), at(RATE_ONE, rate));
        let once = borrow(&mut whole, Underlying(parts.iter().sum())).unwrap();
        let many: i128 = parts
            .iter()
            .map(|part| borrow(&mut split, Underlying(*part)).unwrap().0)
            .sum();
        prop_assert!(many >= once.0);
    }

    #[test]
    fn one_repayment_burns_at_least_what_its_parts_do(
        rate in rate(),
        debt in amount(),
        parts in prop::collection::vec(amount(), 1..8),
    ) {
        let start = Reserve {
            debt_shares: DebtShares(debt),
            ..at(RATE_ONE, rate)
        };
        let (mut whole, mut split) = (start, start);
        let Ok(once) = repay(&mut whole, DebtShares(debt), Underlying(parts.iter().sum())) else {
            return Ok(());
        };
        let (mut burned, mut kept) = (0, 0);
        for part in parts {
            // A part worth no share is refused, and not kept.
            let Ok(done) = repay(&mut split, DebtShares(debt - burned), Underlying(part)) else {
                return Ok(());
            };
            burned += done.burned.0;
            kept += done.kept.0;
        }
        prop_assert!(burned <= once.burned.0);
        prop_assert!(burned < once.burned.0 || kept >= once.kept.0);
    }
}
