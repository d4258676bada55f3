//! What holds for any state, also for those no history leads to.

use super::cases;
use lending_core::bad_debt::{default_debt, payable};
use lending_core::claims::{Claim, Loss, RAY};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use lending_core::LendingError;
use proptest::prelude::*;

/// An empty pool.
fn nothing() -> Result<Underlying, LendingError> {
    Ok(Underlying::ZERO)
}

const MOST: i128 = 10i128.pow(24);

fn loss() -> impl Strategy<Value = Loss> {
    let amount = || 0..MOST;
    (
        amount(),
        amount(),
        0..RAY,
        1..RAY,
        0..3u32,
        0..MOST,
        amount(),
    )
        .prop_map(|(open, owed, missing, shrink, era, cuts, claimed)| Loss {
            cuts,
            missing,
            shrink,
            era,
            open: Underlying(open),
            owed: Underlying(owed),
            recovered: Underlying(owed + claimed),
            claimed: Underlying(claimed),
        })
}

/// A reserve with losses, good debt and credit.
fn reserve() -> impl Strategy<Value = Reserve> {
    let amount = || 1..MOST;
    let rate = 1_000_000_000_000..3_000_000_000_000i128;
    (
        10_000_000_000..2_000_000_000_000i128,
        rate,
        amount(),
        amount(),
        0..MOST,
    )
        .prop_map(|(supply_rate, debt_rate, supply, debt, credit)| Reserve {
            supply_rate: SupplyRate(supply_rate),
            debt_rate: DebtRate(debt_rate),
            supply_shares: SupplyShares(supply),
            debt_shares: DebtShares(debt),
            backstop_credit: Underlying(credit),
            ..Reserve::new(0)
        })
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn giving_nothing_back_changes_nothing(before in loss(), amount in -MOST..=0) {
        let mut after = before;
        prop_assert_eq!(after.recover(Underlying(amount)), Ok(Underlying::ZERO));
        prop_assert_eq!(after, before);
        let mut closed = Loss { open: Underlying::ZERO, ..before };
        prop_assert_eq!(closed.recover(Underlying(MOST)), Ok(Underlying::ZERO));
        prop_assert_eq!(closed, Loss { open: Underlying::ZERO, ..before });
    }

    #[test]
    fn what_comes_back_moves_from_open_to_owed(before in loss(), amount in 1..MOST) {
        let mut after = before;
        let used = after.recover(Underlying(amount)).unwrap();
        prop_assert_eq!(used, Underlying(amount).min(before.open));
        prop_assert_eq!(after.open.0, before.open.0 - used.0);
        prop_assert_eq!(after.owed.0, before.owed.0 + used.0);
        prop_assert_eq!(after.recovered.0, before.recovered.0 + used.0);
        prop_assert_eq!((after.cuts, after.claimed), (before.cuts, before.claimed));
        let ended = after.open == Underlying::ZERO && before.open > Underlying::ZERO;
        prop_assert_eq!(after.era, before.era + u32::from(ended));
        if ended {
            prop_assert_eq!((after.shrink, after.missing), (RAY, 0));
        }
    }

    #[test]
    fn nobody_is_paid_more_than_is_owed_to_all(before in loss(), claimable in 0..MOST) {
        let mut after = before;
        let mut claim = Claim { claimable: Underlying(claimable), ..Claim::first(&before, SupplyShares::ZERO) };
        let paid = after.pay(&mut claim).unwrap();
        prop_assert_eq!(paid, before.owed.min(Underlying(claimable)));
        prop_assert_eq!(after.owed.0, before.owed.0 - paid.0);
        prop_assert_eq!(after.claimed.0, before.claimed.0 + paid.0);
        prop_assert_eq!(claim.claimable.0, claimable - paid.0);
    }

    #[test]
    fn newcomers_have_no_part_in_what_was_lost(loss in loss(), shares in 0..MOST) {
        let claim = Claim::first(&loss, SupplyShares::ZERO);
        prop_assert!(claim.is_void(SupplyShares::ZERO));
        let later = claim.settled(&loss, SupplyShares(shares)).unwrap();
        prop_assert_eq!((later.outstanding, later.claimable), (Underlying::ZERO, Underlying::ZERO));
    }

    #[test]
    fn settling_twice_is_settling_once(loss in loss(), shares in 0..MOST) {
        let once = Claim::first(&loss, SupplyShares(shares)).settled(&loss, SupplyShares(shares)).unwrap();
        prop_assert_eq!(once.settled(&loss, SupplyShares(shares)), Ok(once));
    }

    #[test]
    fn a_payment_at_par_buys_all_it_can(reserve in reserve(), held in 0..MOST, amount in 0..MOST) {
        let held = DebtShares(held);
        let (shares, price) = payable(&reserve, held, Underlying(amount)).unwrap();
        prop_assert!(shares <= held && price.0 <= amount);
        prop_assert_eq!(price, reserve.debt_rate.to_underlying_up(shares).unwrap());
        let more = reserve.debt_rate.to_underlying_up(DebtShares(shares.0 + 1)).unwrap();
        prop_assert!(shares == held || more.0 > amount);
    }

    /// The credit pays first, suppliers the rest, never less than it is and at most one cut more.
    #[test]
    fn a_default_is_paid_for_in_order(before in reserve(), part in 1..=1000i128) {
        let debt = DebtShares((before.debt_shares.0 * part / 1000).max(1));
        let (mut after, mut loss) = (before, Loss::default());
        let done = default_debt(&mut after, &mut loss, debt, nothing).unwrap();
        prop_assert_eq!(done.defaulted, before.debt_rate.to_underlying_up(debt).unwrap());
        prop_assert_eq!(done.from_credit, done.defaulted.min(before.backstop_credit));
        prop_assert_eq!(after.backstop_credit.0, before.backstop_credit.0 - done.from_credit.0);
        prop_assert_eq!(after.debt_shares.0, before.debt_shares.0 - debt.0);
        prop_assert_eq!(after.supply_shares, before.supply_shares);
        prop_assert_eq!(loss.open, done.socialized);
        let rest = done.defaulted.0 - done.from_credit.0;
        let left = after.supply_rate.0;
        if rest == 0 {
            prop_assert_eq!((left, done.socialized.0), (before.supply_rate.0, 0));
        } else if left > 0 {
            prop_assert!(left >= 10_000_000_000);
            let most = rest + before.supply_shares.0 / 1_000_000_000_000 + 1;
            prop_assert!((rest..=most).contains(&done.socialized.0));
        }
    }

    #[test]
    fn defaulting_nothing_is_refused(before in reserve(), debt in -MOST..=0) {
        let (mut after, mut loss) = (before, Loss::default());
        let refused = default_debt(&mut after, &mut loss, DebtShares(debt), nothing);
        prop_assert_eq!(refused, Err(LendingError::ZeroDebtBurned));
        prop_assert_eq!((after, loss), (before, Loss::default()));
    }
}
