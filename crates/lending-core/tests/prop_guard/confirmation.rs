//! A liquidation leaves the anchor's neighbourhood only after enough time and enough rounds.

use crate::given::{
    poke_all, print, quote, side_of, told, watched, Poked, DAY, GROWTH_ONE, HOUR, ONE, START,
};
use lending_core::fixed::{mul_div_down, mul_div_up};
use lending_core::guard::{Guard, Side, Use};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What a liquidation may use without confirmation, written down a second time.
pub fn bounds(guard: &Guard, now: u64) -> (i128, i128) {
    let (config, one) = (guard.config, i128::from(ONE));
    let idle = i128::from((now - guard.time).min(config.window));
    let (dn, up) = (i128::from(config.dn) * idle, i128::from(config.up) * idle);
    let low = mul_div_up(guard.anchor, GROWTH_ONE - dn, GROWTH_ONE).unwrap();
    let high = mul_div_down(guard.anchor, GROWTH_ONE + up, GROWTH_ONE).unwrap();
    let liq = i128::from(config.liq);
    (
        mul_div_up(low, one - liq, one).unwrap(),
        mul_div_down(high, one + liq, one).unwrap(),
    )
}

/// The pokes that saw the present deviation: the last ones, all on its side.
fn present(pokes: &[Poked]) -> &[Poked] {
    let Some(last) = pokes.last() else {
        return &[];
    };
    let from = pokes
        .iter()
        .rposition(|it| it.after.side != last.after.side);
    &pokes[from.map_or(0, |from| from + 1)..]
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn confirmation_takes_three_rounds_and_the_time_set((guard, looks) in watched(60), later in 0..DAY) {
        let pokes = poke_all(guard, &looks);
        for end in 1..=pokes.len() {
            let seen = present(&pokes[..end]);
            let (after, now) = (pokes[end - 1].after, pokes[end - 1].now + later);
            if !after.is_confirmed(now) {
                continue;
            }
            prop_assert_ne!(after.side, Side::Within);
            let within = seen.iter().filter(|it| it.now >= after.since);
            let stamps: BTreeSet<u64> = within.map(|it| it.reading.time).collect();
            prop_assert!(stamps.len() >= 3, "{stamps:?}");
            prop_assert!(now - after.since >= after.config.confirm);
            prop_assert!(seen.iter().any(|it| it.now == after.since));
        }
    }

    #[test]
    fn a_deviation_that_is_not_looked_at_any_more_is_not_confirmed((guard, looks) in watched(60), later in 0..2 * DAY) {
        if let Some(last) = poke_all(guard, &looks).last() {
            let (config, now) = (guard.config, last.now + later);
            let kept = config.window.max(config.confirm).max(config.max_age);
            let newest = last.after.last_stamp;
            prop_assert!(newest <= last.now);
            prop_assert!(now - newest <= kept || !last.after.is_confirmed(now));
        }
    }

    #[test]
    fn liquidations_stay_in_bounds_unless_confirmed_on_that_side(
        ((guard, looks), price) in watched(40).prop_flat_map(|(guard, looks)| {
            (Just((guard, looks)), print(guard.anchor))
        }),
        later in prop_oneof![Just(0), 1..HOUR, 0..DAY],
    ) {
        let pokes = poke_all(guard, &looks);
        let (guard, now) = pokes.last().map_or((guard, START), |it| (it.after, it.now));
        let now = now + later;
        let (low, high) = bounds(&guard, now);
        let side = side_of(price, (low, high));
        let usable = quote(guard, told(price, now), now).price(Use::Liquidation).unwrap();
        let free = guard.config.liq == 0 || side == guard.side && guard.is_confirmed(now);
        let expected = if free { price } else { price.min(high).max(low) };
        prop_assert_eq!(usable, expected);
        if !guard.is_confirmed(now) && guard.config.liq > 0 {
            prop_assert!((low..=high).contains(&usable));
        }
    }

    #[test]
    fn one_round_confirms_nothing_however_often_it_is_poked(
        (guard, price) in crate::given::guard().prop_flat_map(|guard| (Just(guard), print(guard.anchor))),
        pokes in proptest::collection::vec(0..600u64, 1..=50),
    ) {
        let (mut guard, mut now) = (guard, START + 1);
        for after in pokes {
            now += after;
            guard = guard.poked(told(price, START + 1), now).unwrap_or(guard);
        }
        prop_assert!(!guard.is_confirmed(now) && guard.rounds <= 1);
    }

    /// A feed that goes back and forth between two rounds has published two.
    #[test]
    fn two_rounds_confirm_nothing_in_whatever_order_they_come(
        (guard, prices) in crate::given::guard().prop_flat_map(|guard| {
            (Just(guard), [print(guard.anchor), print(guard.anchor)])
        }),
        order in proptest::collection::vec((any::<bool>(), 0..600u64), 1..=50),
    ) {
        let (mut guard, mut now) = (guard, START + 300);
        for (newer, after) in order {
            now += after;
            let (stamp, price) = if newer { (START + 300, prices[1]) } else { (START, prices[0]) };
            guard = guard.poked(told(price, stamp), now).unwrap_or(guard);
        }
        prop_assert!(!guard.is_confirmed(now) && guard.rounds <= 2);
    }
}
