//! The backstop token's price, and the auctions that are sized by it.

use crate::given::{big, up_to, ONE};
use lending_core::auction::bad_debt::lot_down;
use lending_core::auction::interest::{bid_down, require_value};
use lending_core::coverage::{is_exhausted, is_met, is_threatened, TokenPrice};
use lending_core::price::usable;
use lending_core::units::Underlying;
use lending_core::LendingError;
use proptest::prelude::*;

/// (price, scale, one token): worth a ten-millionth to ten billion units of the base.
fn token() -> impl Strategy<Value = (i128, i128, i128)> {
    (up_to(17), 0..=18u32, 0..=18u32).prop_map(|(price, decimals, token_decimals)| {
        let scale = 10i128.pow(decimals);
        let price = (big(price) * scale / ONE)
            .try_into()
            .unwrap_or(1i128)
            .max(1);
        (price, scale, 10i128.pow(token_decimals))
    })
}

proptest! {
    #[test]
    fn tokens_of_a_worth_are_worth_no_more_but_for_the_price_of_seven_decimals(
        (price, scale, one) in token(),
        value in up_to(20),
        factor in ONE..2 * ONE,
    ) {
        let spot = big(price) * ONE / scale;
        let Ok(by) = TokenPrice::new(price, scale, one) else {
            prop_assert_eq!(spot, big(0));
            return Ok(());
        };
        let Ok(tokens) = by.tokens_worth_down(value, factor) else {
            return Ok(());
        };
        // The price loses less than one of `spot` parts, which the tokens gain.
        prop_assert!(big(tokens.0) * spot.clone() * scale * ONE <= big(value) * factor * one * ONE);
        prop_assert!(
            big(tokens.0) * price * ONE * &spot <= big(value) * factor * one * (spot.clone() + 1)
        );
        prop_assert!(big(tokens.0 + 1) * &spot + one >= big(value) * factor / scale * one);
    }

    #[test]
    fn deposits_are_worth_their_price_rounded_down(
        (price, scale, one) in token(),
        tokens in up_to(20),
    ) {
        let Ok(by) = TokenPrice::new(price, scale, one) else {
            return Ok(());
        };
        let Ok(value) = by.value_down(Underlying(tokens)) else {
            return Ok(());
        };
        prop_assert!(big(value) * one <= big(tokens) * price);
        prop_assert!(big(value + 1) * one > big(tokens) * price);
    }

    #[test]
    fn a_bad_debt_lot_is_no_more_than_the_share_of_what_the_backstop_holds(
        (price, scale, one) in token(),
        debt in -5..up_to_max(),
        others in 0..up_to_max(),
        held in -5..up_to_max(),
    ) {
        let Ok(by) = TokenPrice::new(price, scale, one) else {
            return Ok(());
        };
        let all = debt + others;
        match lot_down(debt, all, Underlying(held), &by) {
            Ok(lot) => {
                prop_assert!((0..=held).contains(&lot.0) && debt > 0);
                let share = i128::try_from(big(held) * debt / all).unwrap();
                let worth = by.tokens_worth_down(debt, 12_000_000).unwrap();
                prop_assert_eq!(lot.0, worth.0.min(share));
            }
            Err(LendingError::InvalidBid) => prop_assert!(debt <= 0),
            Err(LendingError::InvalidLot) => prop_assert!(held <= 0),
            Err(error) => prop_assert_eq!(error, LendingError::Overflow),
        }
    }

    #[test]
    fn an_interest_auction_asks_for_its_worth_and_a_fifth(
        (price, scale, one) in token(),
        value in up_to(20),
    ) {
        let Ok(by) = TokenPrice::new(price, scale, one) else {
            return Ok(());
        };
        prop_assert_eq!(
            bid_down(value, &by).ok(),
            by.tokens_worth_down(value, 12_000_000).ok()
        );
        prop_assert_eq!(require_value(value, scale).is_ok(), value >= 200 * scale);
    }

    #[test]
    fn interest_of_200_units_is_enough(decimals in 0..=18u32, short in 1..1_000i128) {
        let scale = 10i128.pow(decimals);
        prop_assert!(require_value(200 * scale, scale).is_ok());
        prop_assert_eq!(
            require_value(200 * scale - short, scale),
            Err(LendingError::InterestTooSmall)
        );
    }

    #[test]
    fn deposits_are_exhausted_below_a_twentieth_of_the_threshold(
        value in up_to(38),
        threshold in up_to(38),
    ) {
        prop_assert_eq!(is_met(value, threshold), value >= threshold);
        prop_assert_eq!(
            is_exhausted(value, threshold).unwrap(),
            big(value) * 20 < big(threshold)
        );
        prop_assert!(!(is_met(value, threshold) && is_exhausted(value, threshold).unwrap()));
        let part = threshold / 20;
        prop_assert!(!is_exhausted(part, part * 20).unwrap() && is_exhausted(part, part * 20 + 1).unwrap());
    }

    #[test]
    fn deposits_are_threatened_by_a_tenth_of_them(debt in up_to(38), deposits in up_to(38)) {
        let expected = big(debt) * 10 >= big(deposits);
        prop_assert_eq!(is_threatened(debt, deposits).unwrap(), expected);
        let part = deposits / 10;
        prop_assert!(is_threatened(part, part * 10).unwrap() && !is_threatened(part, part * 10 + 1).unwrap());
        prop_assert!(is_threatened(debt, 0).unwrap() && is_threatened(i128::MAX, deposits).unwrap());
    }

    #[test]
    fn a_price_is_usable_for_a_day_and_positive(
        price in -10..=i128::MAX,
        now in any::<u64>(),
        age in 0..200_000u64,
        ahead in any::<bool>(),
    ) {
        let stamp = if ahead {
            now.saturating_add(age)
        } else {
            now.saturating_sub(age)
        };
        let fresh = u128::from(stamp) + 86_400 >= u128::from(now);
        let expected = if price > 0 && fresh {
            Ok(price)
        } else {
            Err(LendingError::InvalidPrice)
        };
        prop_assert_eq!(usable(price, stamp, now), expected);
    }
}

fn up_to_max() -> i128 {
    1_000_000_000_000_000_000
}
