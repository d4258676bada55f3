//! Supply, withdrawal, loan and repayment: no round trip ever pays.

use crate::given::{amount, at, big, rate, reserve, RATE_ONE};
use lending_core::position::{borrow, repay, require_count, supply, take, withdraw};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use lending_core::LendingError;
use proptest::prelude::*;

/// Worth of shares gained and tokens paid, as one exact number.
fn worth(shares: i128, rate: i128, tokens: i128) -> num_bigint::BigInt {
    big(shares) * rate + big(tokens) * RATE_ONE
}

proptest! {
    #[test]
    fn supplying_and_withdrawing_never_profits(
        rate in rate(),
        amount in amount(),
        asked in amount(),
    ) {
        let mut reserve = at(rate, RATE_ONE);
        let Ok(shares) = supply(&mut reserve, Underlying(amount)) else {
            return Ok(());
        };
        let Ok(out) = withdraw(&mut reserve, shares, Underlying(asked)) else {
            return Ok(());
        };
        prop_assert!(out.paid.0 <= amount && out.paid.0 <= asked && out.burned <= shares);
        prop_assert!(worth(shares.0 - out.burned.0, rate, out.paid.0 - amount) <= big(0));
    }

    #[test]
    fn borrowing_and_repaying_never_profits(
        rate in rate(),
        amount in amount(),
        offered in amount(),
    ) {
        let mut reserve = at(RATE_ONE, rate);
        let Ok(debt) = borrow(&mut reserve, Underlying(amount)) else {
            return Ok(());
        };
        let Ok(done) = repay(&mut reserve, debt, Underlying(offered)) else {
            return Ok(());
        };
        prop_assert_eq!(done.kept.0 + done.refund.0, offered);
        prop_assert!(done.refund.0 >= 0 && done.burned <= debt);
        let left = debt.0 - done.burned.0;
        prop_assert!(left > 0 || done.kept.0 >= amount, "{done:?}");
        prop_assert!(worth(-left, reserve.debt_rate.0, amount - done.kept.0) <= big(0));
    }

    #[test]
    fn repaying_the_whole_debt_leaves_none(
        rate in rate(),
        debt in amount(),
        beyond in 1..1_000_000i128,
    ) {
        let mut reserve = Reserve {
            debt_shares: DebtShares(debt),
            ..at(RATE_ONE, rate)
        };
        let owed = reserve
            .debt_rate
            .to_underlying_up(DebtShares(debt))
            .unwrap();
        let offered = Underlying(owed.0 + reserve.debt_rate.0 / RATE_ONE + beyond);
        let done = repay(&mut reserve, DebtShares(debt), offered).unwrap();
        prop_assert_eq!(done.burned, DebtShares(debt));
        prop_assert_eq!(done.kept, owed);
        prop_assert_eq!(reserve.debt_shares, DebtShares::ZERO);
    }

    #[test]
    fn withdrawing_more_than_the_balance_leaves_none(
        rate in rate(),
        balance in amount(),
        beyond in 1..1_000_000i128,
    ) {
        let mut reserve = at(rate, RATE_ONE);
        let worth = reserve
            .supply_rate
            .to_underlying_down(SupplyShares(balance))
            .unwrap();
        let Ok(out) = withdraw(
            &mut reserve,
            SupplyShares(balance),
            Underlying(worth.0 + beyond + rate / RATE_ONE),
        ) else {
            return Ok(());
        };
        prop_assert_eq!(out.burned.0, balance);
        prop_assert_eq!(out.paid, worth);
    }

    #[test]
    fn zero_amounts_and_amounts_worth_no_share_are_refused(
        supply_rate in rate(),
        debt_rate in rate(),
        balance in amount(),
    ) {
        let mut reserve = Reserve {
            debt_shares: DebtShares(balance),
            ..at(supply_rate, debt_rate)
        };
        let dust = Underlying((supply_rate - 1) / RATE_ONE);
        for amount in [Underlying::ZERO, dust] {
            prop_assert_eq!(
                supply(&mut reserve, amount),
                Err(LendingError::ZeroSupplyMinted)
            );
        }
        let dust = Underlying((reserve.debt_rate.0 - 1) / RATE_ONE);
        for amount in [Underlying::ZERO, dust] {
            prop_assert_eq!(
                repay(&mut reserve, DebtShares(balance), amount),
                Err(LendingError::ZeroDebtBurned)
            );
        }
        prop_assert_eq!(
            withdraw(&mut reserve, SupplyShares(balance), Underlying::ZERO),
            Err(LendingError::ZeroSupplyBurned)
        );
        prop_assert_eq!(
            withdraw(&mut reserve, SupplyShares::ZERO, Underlying(1)),
            Err(LendingError::ZeroSupplyBurned)
        );
        prop_assert_eq!(
            borrow(&mut reserve, Underlying::ZERO),
            Err(LendingError::ZeroDebtMinted)
        );
        prop_assert_eq!(
            repay(&mut reserve, DebtShares::ZERO, Underlying(balance)),
            Err(LendingError::ZeroDebtBurned)
        );
    }

    #[test]
    fn totals_move_by_exactly_the_shares_and_nothing_else_moves(
        start in reserve(15),
        amount in amount(),
    ) {
        let mut after = start;
        if let Ok(minted) = supply(&mut after, Underlying(amount)) {
            let expected = SupplyShares(start.supply_shares.0 + minted.0);
            prop_assert_eq!(
                after,
                Reserve {
                    supply_shares: expected,
                    ..start
                }
            );
        }
        let mut after = start;
        if let Ok(out) = withdraw(&mut after, start.supply_shares, Underlying(amount)) {
            let expected = SupplyShares(start.supply_shares.0 - out.burned.0);
            prop_assert_eq!(
                after,
                Reserve {
                    supply_shares: expected,
                    ..start
                }
            );
            prop_assert!(after.utilization().unwrap() < crate::given::ONE);
        }
        let mut after = start;
        if let Ok(minted) = borrow(&mut after, Underlying(amount)) {
            let expected = DebtShares(start.debt_shares.0 + minted.0);
            prop_assert_eq!(
                after,
                Reserve {
                    debt_shares: expected,
                    ..start
                }
            );
        }
        let mut after = start;
        if let Ok(done) = repay(&mut after, start.debt_shares, Underlying(amount)) {
            let expected = DebtShares(start.debt_shares.0 - done.burned.0);
            prop_assert_eq!(
                after,
                Reserve {
                    debt_shares: expected,
                    ..start
                }
            );
        }
    }

    #[test]
    fn a_balance_gives_only_what_it_holds(balance in 0..=i128::MAX, amount in any::<i128>()) {
        match take(balance, amount) {
            Ok(left) => prop_assert!(amount <= balance && left == balance - amount),
            Err(LendingError::NegativeBalance) => prop_assert!(amount > balance),
            Err(error) => prop_assert!(error == LendingError::Overflow && amount < 0),
        }
    }

    #[test]
    fn positions_may_grow_to_the_limit_and_shrink_from_anywhere(
        before in 0..70u32,
        after in 0..70u32,
        limit in 0..70u32,
    ) {
        prop_assert_eq!(
            require_count(before, after, limit).is_ok(),
            after <= limit.min(31) || after <= before
        );
    }
}

/// RND-08: the smallest amounts, again and again, at awkward rates.
#[test]
fn ten_thousand_tiny_round_trips_never_profit() {
    for rate in [
        RATE_ONE + 1,
        1_333_333_333_333,
        2_999_999_999_999,
        7 * RATE_ONE / 3,
    ] {
        let mut reserve = at(rate, rate);
        for turn in 0..10_000 {
            let amount = Underlying(1 + turn % (3 * rate / RATE_ONE + 2));
            if let Ok(shares) = supply(&mut reserve, amount) {
                if let Ok(out) = withdraw(&mut reserve, shares, amount) {
                    assert!(worth(shares.0 - out.burned.0, rate, out.paid.0 - amount.0) <= big(0));
                }
            }
            let debt = borrow(&mut reserve, amount).unwrap();
            if let Ok(done) = repay(&mut reserve, debt, amount) {
                let left = debt.0 - done.burned.0;
                assert!(worth(-left, rate, amount.0 - done.kept.0) <= big(0));
            }
        }
    }
}
