//! Honest markets: a true price is followed, and the guard makes nobody liquidatable who is not.

use crate::confirmation::bounds;
use crate::given::{anchored, config, plausible, print, quote, told, up_to, HOUR, ONE, START};
use lending_core::guard::{Guard, Use};
use lending_core::health::{Health, Valuation};
use lending_core::units::Underlying;
use proptest::prelude::*;

/// Pokes `guard` at each round of a steady price.
fn steady(guard: Guard, price: i128, from: u64, rounds: u64, every: u64) -> (Guard, u64) {
    let mut now = from;
    let mut guard = guard;
    for round in 0..rounds {
        now = from + round * every;
        guard = guard.poked(told(price, now), now).unwrap();
    }
    (guard, now)
}

/// Health of `held` against `owed`, both of tokens without decimals, at these prices.
fn health(prices: [i128; 2], [held, owed]: [i128; 2], [c, l]: [u32; 2]) -> Health {
    let by = |price| Valuation {
        price,
        token_one: 1,
        c_factor: c,
        l_factor: l,
    };
    let mut health = Health::default();
    let [collateral, debt] = prices;
    health
        .add_collateral(&by(collateral), Underlying(held))
        .unwrap();
    health.add_debt(&by(debt), Underlying(owed)).unwrap();
    health
}

fn liquidation(guard: Guard, price: i128, now: u64) -> i128 {
    quote(guard, told(price, now), now)
        .price(Use::Liquidation)
        .unwrap()
}

/// A collateral and a debt with what they are anchored at, and where the feeds are now.
fn pair() -> impl Strategy<Value = ([Guard; 2], [i128; 2], u64)> {
    let one = || {
        (config(), up_to(12))
            .prop_flat_map(|(config, anchor)| (Just(anchored(config, anchor)), print(anchor)))
    };
    (one(), one(), 0..=2 * HOUR).prop_map(|((collateral, at), (debt, now_at), idle)| {
        ([collateral, debt], [at, now_at], START + idle)
    })
}

proptest! {
    #![proptest_config(crate::cases(256))]

    /// "At most `confirm` late": from the first poke on, if three rounds were poked.
    #[test]
    fn liquidations_use_a_true_price_once_it_has_lasted(
        (config, (anchor, price)) in (config(), up_to(18).prop_flat_map(|anchor| (Just(anchor), print(anchor)))),
        idle in 0..30 * 24 * HOUR,
        every in 1..=900u64,
    ) {
        let every = every.min(config.max_age);
        let rounds = (config.confirm / every + 2).max(3);
        let first = START + idle;
        let (guard, now) = steady(anchored(config, anchor), price, first, rounds, every);
        prop_assert!(now >= first + config.confirm);
        prop_assert_eq!(liquidation(guard, price, now), price);
    }

    #[test]
    fn a_feed_that_moves_no_faster_than_the_anchor_is_used_as_it_is(
        config in plausible(),
        anchor in 10i128.pow(12)..10i128.pow(18),
        moves in proptest::collection::vec((-1_000..=1_000i128, 1..=HOUR), 1..=60),
    ) {
        let (mut guard, mut now, mut price) = (anchored(config, anchor), START, anchor);
        for (part, after) in moves {
            let reach = i128::from(after.min(config.window));
            let speed = i128::from(if part > 0 { config.up } else { config.dn });
            // A thousandth short of the whole way, for rounding.
            price += price / 3_600 * reach / i128::from(ONE) * speed * part / 1_001;
            now += after;
            for usage in [Use::Collateral, Use::Debt, Use::Liquidation, Use::Auction] {
                let used = quote(guard, told(price, now), now).price(usage);
                prop_assert_eq!(used, Ok(price), "{:?}", usage);
            }
            guard = guard.poked(told(price, now), now).unwrap();
            prop_assert_eq!(guard.anchor, price);
        }
    }

    /// The exact condition: the guard leaves a liquidation alone while both feeds are within reach of
    /// their anchors, or confirmed.
    #[test]
    fn within_reach_of_the_anchors_the_guard_changes_no_liquidation(
        (guards, feeds, now) in pair(),
        amounts in [up_to(9), up_to(9)],
        factors in [1..=ONE, 1..=ONE],
    ) {
        let used = [0, 1].map(|of| liquidation(guards[of], feeds[of], now));
        let within = [0, 1].map(|of| {
            let (low, high) = bounds(&guards[of], now);
            guards[of].config.liq == 0 || (low..=high).contains(&feeds[of])
        });
        prop_assert_eq!(used == feeds, within == [true, true]);
        if within == [true, true] {
            let (guarded, plain) = (health(used, amounts, factors), health(feeds, amounts, factors));
            prop_assert_eq!(guarded, plain);
        }
    }

    /// ORC-07: whatever the guards remember, nobody is liquidated who would not be at the feed.
    #[test]
    fn the_guard_itself_liquidates_nobody(
        (guards, feeds, now) in pair(),
        amounts in [up_to(9), up_to(9)],
        factors in [1..=ONE, 1..=ONE],
    ) {
        let judged = |of: usize, usage| {
            quote(guards[of], told(feeds[of], now), now).price(usage).unwrap()
        };
        let used = [judged(0, Use::Seized), judged(1, Use::Owed)];
        let plain = health(feeds, amounts, factors).is_liquidatable();
        prop_assert!(plain || !health(used, amounts, factors).is_liquidatable());
    }

    /// Guards of the same settings, poked together: who is healthy at the anchors and at the feeds is so
    /// at the clamped prices.
    #[test]
    fn who_is_healthy_before_and_after_is_healthy_in_between(
        config in config(),
        moves in [print(10i128.pow(10)), print(10i128.pow(10))],
        factors in [1_000_000..=ONE, 1_000_000..=ONE],
        part in 1..=999i128,
        idle in 0..=2 * HOUR,
    ) {
        let (anchor, held) = (10i128.pow(10), 10i128.pow(12));
        let guard = anchored(config, anchor);
        let moves = moves.map(|price| price.min(10i128.pow(15)));
        let used = moves.map(|price| liquidation(guard, price, START + idle));
        // The most that can be owed at the anchors and at the feeds, short of a thousandth.
        let most = |[collateral, debt]: [i128; 2]| {
            let [c, l] = factors.map(i128::from);
            held * collateral / debt * c / i128::from(ONE) * l / i128::from(ONE)
        };
        let owed = most([anchor, anchor]).min(most(moves)) * part / 1_000;
        prop_assume!(owed > 1_000_000);
        prop_assert!(!health(used, [held, owed], factors).is_liquidatable());
    }
}
