//! Which price is used for what, and in which order the uses stand.

use crate::confirmation::bounds;
use crate::given::{guard, poke_all, print, quote, told, up_to, watched, DAY, HOUR, START};
use lending_core::guard::{Guard, Quote, Reading, Use};
use lending_core::price::usable;
use lending_core::LendingError;
use proptest::prelude::*;

const ALL: [Use; 6] = [
    Use::Collateral,
    Use::Debt,
    Use::Liquidation,
    Use::Auction,
    Use::Spot,
    Use::Insurance,
];

/// A guard that has been poked for a while, a price, and the time since the last poke.
fn used() -> impl Strategy<Value = (Guard, i128, u64)> {
    let pokes = watched(20).prop_map(|(guard, looks)| {
        let last = poke_all(guard, &looks);
        last.last().map_or((guard, START), |it| (it.after, it.now))
    });
    pokes.prop_flat_map(|(guard, now)| {
        let later = prop_oneof![Just(0), 0..HOUR, 0..2 * DAY];
        (
            Just(guard),
            print(guard.anchor),
            later.prop_map(move |later| now + later),
        )
    })
}

fn feed() -> impl Strategy<Value = Option<Reading>> {
    let price = prop_oneof![up_to(30), -5..=5i128, Just(i128::MIN), Just(i128::MAX)];
    let time = prop_oneof![
        START - 2 * DAY..START + DAY,
        Just(0),
        Just(u64::MAX),
        START - 4_000..START + 100
    ];
    proptest::option::weighted(
        0.9,
        (price, time).prop_map(|(price, time)| Reading { price, time }),
    )
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn without_a_guard_every_use_gets_the_feeds_word_as_in_the_base(reading in feed(), now in START - DAY..START + 3 * DAY) {
        let quote = Quote { reading, guard: None, now };
        let base = match reading {
            Some(said) => usable(said.price, said.time, now),
            None => Err(LendingError::PriceUnavailable),
        };
        for usage in ALL {
            prop_assert_eq!(quote.price(usage), base);
        }
    }

    #[test]
    fn a_dead_feed_never_stands_in_the_way_of_a_liquidation(
        guard in guard(),
        age in DAY + 1..9 * DAY,
        price in -5..=0i128,
        dead in 0..3u8,
    ) {
        let now = START + age;
        let reading = match dead {
            0 => None,
            1 => told(price, now),
            _ => told(guard.anchor * 2, now - age),
        };
        let quote = quote(guard, reading, now);
        prop_assert_eq!(quote.price(Use::Liquidation), Ok(guard.anchor));
        prop_assert_eq!(quote.price(Use::Insurance), Ok(guard.anchor));
        prop_assert!(quote.price(Use::Auction).is_err() && quote.price(Use::Debt).is_err());
        prop_assert!(matches!(quote.price(Use::Collateral), Ok(0) | Err(LendingError::StalePrice)));
    }

    #[test]
    fn any_feed_that_is_alive_can_be_liquidated_by((guard, price, now) in used(), age in 0..=DAY) {
        let quote = quote(guard, told(price, now - age), now);
        prop_assert!(quote.price(Use::Liquidation).unwrap() > 0);
    }

    #[test]
    fn new_risk_is_never_taken_at_a_better_price_than_the_feeds((guard, price, now) in used()) {
        let quote = quote(guard, told(price, now), now);
        prop_assert!(quote.price(Use::Collateral).unwrap() <= price);
        prop_assert!(quote.price(Use::Debt).unwrap() >= price);
    }

    /// So a loan that was just granted cannot be liquidated in the same second.
    #[test]
    fn new_risk_is_taken_at_a_worse_price_than_liquidations_use((guard, price, now) in used()) {
        let quote = quote(guard, told(price, now), now);
        let price = |usage| quote.price(usage).unwrap();
        prop_assert!(price(Use::Collateral) <= price(Use::Seized));
        prop_assert!(price(Use::Debt) >= price(Use::Owed));
    }

    #[test]
    fn a_higher_feed_never_means_a_lower_price((guard, price, now) in used(), more in up_to(26)) {
        for usage in ALL {
            let at = |price| quote(guard, told(price, now), now).price(usage).unwrap();
            prop_assert!(at(price) <= at(price + more), "{usage:?}");
        }
    }

    #[test]
    fn idle_time_only_widens_what_may_be_used((guard, price, now) in used(), later in 0..DAY) {
        let at = |now, usage| quote(guard, told(price, now), now).price(usage).unwrap();
        prop_assert!(at(now, Use::Collateral) <= at(now + later, Use::Collateral));
        prop_assert!(at(now, Use::Debt) >= at(now + later, Use::Debt));
        let ((low, high), (lower, higher)) = (bounds(&guard, now), bounds(&guard, now + later));
        prop_assert!(lower <= low && high <= higher);
        let capped = guard.time + guard.config.window;
        prop_assert_eq!(bounds(&guard, capped), bounds(&guard, capped + later));
    }

    #[test]
    fn new_risk_needs_a_feed_of_its_own_age((guard, price, now) in used(), age in 0..2 * DAY, lead in 0..200u64) {
        let old = quote(guard, told(price, now - age), now);
        let is_old = age > guard.config.max_age;
        for usage in [Use::Collateral, Use::Debt] {
            prop_assert_eq!(old.price(usage) == Err(LendingError::StalePrice), is_old);
            let early = quote(guard, told(price, now + lead), now);
            prop_assert_eq!(early.price(usage) == Err(LendingError::StalePrice), lead > 60);
        }
    }
}
