//! What the backstop is worth, and whether that is enough. In the place of K1 to K8: our rule asks
//! the oracle for the token's price and compares values.

use lending_core::coverage::{is_exhausted, is_met, TokenPrice};
use lending_core::units::Underlying;
use lending_core::{LendingError, MathError};

const SEVEN: i128 = 1_0000000;
/// 50,000 in an oracle of seven decimals.
const THRESHOLD: i128 = 50_000_0000000;

struct Row {
    tokens: i128,
    token_decimals: u32,
    price: i128,
    oracle_decimals: u32,
    threshold: i128,
    value: i128,
    met: bool,
    exhausted: bool,
}

/// 40,000 tokens of seven decimals at 1.25.
const ROW: Row = Row {
    tokens: 40_000_0000000,
    token_decimals: 7,
    price: 1_2500000,
    oracle_decimals: 7,
    threshold: THRESHOLD,
    value: THRESHOLD,
    met: true,
    exhausted: false,
};

fn check(row: Row) {
    let scale = 10i128.pow(row.oracle_decimals);
    let token_one = 10i128.pow(row.token_decimals);
    let price = TokenPrice::new(row.price, scale, token_one).unwrap();
    let value = price.value_down(Underlying(row.tokens)).unwrap();
    assert_eq!(value, row.value);
    assert_eq!(is_met(value, row.threshold), row.met, "met");
    assert_eq!(
        is_exhausted(value, row.threshold).unwrap(),
        row.exhausted,
        "exhausted"
    );
}

vectors! { check:
    exactly_the_threshold_is_met = ROW;
    a_unit_less_is_not_met = Row { threshold: THRESHOLD + 1, met: false, ..ROW };
    a_token_unit_less_is_not_met = Row {
        tokens: 39_999_9999999, value: THRESHOLD - 2, met: false, ..ROW
    };
    exactly_5_percent_is_not_exhausted = Row {
        tokens: 2_000_0000000, value: 2_500_0000000, met: false, ..ROW
    };
    a_unit_below_5_percent_is_exhausted = Row {
        tokens: 1_999_9999999, value: 2_499_9999998, met: false, exhausted: true, ..ROW
    };
    nothing_is_exhausted = Row { tokens: 0, value: 0, met: false, exhausted: true, ..ROW };
    six_decimals_exactly_met = Row { tokens: 40_000_000000, token_decimals: 6, ..ROW };
    six_decimals_exactly_5_percent = Row {
        tokens: 2_000_000000, token_decimals: 6, value: 2_500_0000000, met: false, ..ROW
    };
    six_decimals_below_5_percent = Row {
        tokens: 1_999_999999, token_decimals: 6, value: 2_499_9999987, met: false,
        exhausted: true, ..ROW
    };
    eighteen_decimals_exactly_met = Row {
        tokens: 40_000_000000000000000000, token_decimals: 18, ..ROW
    };
    eighteen_decimals_exactly_5_percent = Row {
        tokens: 2_000_000000000000000000, token_decimals: 18, value: 2_500_0000000, met: false,
        ..ROW
    };
    eighteen_decimals_below_5_percent = Row {
        tokens: 1_999_999999999999999999, token_decimals: 18, value: 2_499_9999999, met: false,
        exhausted: true, ..ROW
    };
    the_smallest_threshold_is_met_by_one_unit = Row {
        tokens: 1, price: SEVEN, threshold: 1, value: 1, ..ROW
    };
    a_threshold_of_twenty_is_not_exhausted_by_one_unit = Row {
        tokens: 1, price: SEVEN, threshold: 20, value: 1, met: false, ..ROW
    };
    a_threshold_of_twenty_one_is_exhausted_by_one_unit = Row {
        tokens: 1, price: SEVEN, threshold: 21, value: 1, met: false, exhausted: true, ..ROW
    };
    an_oracle_of_fourteen_decimals = Row {
        price: 1_25000000000000, oracle_decimals: 14, threshold: 50_000_00000000000000,
        value: 50_000_00000000000000, ..ROW
    };
    huge_amounts_do_not_overflow = Row {
        tokens: i128::MAX, price: SEVEN, threshold: i128::MAX, value: i128::MAX, ..ROW
    };
    a_huge_threshold_is_not_met_by_a_huge_worth = Row {
        tokens: i128::MAX / 20, price: SEVEN, threshold: i128::MAX, value: i128::MAX / 20,
        met: false, exhausted: true, ..ROW
    };
    five_percent_of_a_huge_threshold = Row {
        tokens: i128::MAX / 20 + 1, price: SEVEN, threshold: i128::MAX, value: i128::MAX / 20 + 1,
        met: false, ..ROW
    };
}

#[test]
fn a_worth_that_does_not_fit_is_refused() {
    let price = TokenPrice::new(2 * SEVEN, SEVEN, SEVEN).unwrap();
    let value = price.value_down(Underlying(i128::MAX));
    assert_eq!(value, Err(MathError::Overflow));
}

/// (price, oracle decimals, expected refusal)
fn check_spot((price, decimals, refused): (i128, u32, Option<LendingError>)) {
    let made = TokenPrice::new(price, 10i128.pow(decimals), SEVEN);
    assert_eq!(made.err(), refused);
}

const WORTHLESS: Option<LendingError> = Some(LendingError::WorthlessBackstopToken);

vectors! { check_spot:
    a_price_of_zero_is_worthless = (0, 7, WORTHLESS);
    a_price_below_seven_decimals_is_worthless = (9999999, 14, WORTHLESS);
    a_price_of_one_unit_at_seven_decimals = (10000000, 14, None);
    a_price_with_few_decimals = (1, 2, None);
}

/// (token decimals, value at seven oracle decimals, 120% of it in tokens at 1.25)
fn check_tokens((decimals, value, tokens): (u32, i128, i128)) {
    let price = TokenPrice::new(12500000, SEVEN, 10i128.pow(decimals)).unwrap();
    assert_eq!(
        price.tokens_worth_down(value, 12000000),
        Ok(Underlying(tokens))
    );
}

vectors! { check_tokens:
    tokens_of_six_decimals = (6, 34_0000000, 32_640000);
    tokens_of_seven_decimals = (7, 34_0000000, 32_6400000);
    tokens_of_eighteen_decimals = (18, 34_0000000, 32_640000000000000000);
    tokens_of_no_decimals_round_down = (0, 34_0000000, 32);
    tokens_for_almost_nothing = (6, 10, 0);
}
