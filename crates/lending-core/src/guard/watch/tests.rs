#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use super::{Deviation, Reason};
use crate::guard::{Guard, Quote, Reading, Side, Use, STANDARD};

const ONE: i128 = 1_0000000;
const NOW: u64 = 1_000_000;

/// Anchored at one just now, with the feed at `price`, `age` seconds old.
fn quote(price: i128, age: u64) -> Quote {
    let fresh = Reading {
        price: ONE,
        time: NOW,
    };
    Quote {
        reading: Some(Reading {
            price,
            time: NOW - age,
        }),
        guard: Guard::new(STANDARD, Some(fresh), NOW).ok(),
        now: NOW,
    }
}

/// Collateral, debt, seized, owed, liquidation, auction, spot, insurance.
fn reasons(quote: &Quote) -> [u32; 8] {
    const USES: [Use; 8] = [
        Use::Collateral,
        Use::Debt,
        Use::Seized,
        Use::Owed,
        Use::Liquidation,
        Use::Auction,
        Use::Spot,
        Use::Insurance,
    ];
    USES.map(|usage| {
        let (price, reason) = quote.explained(usage).unwrap();
        assert_eq!(price, quote.price(usage).ok(), "{usage:?}");
        reason.to_u32()
    })
}

#[test]
fn every_price_has_its_reason() {
    let dead = |price| quote(price, 86_401);
    for (quote, expected) in [
        (quote(ONE, 0), [0, 0, 0, 0, 0, 0, 0, 2]),
        // Out of reach and not confirmed: the better of feed and clamp for who is liquidated.
        (quote(2 * ONE, 0), [1, 0, 0, 1, 1, 1, 0, 1]),
        (quote(ONE / 2, 0), [0, 2, 2, 0, 2, 2, 0, 2]),
        (quote(1_0500000, 0), [0, 0, 0, 0, 0, 0, 0, 0]),
        (quote(ONE, 3_601), [6, 6, 0, 0, 0, 0, 0, 2]),
        (quote(0, 0), [9, 7, 4, 4, 4, 7, 7, 4]),
        (dead(ONE), [6, 6, 4, 4, 4, 6, 6, 4]),
    ] {
        assert_eq!(reasons(&quote), expected, "{quote:?}");
    }
    let unguarded = |quote| Quote {
        guard: None,
        ..quote
    };
    assert_eq!(reasons(&unguarded(quote(ONE, 0))), [5; 8]);
    assert_eq!(reasons(&unguarded(dead(ONE))), [6; 8]);
    assert_eq!(reasons(&unguarded(quote(0, 0))), [7; 8]);
    let waiting = |quote| Quote {
        guard: Some(Guard::waiting(STANDARD)),
        ..quote
    };
    assert_eq!(reasons(&waiting(quote(ONE, 0))), [8; 8]);
    assert_eq!(reasons(&waiting(quote(-1, 0))), [8, 8, 7, 7, 7, 7, 7, 7]);
    assert_eq!(waiting(quote(ONE, 0)).deviation(), Ok(None));
}

#[test]
fn a_deviation_is_told_as_it_was_noted() {
    let mut quote = quote(ONE / 2, 0);
    let unseen = Deviation {
        side: Side::Below,
        since: 0,
        rounds: 0,
        confirms_at: NOW + 900,
        confirmed: false,
    };
    assert_eq!(quote.deviation(), Ok(Some(unseen)));
    let guard = quote.guard.as_mut().unwrap();
    (guard.side, guard.since, guard.rounds) = (Side::Below, NOW - 900, 3);
    let confirmed = Deviation {
        since: NOW - 900,
        rounds: 3,
        confirms_at: NOW,
        confirmed: true,
        ..unseen
    };
    assert_eq!(quote.deviation(), Ok(Some(confirmed)));
    let (price, reason) = quote.explained(Use::Liquidation).unwrap();
    assert_eq!((price, reason), (Some(ONE / 2), Reason::Confirmed));
    assert_eq!(quote.explained(Use::Spot).unwrap().1, Reason::Feed);

    // Forgotten, or of the other side.
    let mut old = quote;
    old.guard.as_mut().unwrap().last_stamp = NOW - 3_601;
    assert_eq!(old.deviation(), Ok(Some(unseen)));
    quote.guard.as_mut().unwrap().side = Side::Above;
    assert_eq!(quote.deviation(), Ok(Some(unseen)));
    // Where liquidations are not guarded there is nothing to confirm.
    quote.guard.as_mut().unwrap().config.liq = 0;
    assert_eq!(quote.deviation(), Ok(None));
    assert_eq!(quote.explained(Use::Liquidation).unwrap().1, Reason::Feed);
}
