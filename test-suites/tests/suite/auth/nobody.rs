//! What anybody may call, signed by nobody.

use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

/// From here on nobody signs anything.
fn nobody_signs(world: &World) {
    world.env.set_auths(&[]);
}

#[track_caller]
fn nobody_was_asked(world: &World) {
    assert_eq!(world.env.auths(), []);
}

#[test]
fn anybody_sets_a_reserve_whose_time_has_come() {
    let world = World::market(1);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &std_config());
    world.at(world.now() + 604_800);
    nobody_signs(&world);
    world.pool.set_reserve(&asset);
    nobody_was_asked(&world);
}

#[test]
fn anybody_updates_the_status_and_gulps() {
    let world = World::market(1);
    world.assets[0].token.mint(&world.pool.address, &ONE);
    nobody_signs(&world);
    world.pool.update_status();
    nobody_was_asked(&world);
    world.pool.gulp(world.asset(0));
    nobody_was_asked(&world);
}

#[test]
fn anybody_starts_an_auction() {
    let world = World::market(2);
    world.with_bad_debt();
    world.with_interest();
    let [first, second] = [0; 2].map(|_| world.borrower_at(3 * ONE));
    nobody_signs(&world);
    world.pool.create_user_liquidations(&first, &100);
    nobody_was_asked(&world);
    let (bid, lot) = (world.assets_of([1]), world.assets_of([0]));
    world.pool.new_auction(&0, &second, &bid, &lot, &100);
    nobody_was_asked(&world);
    world.pool.create_bad_debt_auction();
    nobody_was_asked(&world);
    world.pool.create_interest_auction(&lot);
    nobody_was_asked(&world);
    world.at_ledger(world.env.ledger().sequence() + 501);
    for (kind, user) in [
        (0, &first),
        (0, &second),
        (1, &world.backstop.address),
        (2, &world.backstop.address),
    ] {
        world.pool.del_auction(&kind, user);
        nobody_was_asked(&world);
    }
}

#[test]
fn anybody_moves_bad_debt_and_defaults_it() {
    let world = World::market(2);
    let user = world.borrower();
    world.seed_positions(&user, &[], &[(1, 50 * ONE)], &[]);
    nobody_signs(&world);
    world.pool.bad_debt(&user);
    nobody_was_asked(&world);
    world.env.mock_all_auths();
    world.set_backstop_price(1);
    nobody_signs(&world);
    world.pool.bad_debt(&world.backstop.address);
    nobody_was_asked(&world);
}

#[test]
fn anybody_moves_bad_debt_that_defaults_at_once() {
    let world = World::market(2);
    let user = world.borrower();
    world.seed_positions(&user, &[], &[(1, 50 * ONE)], &[]);
    world.set_backstop_price(1);
    nobody_signs(&world);
    world.pool.bad_debt(&user);
    nobody_was_asked(&world);
    let left = world.pool.get_positions(&world.backstop.address);
    assert!(left.liabilities.is_empty());
}

#[test]
fn anybody_looks() {
    let world = World::market(2);
    let (user, _) = world.liquidated(3 * ONE);
    nobody_signs(&world);
    world.pool.get_admin();
    world.pool.get_config();
    world.pool.get_backstop();
    world.pool.get_reserve_list();
    world.pool.get_reserve(world.asset(0));
    world.pool.get_positions(&user);
    world.pool.get_auction(&0, &user);
    nobody_was_asked(&world);
}
