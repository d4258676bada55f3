//! F: what a fill takes of an auction, and what it leaves.

use lending_core::auction::{is_stale, split_bid, split_lot, FillPercent, Progress, Split};
use lending_core::LendingError;

struct Row {
    /// Bid entries, then lot entries.
    auction: (&'static [i128], &'static [i128]),
    /// Ledgers since the auction's start, with the percent filled then.
    fills: &'static [Fill],
}

struct Fill {
    elapsed: u32,
    percent: i128,
    filled: (&'static [i128], &'static [i128]),
    left: (&'static [i128], &'static [i128]),
}

fn check(row: Row) {
    let start = 1000;
    let (mut bid, mut lot) = (row.auction.0.to_vec(), row.auction.1.to_vec());
    for fill in row.fills {
        let by = FillPercent::new(fill.percent).unwrap();
        let at = Progress::at(start, start + fill.elapsed).unwrap();
        let bids: Vec<Split> = bid.iter().map(|a| split_bid(*a, by, at).unwrap()).collect();
        let lots: Vec<Split> = lot.iter().map(|a| split_lot(*a, by, at).unwrap()).collect();
        assert_eq!(filled(&bids), fill.filled.0, "filled bid");
        assert_eq!(filled(&lots), fill.filled.1, "filled lot");
        bid = bids.iter().map(|split| split.remaining).collect();
        lot = lots.iter().map(|split| split.remaining).collect();
        assert_eq!(bid, fill.left.0, "remaining bid");
        assert_eq!(lot, fill.left.1, "remaining lot");
    }
}

fn filled(splits: &[Split]) -> Vec<i128> {
    splits.iter().map(|split| split.filled).collect()
}

const BILLION: i128 = 1_000_000_000;
const F1: (&[i128], &[i128]) = (&[BILLION], &[BILLION]);
const F6: (&[i128], &[i128]) = (&[250000005], &[250000005]);
const ONES: (&[i128], &[i128]) = (&[1], &[1]);

macro_rules! fill {
    ($elapsed:literal, $percent:literal => $filled:expr, $left:expr) => {
        Fill {
            elapsed: $elapsed,
            percent: $percent,
            filled: $filled,
            left: $left,
        }
    };
}

vectors! { check:
    f1_at_the_start_no_lot = Row { auction: F1, fills: &[
        fill!(0, 100 => (&[BILLION], &[0]), (&[0], &[0]))
    ] };
    f2_half_of_the_lot_after_100_ledgers = Row { auction: F1, fills: &[
        fill!(100, 100 => (&[BILLION], &[500000000]), (&[0], &[0]))
    ] };
    f3_all_for_all_after_200_ledgers = Row { auction: F1, fills: &[
        fill!(200, 100 => (&[BILLION], &[BILLION]), (&[0], &[0]))
    ] };
    f4_half_of_the_bid_after_300_ledgers = Row { auction: F1, fills: &[
        fill!(300, 100 => (&[500000000], &[BILLION]), (&[0], &[0]))
    ] };
    f5_no_bid_after_400_ledgers = Row { auction: F1, fills: &[
        fill!(400, 100 => (&[0], &[BILLION]), (&[0], &[0]))
    ] };
    f6_half_at_the_start = Row { auction: F6, fills: &[
        fill!(0, 50 => (&[125000003], &[0]), (&[125000002], &[125000003]))
    ] };
    f7_60_percent_after_100_ledgers = Row { auction: F6, fills: &[
        fill!(100, 60 => (&[150000003], &[75000001]), (&[100000002], &[100000002]))
    ] };
    f8_60_percent_after_300_ledgers = Row { auction: F6, fills: &[
        fill!(300, 60 => (&[75000002], &[150000003]), (&[100000002], &[100000002]))
    ] };
    f9_half_after_400_ledgers = Row { auction: F6, fills: &[
        fill!(400, 50 => (&[0], &[125000002]), (&[125000002], &[125000003]))
    ] };
    f10_99_percent_of_one_unit_after_100_ledgers = Row { auction: ONES, fills: &[
        fill!(100, 99 => (&[1], &[0]), (&[0], &[1]))
    ] };
    f10_99_percent_of_one_unit_after_200_ledgers = Row { auction: ONES, fills: &[
        fill!(200, 99 => (&[1], &[0]), (&[0], &[1]))
    ] };
    f10_99_percent_of_one_unit_after_300_ledgers = Row { auction: ONES, fills: &[
        fill!(300, 99 => (&[1], &[0]), (&[0], &[1]))
    ] };
    f10_99_percent_of_one_unit_after_399_ledgers = Row { auction: ONES, fills: &[
        fill!(399, 99 => (&[1], &[0]), (&[0], &[1]))
    ] };
    f11_99_percent_of_one_unit_after_400_ledgers = Row { auction: ONES, fills: &[
        fill!(400, 99 => (&[0], &[0]), (&[0], &[1]))
    ] };
    f12_all_of_one_unit_after_300_ledgers = Row { auction: ONES, fills: &[
        fill!(300, 100 => (&[1], &[1]), (&[0], &[0]))
    ] };
    f13_two_lots = Row {
        auction: (&[12375000], &[305595329, 15395739]),
        fills: &[fill!(200, 25 => (&[3093750], &[76398832, 3848934]),
            (&[9281250], &[229196497, 11546805]))],
    };
    f14_three_fills = Row { auction: (&[BILLION], &[100_000_000, 10_000_000]), fills: &[
        fill!(100, 25 => (&[250000000], &[12500000, 1250000]),
            (&[750000000], &[75000000, 7500000])),
        fill!(200, 67 => (&[502500000], &[50250000, 5025000]),
            (&[247500000], &[24750000, 2475000])),
        fill!(300, 100 => (&[123750000], &[24750000, 2475000]), (&[0], &[0, 0])),
    ] };
    f15_half_after_100_ledgers = Row { auction: (&[30374214062], &[423729313]), fills: &[
        fill!(100, 50 => (&[15187107031], &[105932328]), (&[15187107031], &[211864657]))
    ] };
}

#[test]
fn f16_a_percent_is_not_truncated_to_64_bits() {
    let percent = (1i128 << 64) + 50;
    assert_eq!(FillPercent::new(percent), Err(LendingError::InvalidPercent));
}

#[test]
fn f17_a_percent_is_1_to_100() {
    for percent in [1 << 64, 0, 101, -1, i128::MIN, i128::MAX] {
        let refused = Err(LendingError::InvalidPercent);
        assert_eq!(FillPercent::new(percent), refused, "{percent}");
    }
    assert!(FillPercent::new(1).is_ok());
    assert!(FillPercent::new(100).is_ok());
}

#[test]
fn f18_an_auction_starts_in_the_ledger_after_its_creation() {
    let (created, start) = (50, 51);
    let refused = Err(LendingError::AuctionNotStarted);
    assert_eq!(Progress::at(start, created), refused);
    let at_start = Progress {
        lot: 0,
        bid: 1_0000000,
    };
    assert_eq!(Progress::at(start, start), Ok(at_start));
}

#[test]
fn f19_an_auction_is_stale_500_ledgers_after_its_start() {
    assert!(is_stale(1000, 1500));
    assert!(!is_stale(1001, 1500));
    assert!(!is_stale(u32::MAX, 1500));
}

#[test]
fn every_ledger_moves_half_a_percent() {
    for elapsed in 0..=600u32 {
        let step = |ledgers: u32| i128::from(ledgers) * 50_000;
        let expected = match elapsed {
            0..=200 => Progress {
                lot: step(elapsed),
                bid: 1_0000000,
            },
            201..=400 => Progress {
                lot: 1_0000000,
                bid: 1_0000000 - step(elapsed - 200),
            },
            _ => Progress {
                lot: 1_0000000,
                bid: 0,
            },
        };
        assert_eq!(
            Progress::at(7, 7 + elapsed),
            Ok(expected),
            "after {elapsed}"
        );
    }
}
