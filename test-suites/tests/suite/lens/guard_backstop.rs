//! The backstop token's guard: what the deposits are worth, and to whom.

use super::guarded::{guarded, range, said, DAY, HOUR};
use super::scene::{submit, ONE};
use pool::PoolError;
use test_suites::outcome::outcome;
use test_suites::requests::{borrow, supply, supply_collateral};
use test_suites::World;

/// Bad debt of one unit in #0, so small that nothing else changes.
fn owe(world: &World) {
    let mut data = world.pool.get_reserve(world.asset(0)).data;
    (data.d_supply, data.b_supply) = (1, 10);
    world.seed_reserve_data(0, &data);
    world.seed_positions(&world.backstop.address, &[], &[(0, 1)], &[]);
}

#[test]
fn the_threshold_goes_by_the_anchor_when_the_feed_is_dead() {
    let world = guarded();
    let lens = world.lens();
    let pool = &world.pool.address;
    // 50 000 tokens against a threshold of 50 000.
    for (price, covered) in [(2 * ONE, true), (ONE, true), (9_999_999, true), (1, true)] {
        world.set_dated_backstop_price(price, world.now());
        let quote = lens.backstop_quote(pool, &ONE);
        assert_eq!(quote.covered, covered, "{price}");
        assert_eq!(outcome(world.pool.try_set_status(&0)).is_ok(), covered);
    }
    // An hour on, a fall to 1.25 * 0.95 * 0.85 is possible.
    world.at(world.now() + HOUR);
    for (price, worth) in [(9_999_999, 1_0093750), (1, 1_0093750), (9 * ONE, 1_5093750)] {
        world.set_dated_backstop_price(price, world.now());
        let quote = lens.backstop_quote(pool, &ONE);
        assert_eq!((quote.price, quote.value), (worth, worth));
        let used = said(&world, &world.backstop_token.address).liquidation;
        assert_eq!(used.price, Some(worth));
    }
    world.kill_backstop_feed();
    let quote = lens.backstop_quote(pool, &ONE);
    assert_eq!((quote.price, quote.covered), (1_2500000, true));
    let state = lens.pool_state(pool).backstop;
    assert_eq!((state.price, state.value), (None, Some(62_500 * ONE)));
    let users = soroban_sdk::vec![&world.env];
    assert_eq!(lens.pool_risk(pool, &users).coverage, Some(62_500 * ONE));
    assert_eq!(outcome(world.pool.try_update_status()), Ok(0));
}

/// Suppliers bear a loss only if the deposits would not insure them at the best the guard can think of.
#[test]
fn exhausted_is_what_lets_bad_debt_default() {
    let mut seen = std::vec![];
    for tokens in [
        2_285 * ONE,
        2_267 * ONE,
        2_000 * ONE,
        1_904 * ONE,
        1_800 * ONE,
    ] {
        for dead in [false, true] {
            for price in [1_2500000, 1_0000000, 5 * ONE, 1] {
                let world = guarded();
                let backstop = world.backstop.address.clone();
                let all = world.backstop.pool_data(&world.pool.address).tokens;
                world
                    .backstop
                    .draw(&world.pool.address, &(all - tokens), &world.admin);
                owe(&world);
                world.at(world.now() + 1_800);
                world.set_dated_backstop_price(price, world.now());
                if dead {
                    world.kill_backstop_feed();
                }
                let quote = world.lens().backstop_quote(&world.pool.address, &0);
                let done = outcome(world.pool.try_bad_debt(&backstop));
                assert!(done.is_ok() || done == Err(PoolError::BadRequest));
                assert_eq!(quote.exhausted, done.is_ok(), "{tokens} at {price}");
                seen.push(quote.exhausted);
            }
        }
    }
    assert!(seen.contains(&true) && seen.contains(&false));
}

/// The feed of what is sold for bad debt must be alive; that of the debts need not be.
#[test]
fn a_bad_debt_auction_is_valued_as_it_is_made() {
    let world = guarded();
    let lens = world.lens();
    let pool = &world.pool.address;
    let (lender, user) = (world.user(10_000 * ONE), world.user(10_000 * ONE));
    submit(&world, &lender, [supply(world.asset(1), 1_000 * ONE)]);
    let requests = [
        supply_collateral(world.asset(0), 200 * ONE),
        borrow(world.asset(1), 100 * ONE),
    ];
    submit(&world, &user, requests);
    let debt = world.pool.get_positions(&user).liabilities.get(1).unwrap();
    world.seed_positions(&world.backstop.address, &[], &[(1, debt)], &[]);
    world.seed_positions(&user, &[], &[], &[]);
    world.at(world.now() + DAY);
    world.set_dated_price(1, 7 * ONE, world.now());
    world.set_dated_backstop_price(ONE / 5, world.now());
    for alive in [true, false] {
        if !alive {
            world.kill_feed(1);
        }
        let auction = world.pool.create_bad_debt_auction();
        let quote = lens.fill_quote(
            pool,
            &1,
            &world.backstop.address,
            &100,
            &(auction.block + 200),
        );
        // Both at full size: 120% of the debt, to a rounding of the token.
        let (bid, lot) = (quote.bid_value.unwrap(), quote.lot_value.unwrap());
        let missing = bid * 12 / 10 - lot;
        assert!((0..=3).contains(&missing), "{bid} for {lot}");
        assert_eq!(bid > 115 * ONE, alive);
        world.drop_auction(1, &world.backstop.address);
    }
    let auction = world.pool.create_bad_debt_auction();
    world.kill_backstop_feed();
    let quote = lens.fill_quote(
        pool,
        &1,
        &world.backstop.address,
        &100,
        &(auction.block + 200),
    );
    assert!(quote.bid_value.is_some() && quote.lot_value.is_none());
    world.drop_auction(1, &world.backstop.address);
    let refused = outcome(world.pool.try_create_bad_debt_auction());
    assert_eq!(refused, Err(PoolError::BackstopPriceUnavailable));
    assert_eq!(range(&world, &user), (1, 0, false));
}
