//! Scaling of an auction: it pays each part once, never early, and splitting a fill gains nothing.

use crate::given::{up_to, ONE};
use lending_core::auction::{is_stale, split_bid, split_lot, FillPercent, Progress};
use lending_core::LendingError;
use proptest::prelude::*;

fn ledgers() -> impl Strategy<Value = u32> {
    prop_oneof![
        0..=600u32,
        Just(199),
        Just(200),
        Just(201),
        Just(399),
        Just(400),
        Just(401),
        any::<u32>()
    ]
}

fn at(elapsed: u32) -> Progress {
    Progress::at(0, elapsed).unwrap()
}

fn percent(percent: i128) -> FillPercent {
    FillPercent::new(percent).unwrap()
}

/// Fills one after the other, the last of all that is left: (percent, ledgers after the one before).
fn fills() -> impl Strategy<Value = Vec<(i128, u32)>> {
    prop::collection::vec((1..=100i128, 0..150u32), 0..8).prop_map(|mut fills| {
        fills.push((100, 1));
        fills
    })
}

proptest! {
    #[test]
    fn progress_moves_one_step_per_ledger_and_one_way(start in any::<u32>(), elapsed in ledgers()) {
        let Some(now) = start.checked_add(elapsed) else {
            return Ok(());
        };
        let here = Progress::at(start, now).unwrap();
        prop_assert_eq!(here, at(elapsed));
        prop_assert!((0..=ONE).contains(&here.lot) && (0..=ONE).contains(&here.bid));
        let next = at(elapsed.saturating_add(1));
        prop_assert!((0..=ONE / 200).contains(&(next.lot - here.lot)));
        prop_assert!((0..=ONE / 200).contains(&(here.bid - next.bid)));
        // The bid shrinks only once the lot is whole.
        prop_assert!(here.lot == ONE || here.bid == ONE);
        prop_assert_eq!(here.lot == ONE, elapsed >= 200);
        prop_assert_eq!(here.bid == 0, elapsed >= 400);
        prop_assert_eq!(here.lot, (i128::from(elapsed) * 50_000).min(ONE));
    }

    #[test]
    fn nothing_is_filled_before_the_start(now in 0..u32::MAX, early in 1..1_000u32) {
        prop_assert_eq!(
            Progress::at(now.saturating_add(early), now),
            Err(LendingError::AuctionNotStarted)
        );
    }

    #[test]
    fn an_auction_is_stale_500_ledgers_after_its_start(
        start in any::<u32>(),
        now in any::<u32>(),
        elapsed in 495..505u32,
    ) {
        prop_assert_eq!(
            is_stale(start, now),
            u64::from(start) + 500 <= u64::from(now) || start > u32::MAX - 500 && now == u32::MAX
        );
        let near = u32::MAX / 2;
        prop_assert_eq!(is_stale(near, near + elapsed), elapsed >= 500);
    }

    #[test]
    fn percents_are_whole_and_between_1_and_100(number in any::<i128>(), near in -3..=104i128) {
        for number in [number, near] {
            let valid = (1..=100).contains(&number);
            prop_assert_eq!(FillPercent::new(number).is_ok(), valid);
            prop_assert!(valid || FillPercent::new(number) == Err(LendingError::InvalidPercent));
        }
    }

    #[test]
    fn a_fill_takes_no_more_than_there_is(
        amount in up_to(38),
        share in 1..=100i128,
        elapsed in ledgers(),
    ) {
        for split in [
            split_bid(amount, percent(share), at(elapsed)).unwrap(),
            split_lot(amount, percent(share), at(elapsed)).unwrap(),
        ] {
            prop_assert!(split.filled >= 0 && split.remaining >= 0);
            prop_assert!(split.filled <= amount - split.remaining);
            prop_assert!(share < 100 || split.remaining == 0);
        }
    }

    #[test]
    fn both_roundings_are_against_the_filler(
        amount in up_to(30),
        share in 1..=100i128,
        elapsed in ledgers(),
    ) {
        let (by, at) = (percent(share), at(elapsed));
        let bid = split_bid(amount, by, at).unwrap();
        prop_assert!((amount - bid.remaining) * 100 >= amount * share);
        prop_assert!(
            crate::given::big(bid.filled) * ONE
                >= crate::given::big(amount - bid.remaining) * at.bid
        );
        let lot = split_lot(amount, by, at).unwrap();
        prop_assert!((amount - lot.remaining) * 100 <= amount * share);
        prop_assert!(
            crate::given::big(lot.filled) * ONE
                <= crate::given::big(amount - lot.remaining) * at.lot
        );
        // By less than two units each.
        prop_assert!(
            crate::given::big(bid.filled - 2) * ONE * 100
                < crate::given::big(amount) * share * at.bid
        );
        prop_assert!(
            crate::given::big(lot.filled + 2) * ONE * 100
                > crate::given::big(amount) * share * at.lot
        );
    }

    #[test]
    fn an_auction_never_pays_twice(amount in up_to(30), fills in fills()) {
        let (mut bid_left, mut lot_left, mut elapsed) = (amount, amount, 0);
        let (mut paid, mut received) = (0, 0);
        for (share, later) in fills {
            elapsed += later;
            let bid = split_bid(bid_left, percent(share), at(elapsed)).unwrap();
            let lot = split_lot(lot_left, percent(share), at(elapsed)).unwrap();
            paid += bid.filled;
            received += lot.filled;
            (bid_left, lot_left) = (bid.remaining, lot.remaining);
        }
        prop_assert!(bid_left == 0 && lot_left == 0);
        prop_assert!(paid <= amount && received <= amount);
    }

    #[test]
    fn splitting_a_fill_never_pays_more(
        amount in up_to(30),
        fills in fills(),
        elapsed in ledgers(),
    ) {
        let at = at(elapsed);
        let (mut bid_left, mut lot_left) = (amount, amount);
        let (mut paid, mut received) = (0, 0);
        for (share, _) in fills {
            let bid = split_bid(bid_left, percent(share), at).unwrap();
            let lot = split_lot(lot_left, percent(share), at).unwrap();
            paid += bid.filled;
            received += lot.filled;
            (bid_left, lot_left) = (bid.remaining, lot.remaining);
        }
        prop_assert!(paid >= split_bid(amount, percent(100), at).unwrap().filled);
        prop_assert!(received <= split_lot(amount, percent(100), at).unwrap().filled);
    }

    #[test]
    fn waiting_never_worsens_a_fill(
        amount in up_to(30),
        share in 1..=100i128,
        elapsed in ledgers(),
        later in 0..600u32,
    ) {
        let (now, then) = (at(elapsed), at(elapsed.saturating_add(later)));
        prop_assert!(
            split_bid(amount, percent(share), then).unwrap().filled
                <= split_bid(amount, percent(share), now).unwrap().filled
        );
        prop_assert!(
            split_lot(amount, percent(share), then).unwrap().filled
                >= split_lot(amount, percent(share), now).unwrap().filled
        );
    }
}
