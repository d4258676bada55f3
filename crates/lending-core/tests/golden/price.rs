//! Section 4 of the base: which answers of an oracle are used.

use lending_core::price::usable;
use lending_core::LendingError;

const DAY: u64 = 86_400;
const NOW: u64 = 1_700_000_000;

/// (price, time it was observed, now, usable)
fn check((price, observed, now, ok): (i128, u64, u64, bool)) {
    let expected = if ok {
        Ok(price)
    } else {
        Err(LendingError::InvalidPrice)
    };
    assert_eq!(usable(price, observed, now), expected);
}

vectors! { check:
    a_price_of_this_second = (1, NOW, NOW, true);
    a_price_of_exactly_a_day = (1, NOW - DAY, NOW, true);
    a_price_of_a_day_and_a_second = (1, NOW - DAY - 1, NOW, false);
    a_price_of_the_future = (1, NOW + 5, NOW, true);
    a_price_of_the_end_of_time = (1, u64::MAX, NOW, true);
    a_price_without_a_time_on_the_first_day = (1, 0, DAY, true);
    a_price_without_a_time_on_the_second_day = (1, 0, DAY + 1, false);
    a_price_at_the_end_of_time = (1, u64::MAX - DAY - 1, u64::MAX, false);
    a_price_of_zero = (0, NOW, NOW, false);
    a_negative_price = (-1, NOW, NOW, false);
    the_lowest_price = (i128::MIN, NOW, NOW, false);
    the_highest_price = (i128::MAX, NOW, NOW, true);
}
