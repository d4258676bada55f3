//! All entries together.

use super::{instance, Persistent, Temporary};
use crate::keys;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::{ScVal, ScVec};
use soroban_sdk::Address;
use test_suites::raw;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

/// A pool in which everything has happened that writes an entry.
pub fn lived_in() -> (World, Vec<ScVal>, Vec<ScVal>) {
    let world = World::market(3);
    world.with_loss_and_bad_debt();
    // Of those who are there after the loss, two hold shares in the reserve, and one does not any more.
    let [newcomer, passer_by] = [0; 2].map(|_| world.user(ONE));
    world.act(&world.lender(), [withdraw(world.asset(1), ONE)]);
    world.act(&newcomer, [supply(world.asset(1), ONE)]);
    world.act(&passer_by, [supply(world.asset(1), ONE)]);
    world.act(&passer_by, [withdraw(world.asset(1), i128::MAX)]);
    world.with_interest();
    let user = world.borrower_at(3 * ONE);
    world.pool.create_user_liquidations(&user, &100);
    world.pool.create_bad_debt_auction();
    world.pool.create_interest_auction(&world.assets_of([0]));
    let waiting = Address::generate(&world.env);
    world.pool.queue_set_reserve(&waiting, &std_config());
    world.pool.queue_set_reserve(world.asset(2), &std_config());
    let cancelled = Address::generate(&world.env);
    world.pool.queue_set_reserve(&cancelled, &std_config());
    world.pool.cancel_set_reserve(&cancelled);
    world.pool.propose_admin(&user);
    world.pool.set_status(&2);
    world.pool.update_status();
    world.pool.update_pool(&500_000, &7, &1);
    let visitor = world.user(ONE);
    world.act(&visitor, []);
    world.pool.get_positions(&Address::generate(&world.env));

    let backstop = &world.backstop.address;
    let mut persistent = vec![keys::INSTANCE, keys::list(), keys::constants()];
    for index in 0..3 {
        persistent.push(keys::config(world.asset(index)));
        persistent.push(keys::data(world.asset(index)));
        persistent.push(keys::guard(world.asset(index)));
    }
    for account in world.accounts() {
        persistent.push(keys::positions(&account));
    }
    persistent.push(keys::positions(backstop));
    persistent.extend([keys::bad_debt(1), keys::loss(1), keys::last_default()]);
    for asset in [&waiting, &cancelled] {
        persistent.push(keys::guard(asset));
    }
    for account in [&world.lender(), &newcomer] {
        persistent.push(keys::loss_of(account, 1));
    }
    let temporary = vec![
        keys::proposed_admin(),
        keys::queued(&waiting),
        keys::queued(world.asset(2)),
        keys::auction(0, &user),
        keys::auction(1, backstop),
        keys::auction(2, backstop),
    ];
    (world, persistent, temporary)
}

#[test]
fn there_are_no_entries_but_those_clients_know_the_constants_and_the_guards() {
    let world = World::market(3);
    world.with_interest();
    world.borrower();
    let mut persistent = vec![keys::INSTANCE, keys::list(), keys::constants()];
    for index in 0..3 {
        persistent.push(keys::config(world.asset(index)));
        persistent.push(keys::data(world.asset(index)));
        persistent.push(keys::guard(world.asset(index)));
    }
    for account in world.accounts() {
        persistent.push(keys::positions(&account));
    }
    let entries = world.entries_of(&world.pool.address);
    let mut keys: Vec<ScVal> = entries.into_iter().map(|entry| entry.key).collect();
    keys.sort();
    persistent.sort();
    assert_eq!(keys, persistent);
}

#[test]
fn bad_debt_and_losses_have_entries_of_their_own_and_nothing_else_has() {
    let (world, mut persistent, mut temporary) = lived_in();
    let entries = world.entries_of(&world.pool.address);
    let of = |durability| {
        let these = entries
            .iter()
            .filter(|entry| entry.durability == durability);
        let mut keys: Vec<ScVal> = these.map(|entry| entry.key.clone()).collect();
        keys.sort();
        keys
    };
    persistent.sort();
    temporary.sort();
    assert_eq!(of(Persistent), persistent);
    assert_eq!(of(Temporary), temporary);
}

#[test]
fn whatever_happens_the_instance_has_four_keys() {
    let (world, ..) = lived_in();
    let config = raw::fields([
        ("bstop_rate", raw::u32(500_000)),
        ("max_positions", raw::u32(7)),
        ("min_collateral", raw::i128(1)),
        ("oracle", raw::address(&world.oracle.address)),
        ("status", raw::u32(2)),
    ]);
    let expected = raw::map([
        (raw::sym("Admin"), raw::address(&world.admin)),
        (raw::sym("Backstop"), raw::address(&world.backstop.address)),
        (raw::sym("Config"), config),
        (raw::sym("Name"), raw::text("levee")),
    ]);
    assert_eq!(instance(&world), expected);
}

#[test]
fn an_index_is_a_place_in_the_list() {
    let (world, ..) = lived_in();
    let Some(list) = world.entry(&keys::list()) else {
        panic!("no list");
    };
    let ScVal::Vec(Some(ScVec(list))) = list.value else {
        panic!("the list is none");
    };
    assert_eq!(list.len(), 3);
    for (place, asset) in list.iter().enumerate() {
        assert_eq!(*asset, raw::address(world.asset(place)));
        let config = world.pool.get_reserve(world.asset(place)).config;
        assert_eq!(config.index as usize, place);
    }
}

#[test]
fn entries_written_by_hand_are_what_the_views_show() {
    let world = World::market(1);
    let user = Address::generate(&world.env);
    let seed = |key: &ScVal, value: &ScVal| {
        let (key, value) = (raw::val(&world.env, key), raw::val(&world.env, value));
        world.env.as_contract(&world.pool.address, || {
            world.env.storage().persistent().set(&key, &value);
        });
    };
    let held = super::positions(&[(0, 1)], &[(0, 2)], &[(0, 3)]);
    seed(&keys::positions(&user), &held);
    let positions = world.pool.get_positions(&user);
    assert_eq!(positions.collateral.get(0), Some(1));
    assert_eq!(positions.liabilities.get(0), Some(2));
    assert_eq!(positions.supply.get(0), Some(3));
}

#[test]
fn a_call_writes_the_reserves_it_touches_and_no_others() {
    let world = World::market(3);
    let user = world.borrower();
    let untouched = [keys::data(world.asset(0)), keys::data(world.asset(2))];
    let before = untouched
        .clone()
        .map(|key| world.entry(&key).unwrap().value);
    world.at(world.now() + 1_000);
    // #0 is read for health, but only #1 is written.
    world.act(&user, [borrow(world.asset(1), 1)]);
    let after = untouched.map(|key| world.entry(&key).unwrap().value);
    assert_eq!(after, before);
    let written = world.entry(&keys::data(world.asset(1))).unwrap().value;
    world.at(world.now() + 1_000);
    // Neither creating an auction nor gulping nothing writes a reserve.
    world.set_price(1, 3 * ONE);
    world.pool.create_user_liquidations(&user, &100);
    assert_eq!(world.pool.gulp(world.asset(1)), 0);
    world.pool.get_reserve(world.asset(1));
    let same = world.entry(&keys::data(world.asset(1))).unwrap().value;
    assert_eq!(same, written);
}
