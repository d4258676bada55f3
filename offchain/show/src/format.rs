//! Raw integers as people read them: thousands separated, units named, never a stroop.

use std::fmt::Display;

/// Decimals of every token in the story.
pub const TOKEN_DECIMALS: u32 = 7;
/// Decimals of the price feed, as those of the Reflector oracles on mainnet.
pub const PRICE_DECIMALS: u32 = 14;
/// Decimals of factors, shares of a whole and yearly rates.
pub const FACTOR_DECIMALS: u32 = 7;

/// `raw` with `decimals`, rounded to `shown` of them (half away from zero), thousands separated.
pub fn number(raw: i128, decimals: u32, shown: u32) -> String {
    let step = 10_i128.pow(decimals.saturating_sub(shown));
    let rounded = (raw.abs() + step / 2) / step;
    let one = 10_i128.pow(shown.min(decimals));
    let (whole, part) = (rounded / one, rounded % one);
    let sign = if raw < 0 && rounded != 0 { "-" } else { "" };
    let width = usize::try_from(shown.min(decimals)).unwrap_or_default();
    if width == 0 {
        return format!("{sign}{}", grouped(whole));
    }
    format!("{sign}{}.{part:0width$}", grouped(whole))
}

fn grouped(whole: i128) -> String {
    let digits = whole.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An amount in whole tokens, with its symbol.
pub fn tokens(raw: i128, symbol: impl Display) -> String {
    format!("{} {symbol}", number(raw, TOKEN_DECIMALS, 0))
}

/// A value in whole US dollars; the feed's base is the dollar.
pub fn usd(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}${}", number(value.abs(), PRICE_DECIMALS, 0))
}

/// A price in US dollars, to a hundredth of a cent.
pub fn price(value: i128) -> String {
    format!("${}", number(value, PRICE_DECIMALS, 4))
}

/// A part of a whole (7 decimals) in percent.
pub fn percent(part: i128, shown: u32) -> String {
    format!("{}%", number(part, FACTOR_DECIMALS - 2, shown))
}

/// `part` of `whole`, in percent. Nothing of nothing is nothing.
pub fn ratio(part: i128, whole: i128, shown: u32) -> String {
    percent(part_of(part, whole), shown)
}

/// `part` of `whole` with 7 decimals; zero where there is no whole.
pub fn part_of(part: i128, whole: i128) -> i128 {
    (part * 10_i128.pow(FACTOR_DECIMALS))
        .checked_div(whole)
        .unwrap_or_default()
}

/// Whether two figures differ by less than a two-thousandth.
pub fn is_about(new: i128, old: i128) -> bool {
    (new - old).abs() * 2_000 <= old.abs()
}

/// For charts only, where the eye has three digits.
pub fn approximately(raw: i128, decimals: u32) -> f64 {
    raw as f64 / 10_f64.powi(i32::try_from(decimals).unwrap_or_default())
}
