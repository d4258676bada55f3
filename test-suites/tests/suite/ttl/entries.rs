//! Everything but the instance.

use super::{extends, left, spares, wait_until, DAY, PROPOSAL, SHARED, USER};
use crate::keys;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

#[test]
fn the_reserve_list_lives_on_when_read_and_when_written() {
    let world = World::market(1);
    let list = keys::list();
    extends(&world, &list, SHARED, || {
        world.pool.get_reserve_list();
    });
    let queue = || {
        let asset = Address::generate(&world.env);
        world.pool.queue_set_reserve(&asset, &std_config());
        asset
    };
    world.seed_config(|config| config.status = 6);
    extends(&world, &list, SHARED, || {
        world.pool.set_reserve(&queue());
    });
}

#[test]
fn a_reserve_lives_on_when_read() {
    let world = World::market(2);
    for key in [keys::config(world.asset(0)), keys::data(world.asset(0))] {
        extends(&world, &key, SHARED, || {
            world.pool.get_reserve(world.asset(0));
        });
    }
}

#[test]
fn reading_one_reserve_keeps_no_other_alive() {
    let world = World::market(2);
    let other = keys::data(world.asset(1));
    wait_until(&world, &other, SHARED.0);
    world.pool.get_reserve(world.asset(0));
    assert_eq!(left(&world, &other), SHARED.0);
}

#[test]
fn a_reserve_lives_on_when_written() {
    let world = World::market(2);
    let user = world.user(1_000 * ONE);
    extends(&world, &keys::data(world.asset(0)), SHARED, || {
        world.act(&user, [supply(world.asset(0), ONE)]);
    });
    let world = World::market(2);
    extends(&world, &keys::config(world.asset(1)), SHARED, || {
        let config = world.pool.get_reserve(world.asset(1)).config;
        world.pool.queue_set_reserve(world.asset(1), &config);
        world.pool.cancel_set_reserve(world.asset(1));
    });
}

#[test]
fn the_constants_live_on_when_read() {
    let world = World::market(2);
    let user = world.borrower();
    extends(&world, &keys::constants(), SHARED, || {
        world.act(&user, [borrow(world.asset(1), 1)]);
    });
}

#[test]
fn positions_live_on_when_read_and_when_written() {
    let world = World::market(1);
    let user = world.lender();
    let key = keys::positions(&user);
    extends(&world, &key, USER, || {
        world.pool.get_positions(&user);
    });
    extends(&world, &key, USER, || {
        world.act(&user, [withdraw(world.asset(0), 1)]);
    });
}

#[test]
fn looking_for_positions_makes_none() {
    let world = World::market(1);
    let nobody = Address::generate(&world.env);
    world.pool.get_positions(&nobody);
    assert!(world.entry(&keys::positions(&nobody)).is_none());
}

#[test]
fn an_auction_lives_forty_six_days_and_no_longer_for_being_read() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    let key = keys::auction(0, &user);
    assert_eq!(left(&world, &key), SHARED.1);
    spares(&world, &key, || {
        world.pool.get_auction(&0, &user);
    });
    spares(&world, &key, || {
        let filler = world.user(ONE);
        let asset = world.asset(0);
        let refused = world.try_act(&filler, [fill_user_liquidation(&user, 0)]);
        refused.unwrap_err().unwrap();
        let refused = world.try_act(&user, [supply(asset, 1)]);
        refused.unwrap_err().unwrap();
    });
    world.skip_ledgers(2);
    assert!(world.entry(&key).is_none());
    // The account is free again.
    world.act(&user, [supply(world.asset(0), 1)]);
}

#[test]
fn what_a_fill_leaves_of_an_auction_is_a_write() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    let key = keys::auction(0, &user);
    let filler = world.rich();
    extends(&world, &key, SHARED, || {
        world.act(&filler, [fill_user_liquidation(&user, 10)]);
    });
}

#[test]
fn a_queued_reserve_lives_a_hundred_and_twenty_days() {
    let world = World::market(1);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &std_config());
    let key = keys::queued(&asset);
    assert_eq!(left(&world, &key), USER.1);
    spares(&world, &key, || {
        let refused = world.pool.try_queue_set_reserve(&asset, &std_config());
        refused.unwrap_err().unwrap();
    });
    assert_eq!(world.pool.set_reserve(&asset), 1);
    assert!(world.entry(&key).is_none());
}

#[test]
fn a_proposal_lives_ten_days_from_when_it_is_made() {
    let world = World::market(1);
    let proposed = Address::generate(&world.env);
    let key = keys::proposed_admin();
    world.pool.propose_admin(&proposed);
    assert_eq!(left(&world, &key), PROPOSAL.1);
    world.skip_ledgers(DAY);
    world.pool.propose_admin(&proposed);
    assert_eq!(left(&world, &key), PROPOSAL.1);
    wait_until(&world, &key, 0);
    world.pool.accept_admin();
    assert!(world.entry(&key).is_none());
}
