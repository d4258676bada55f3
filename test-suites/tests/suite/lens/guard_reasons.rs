//! `price_guard`: which price serves which use, and why.

use super::guarded::{guard, guarded, range, round, said, tokens, DAY, HOUR};
use super::scene::{submit, world, ONE};
use lens::{LensError, PriceGuard, UsedPrice};
use pool::PoolError;
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, String};
use test_suites::code::Code;
use test_suites::outcome::outcome;
use test_suites::requests::{borrow, supply, supply_collateral, withdraw_collateral};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

/// In the order of the table in `docs/lens.md`: collateral, debt, liquidation, auction, spot, insurance.
#[track_caller]
fn expect(said: &PriceGuard, expected: [(Option<i128>, u32); 6]) {
    let uses = [
        &said.collateral,
        &said.debt,
        &said.liquidation,
        &said.auction,
        &said.spot,
        &said.insurance,
    ];
    let plain = uses.map(|UsedPrice { price, reason }| (*price, *reason));
    assert_eq!(plain, expected);
}

fn same(price: i128, reason: u32) -> (Option<i128>, u32) {
    (Some(price), reason)
}

const CEILING: i128 = 1_1025000;

#[test]
fn a_feed_within_reach_is_taken_as_it_is() {
    let world = guarded();
    let asset = world.asset(0);
    world.at(world.now() + HOUR);
    let feed = same(ONE, 0);
    let quiet = said(&world, asset);
    expect(&quiet, [feed, feed, feed, feed, feed, same(CEILING, 2)]);
    assert_eq!(
        (quiet.feed, quiet.feed_time),
        (Some(ONE), Some(world.now()))
    );
    assert_eq!(
        (quiet.lowest, quiet.highest),
        (Some(9_500_000), Some(1_0500000))
    );
    assert_eq!((quiet.deviation.side, quiet.poke), (0, Some(ONE)));
    assert_eq!(
        (quiet.guard, quiet.asset),
        (guard(&world, asset), asset.clone())
    );
}

#[test]
fn a_feed_out_of_reach_is_held_back_until_it_has_lasted() {
    let world = guarded();
    let asset = world.asset(0);
    world.at(world.now() + HOUR);
    round(&world, 0, 5 * ONE);
    let (feed, held) = (same(5 * ONE, 0), same(1_2075000, 1));
    let (low, high) = (same(CEILING, 1), same(CEILING, 1));
    expect(&said(&world, asset), [low, feed, held, held, feed, high]);

    round(&world, 0, ONE / 2);
    let (feed, held) = (same(ONE / 2, 0), same(8_075_000, 2));
    let floor = same(9_025_000, 2);
    let fallen = said(&world, asset);
    expect(&fallen, [feed, floor, held, held, feed, same(CEILING, 2)]);
    let deviation = &fallen.deviation;
    let expected = (-1, 0, 0, world.now() + 900, false);
    assert_eq!(
        (
            deviation.side,
            deviation.since,
            deviation.rounds,
            deviation.confirms_at,
            deviation.confirmed
        ),
        expected
    );
    assert_eq!(fallen.poke, Some(9_500_000));

    let since = world.now();
    for rounds in 1..=3 {
        round(&world, 0, ONE / 2);
        world.pool.poke_price(asset);
        let deviation = said(&world, asset).deviation;
        assert_eq!((deviation.since, deviation.rounds), (since, rounds));
        assert_eq!(
            (deviation.confirms_at, deviation.confirmed),
            (since + 900, false)
        );
        world.at(world.now() + 299);
    }
    let waits = said(&world, asset);
    assert_eq!(waits.liquidation.reason, 2);
    world.at(since + 900);
    let confirmed = said(&world, asset);
    assert!(confirmed.deviation.confirmed);
    let feed = same(ONE / 2, 0);
    let all = confirmed.liquidation.price;
    assert_eq!(all, Some(ONE / 2));
    let floor = confirmed.debt.price.unwrap();
    let ceiling = confirmed.insurance.price.unwrap();
    let held = same(ONE / 2, 3);
    expect(
        &confirmed,
        [feed, same(floor, 2), held, held, feed, same(ceiling, 2)],
    );
}

#[test]
fn a_dead_feed_leaves_the_anchor() {
    let world = guarded();
    let asset = world.asset(0);
    let (refused, worthless) = ((None, 7), same(0, 9));
    let anchor = same(ONE, 4);
    for price in [None, Some(0), Some(-5)] {
        match price {
            None => world.kill_feed(0),
            Some(price) => round(&world, 0, price),
        }
        let dead = said(&world, asset);
        expect(
            &dead,
            [worthless, refused, anchor, refused, refused, anchor],
        );
        assert_eq!(
            (dead.feed, dead.poke, dead.deviation.side),
            (price, None, 0)
        );
        assert!(outcome(world.pool.try_poke_price(asset)).is_err());
    }
    // Too old for new risk, and stamped ahead of the clock.
    for stamp in [world.now() - HOUR - 1, world.now() + 61] {
        world.set_dated_price(0, ONE, stamp);
        let (stale, feed) = ((None, 6), same(ONE, 0));
        let old = said(&world, asset);
        expect(&old, [stale, stale, feed, feed, feed, same(1_0500000, 2)]);
        assert_eq!(old.poke, None);
    }
    world.set_dated_price(0, ONE, world.now() - DAY - 1);
    let stale = (None, 6);
    expect(
        &said(&world, asset),
        [stale, stale, anchor, stale, stale, anchor],
    );
}

#[test]
fn without_a_guard_the_feed_is_all_there_is() {
    let world = world(&Setup::default());
    let asset = world.asset(0);
    let off = said(&world, asset);
    expect(&off, [same(ONE, 5); 6]);
    assert_eq!((off.guard.p, off.guard.config.window), (0, 0));
    assert_eq!((off.lowest, off.highest, off.poke), (None, None, None));
    let token = said(&world, &world.backstop_token.address);
    expect(&token, [same(1_2500000, 5); 6]);
    assert_eq!(token.guard, off.guard, "it never had one");
    world.at(10 * DAY);
    world.set_dated_price(0, ONE, 9 * DAY - 1);
    expect(&said(&world, asset), [(None, 6); 6]);
    world.kill_feed(0);
    expect(&said(&world, asset), [(None, 7); 6]);
}

#[test]
fn a_guard_that_waits_for_its_first_price_permits_no_risk() {
    let mut world = World::new(&Setup {
        guarded: true,
        ..Setup::default()
    });
    let name = String::from_str(&world.env, "LATE");
    let args = (world.admin.clone(), 7u32, name.clone(), name);
    let asset = Code::TestToken.register(&world.env, args);
    world.oracle.add_asset(&Feed::Stellar(asset.clone()));
    world.pool.queue_set_reserve(&asset, &std_config());
    world.pool.set_reserve(&asset);
    let (nothing, refused, dead) = (same(0, 8), (None, 8), (None, 7));
    expect(
        &said(&world, &asset),
        [nothing, refused, dead, dead, dead, dead],
    );
    let feed = Feed::Stellar(asset.clone());
    world.oracle.set_price(&feed, &ONE, &world.now());
    let fed = same(ONE, 8);
    let waiting = said(&world, &asset);
    expect(&waiting, [nothing, refused, fed, fed, fed, fed]);
    assert_eq!((waiting.lowest, waiting.poke), (None, None));
    let poked = outcome(world.pool.try_poke_price(&asset));
    assert_eq!(poked, Err(PoolError::GuardNotFound));
    world.assets.clear();
}

#[test]
fn the_list_is_every_reserve_and_the_backstop_token() {
    let world = guarded();
    let listed = world.lens().price_guards(&world.pool.address);
    let alone: std::vec::Vec<_> = tokens(&world).iter().map(|it| said(&world, it)).collect();
    assert_eq!(listed.iter().collect::<std::vec::Vec<_>>(), alone);
    let stranger = Address::generate(&world.env);
    let unknown = world.lens().try_price_guard(&world.pool.address, &stranger);
    assert_eq!(unknown, Err(Ok(LensError::ReserveNotFound)));
}

/// A price one borrows at and one is liquidated at are two, and an account has a health for each.
#[test]
fn an_account_is_healthy_to_one_and_not_to_the_other() {
    let world = guarded();
    let (lender, user) = (world.user(10_000 * ONE), world.user(10_000 * ONE));
    submit(&world, &lender, [supply(world.asset(1), 1_000 * ONE)]);
    let requests = [
        supply_collateral(world.asset(0), 200 * ONE),
        borrow(world.asset(1), 140 * ONE),
    ];
    submit(&world, &user, requests);
    let lens = world.lens();
    let pool = &world.pool.address;
    world.at(world.now() + HOUR);
    round(&world, 0, ONE / 2);
    let state = lens.user_state(pool, &user);
    let risk = lens.account_risk(pool, &user);
    assert_eq!(state.hf_liq, Some(risk.hf));
    // 200 at 0.5, and at 0.95 * 0.85.
    assert_eq!((state.cr, risk.cr), (Some(100 * ONE), 161_5000000));
    assert!(state.hf.unwrap() < risk.hf);
    assert_eq!(range(&world, &user), (1, 0, true));

    // What nobody takes risk against does not keep anyone from being liquidated.
    world.kill_feed(0);
    let state = lens.user_state(pool, &user);
    let risk = lens.account_risk(pool, &user);
    assert_eq!((state.cr, state.hf), (Some(0), Some(0)));
    assert_eq!((risk.cr, Some(risk.hf)), (200 * ONE, state.hf_liq));
    let line = state.positions.get(0).unwrap();
    assert_eq!(
        (line.collateral_value, line.supply_value),
        (Some(0), Some(0))
    );
    world.set_dated_price(0, ONE, world.now() - HOUR - 1);
    let state = lens.user_state(pool, &user);
    assert_eq!((state.cr, state.hf), (None, None));
    let refused = world.submit(&user, [withdraw_collateral(world.asset(0), 1)]);
    assert_eq!(refused, Err(PoolError::StalePrice));
}
