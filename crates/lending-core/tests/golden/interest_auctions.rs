//! H: the tokens asked for interest.

use lending_core::auction::interest::{bid_down, require_value};
use lending_core::coverage::TokenPrice;
use lending_core::health::Valuation;
use lending_core::units::Underlying;
use lending_core::LendingError;

const ONE: i128 = 1_0000000;

/// (credit, price), both with 7 decimals
type Credits = &'static [(i128, i128)];

/// Credits of seven decimals, their value, and the bid at a token price of 1.25.
fn check((credits, value, bid): (Credits, i128, Result<i128, LendingError>)) {
    let worth = |(credit, price): &(i128, i128)| {
        let by = Valuation {
            price: *price,
            token_one: ONE,
            c_factor: 0,
            l_factor: 0,
        };
        by.value_down(Underlying(*credit)).unwrap()
    };
    let total: i128 = credits.iter().map(worth).sum();
    assert_eq!(total, value);
    let spot = TokenPrice::new(12500000, ONE, ONE).unwrap();
    let asked = require_value(total, ONE).and_then(|()| bid_down(total, &spot));
    assert_eq!(asked, bid.map(Underlying));
}

vectors! { check:
    h1_120_percent_of_two_credits = (
        &[(100_0000000, 2_0000000), (25_0000000, 4_0000000)], 3000000000, Ok(2880000000)
    );
    h2_credits_with_interest = (
        &[(1_000_000_713, 2_0000000), (250_000_178, 4_0000000), (71, 100_0000000)],
        3000009238, Ok(2880008868)
    );
    h3_worth_less_than_200 = (
        &[(10_0000000, 2_0000000), (2_5000000, 4_0000000)], 300000000,
        Err(LendingError::InterestTooSmall)
    );
    h5_worth_exactly_200 = (&[(100_0000000, 2_0000000)], 2000000000, Ok(1920000000));
    h5_worth_a_unit_less_than_200 = (
        &[(199_9999999, 1_0000000)], 1999999999, Err(LendingError::InterestTooSmall)
    );
}

#[test]
fn h5_exactly_200_for_every_number_of_oracle_decimals() {
    for decimals in 0..=18 {
        let scale = 10i128.pow(decimals);
        assert_eq!(require_value(200 * scale, scale), Ok(()), "{decimals}");
        let refused = Err(LendingError::InterestTooSmall);
        assert_eq!(require_value(200 * scale - 1, scale), refused, "{decimals}");
    }
}
