use crate::format::{is_about, number, part_of, percent, price, tokens, usd};
use crate::table::{health_cell, Tone};

#[test]
fn thousands_are_separated() {
    assert_eq!(number(126_430_666_292_506, 7, 0), "12,643,067");
    assert_eq!(number(9_999_999_999, 7, 0), "1,000");
    assert_eq!(number(999_0000000, 7, 0), "999");
    assert_eq!(number(0, 7, 0), "0");
}

#[test]
fn fractions_keep_their_zeros() {
    assert_eq!(number(1_000_042_663_000, 12, 6), "1.000043");
    assert_eq!(number(5, 7, 7), "0.0000005");
}

#[test]
fn negative_figures_show_it_unless_they_round_to_nothing() {
    assert_eq!(number(-1_234_0000000, 7, 0), "-1,234");
    assert_eq!(number(-4_999_999, 7, 0), "0");
    assert_eq!(usd(-75_491 * 10_i128.pow(14)), "-$75,491");
}

#[test]
fn units_are_named() {
    assert_eq!(tokens(5_0000000, crate::coin::Coin::Xlm), "5 XLM");
    assert_eq!(price(42 * 10_i128.pow(12)), "$0.4200");
    assert_eq!(percent(1_2340000, 1), "123.4%");
}

#[test]
fn a_part_of_nothing_is_nothing() {
    assert_eq!(part_of(1, 0), 0);
    assert_eq!(part_of(1, 4), 2_500_000);
}

#[test]
fn interest_of_a_day_looks_like_no_change() {
    assert!(is_about(1_000_200, 1_000_000));
    assert!(!is_about(1_001_000, 1_000_000));
    assert!(!is_about(1, 0));
}

#[test]
fn health_below_one_hundred_percent_is_bad() {
    assert_eq!(health_cell(Some(9_999_999)).tone, Tone::Bad);
    assert_eq!(health_cell(Some(1_0000000)).tone, Tone::Warn);
    assert_eq!(health_cell(Some(1_2000000)).tone, Tone::Good);
    assert_eq!(health_cell(None).text, "-");
}
