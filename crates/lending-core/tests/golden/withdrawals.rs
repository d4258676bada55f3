//! How many shares a withdrawal burns, up to amounts beyond all numbers.

use crate::market::STD;
use lending_core::position::{withdraw, Withdrawal};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyRate, SupplyShares, Underlying};
use lending_core::LendingError;

const BALANCE: SupplyShares = SupplyShares(30_0000000);

/// The standard reserve, nothing lent, at this supply rate.
fn at(rate: i128) -> Reserve {
    Reserve {
        supply_rate: SupplyRate(rate),
        debt_shares: DebtShares(0),
        ..STD
    }
}

const ALL: i128 = 30_0000000;

/// (supply rate, amount, burned, paid)
fn check((rate, amount, burned, paid): (i128, i128, i128, i128)) {
    let mut reserve = at(rate);
    let done = withdraw(&mut reserve, BALANCE, Underlying(amount));
    let expected = Withdrawal {
        burned: SupplyShares(burned),
        paid: Underlying(paid),
    };
    assert_eq!(done, Ok(expected));
    assert_eq!(reserve.supply_shares, SupplyShares(100_0000000 - burned));
}

vectors! { check:
    all_but_a_unit_at_half_of_par = (500_000_000_000, 149999999, 299999998, 149999999);
    exactly_all_at_half_of_par = (500_000_000_000, 150000000, ALL, 150000000);
    more_than_all_at_half_of_par = (500_000_000_000, 150000001, ALL, 150000000);
    the_most_that_fits_means_all = (500_000_000_000, i128::MAX / 2, ALL, 150000000);
    one_more_than_fits_means_all = (500_000_000_000, i128::MAX / 2 + 1, ALL, 150000000);
    the_greatest_amount_means_all_just_below_par = (999_999_999_999, i128::MAX, ALL, 299999999);
    the_greatest_amount_means_all_at_half_of_par = (500_000_000_000, i128::MAX, ALL, 150000000);
    the_greatest_amount_means_all_at_the_least_rate = (10_000_000_000, i128::MAX, ALL, 3000000);
    the_greatest_amount_means_all_at_par = (1_000_000_000_000, i128::MAX, ALL, ALL);
    the_greatest_amount_means_all_above_par = (1_250_000_000_000, i128::MAX, ALL, 375000000);
    a_killed_reserve_pays_nothing = (0, 1, ALL, 0);
    a_killed_reserve_pays_nothing_for_the_greatest_amount = (0, i128::MAX, ALL, 0);
}

/// (supply rate, balance, amount, refusal)
fn check_refused((rate, balance, amount, error): (i128, i128, i128, LendingError)) {
    let mut reserve = at(rate);
    let refused = withdraw(&mut reserve, SupplyShares(balance), Underlying(amount));
    assert_eq!(refused, Err(error));
    assert_eq!(reserve, at(rate));
}

vectors! { check_refused:
    nothing_is_not_all = (500_000_000_000, ALL, 0, LendingError::ZeroSupplyBurned);
    who_has_nothing_takes_nothing = (
        500_000_000_000, 0, i128::MAX, LendingError::ZeroSupplyBurned
    );
    below_zero_is_not_all = (500_000_000_000, ALL, -1, LendingError::ZeroSupplyBurned);
    far_below_zero_is_not_all = (500_000_000_000, ALL, i128::MIN, LendingError::Overflow);
    nothing_of_a_killed_reserve = (0, 0, 1, LendingError::ZeroSupplyBurned);
}
