//! Each kind of entry.

use super::{auction, instance, positions, stored, Persistent, Temporary};
use crate::keys;
use pool::ReserveConfig;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::Address;
use test_suites::raw;
use test_suites::requests::*;
use test_suites::{Setup, World, ONE};

#[test]
fn the_constructor_writes_four_instance_keys_the_list_and_the_constants() {
    let setup = Setup {
        oracle_decimals: 9,
        bstop_rate: 1,
        max_positions: 2,
        min_collateral: 3,
        backstop_threshold: 4,
        ..Setup::default()
    };
    let world = World::new(&setup);
    let config = raw::fields([
        ("bstop_rate", raw::u32(1)),
        ("max_positions", raw::u32(2)),
        ("min_collateral", raw::i128(3)),
        ("oracle", raw::address(&world.oracle.address)),
        ("status", raw::u32(6)),
    ]);
    let expected = raw::map([
        (raw::sym("Admin"), raw::address(&world.admin)),
        (raw::sym("Backstop"), raw::address(&world.backstop.address)),
        (raw::sym("Config"), config),
        (raw::sym("Name"), raw::text("levee")),
    ]);
    assert_eq!(instance(&world), expected);
    assert_eq!(stored(&world, &keys::list(), Persistent), raw::vec([]));
    let constants = raw::fields([
        ("backstop_threshold", raw::i128(4)),
        ("oracle_decimals", raw::u32(9)),
    ]);
    let found = stored(&world, &keys::constants(), Persistent);
    assert_eq!(found, constants);
    assert_eq!(world.entries_of(&world.pool.address).len(), 3);
}

/// A configuration in which no two fields are alike.
fn distinct() -> ReserveConfig {
    ReserveConfig {
        c_factor: 1,
        decimals: 2,
        enabled: false,
        index: 77,
        l_factor: 4,
        max_util: 5_000_000,
        r_base: 6_000,
        r_one: 7,
        r_three: 9,
        r_two: 8,
        reactivity: 10,
        supply_cap: 11,
        util: 12,
    }
}

fn distinct_at(index: u32) -> ScVal {
    raw::fields([
        ("c_factor", raw::u32(1)),
        ("decimals", raw::u32(2)),
        ("enabled", ScVal::Bool(false)),
        ("index", raw::u32(index)),
        ("l_factor", raw::u32(4)),
        ("max_util", raw::u32(5_000_000)),
        ("r_base", raw::u32(6_000)),
        ("r_one", raw::u32(7)),
        ("r_three", raw::u32(9)),
        ("r_two", raw::u32(8)),
        ("reactivity", raw::u32(10)),
        ("supply_cap", raw::i128(11)),
        ("util", raw::u32(12)),
    ])
}

#[test]
fn a_queued_reserve_is_temporary_and_as_the_admin_gave_it() {
    let world = World::market(1);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &distinct());
    let expected = raw::fields([
        ("new_config", distinct_at(77)),
        ("unlock_time", raw::u64(world.now() + 604_800)),
    ]);
    let found = stored(&world, &keys::queued(&asset), Temporary);
    assert_eq!(found, expected);
    assert!(world.entry(&keys::config(&asset)).is_none());
}

#[test]
fn a_set_reserve_has_its_place_in_the_list_for_an_index() {
    let world = World::market(2);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &distinct());
    world.at(world.now() + 604_800);
    world.pool.set_reserve(&asset);
    let list = [world.asset(0), world.asset(1), &asset].map(raw::address);
    let found = stored(&world, &keys::list(), Persistent);
    assert_eq!(found, raw::vec(list));
    let found = stored(&world, &keys::config(&asset), Persistent);
    assert_eq!(found, distinct_at(2));
    let fresh = raw::fields([
        ("b_rate", raw::i128(1_000_000_000_000)),
        ("b_supply", raw::i128(0)),
        ("backstop_credit", raw::i128(0)),
        ("d_rate", raw::i128(1_000_000_000_000)),
        ("d_supply", raw::i128(0)),
        ("ir_mod", raw::i128(10_000_000)),
        ("last_time", raw::u64(world.now())),
    ]);
    let found = stored(&world, &keys::data(&asset), Persistent);
    assert_eq!(found, fresh);
    assert!(world.entry(&keys::queued(&asset)).is_none());
}

#[test]
fn reserve_data_has_seven_fields() {
    let world = World::market(2);
    world.borrower();
    let found = stored(&world, &keys::data(world.asset(1)), Persistent);
    let expected = raw::fields([
        ("b_rate", raw::i128(1_000_000_000_000)),
        ("b_supply", raw::i128(1_000 * ONE)),
        ("backstop_credit", raw::i128(0)),
        ("d_rate", raw::i128(1_000_000_000_000)),
        ("d_supply", raw::i128(50 * ONE)),
        ("ir_mod", raw::i128(10_000_000)),
        ("last_time", raw::u64(600)),
    ]);
    assert_eq!(found, expected);
}

#[test]
fn positions_are_three_maps_without_empty_balances() {
    let world = World::market(2);
    let user = world.borrower();
    let key = keys::positions(&user);
    let found = stored(&world, &key, Persistent);
    let expected = positions(&[(0, 100 * ONE)], &[(1, 50 * ONE)], &[]);
    assert_eq!(found, expected);
    world.act(&user, [supply(world.asset(1), 7)]);
    let found = stored(&world, &key, Persistent);
    let expected = positions(&[(0, 100 * ONE)], &[(1, 50 * ONE)], &[(1, 7)]);
    assert_eq!(found, expected);
    let requests = [
        withdraw(world.asset(1), 7),
        repay(world.asset(1), 50 * ONE),
        withdraw_collateral(world.asset(0), 100 * ONE),
    ];
    world.act(&user, requests);
    // The entry stays, with nothing in it.
    assert_eq!(stored(&world, &key, Persistent), positions(&[], &[], &[]));
}

#[test]
fn an_empty_list_of_requests_writes_positions_all_the_same() {
    let world = World::market(1);
    let user = Address::generate(&world.env);
    let key = keys::positions(&user);
    assert!(world.entry(&key).is_none());
    world.act(&user, []);
    assert_eq!(stored(&world, &key, Persistent), positions(&[], &[], &[]));
    // Spender and receiver have none.
    let [from, spender, to] = [0; 3].map(|_| Address::generate(&world.env));
    let none = list(&world.env, []);
    world
        .pool
        .submit_with_allowance(&from, &spender, &to, &none);
    assert!(world.entry(&keys::positions(&from)).is_some());
    assert!(world.entry(&keys::positions(&spender)).is_none());
    assert!(world.entry(&keys::positions(&to)).is_none());
}

#[test]
fn bad_debt_lies_under_the_backstops_address() {
    let world = World::market(2);
    world.with_bad_debt();
    let key = keys::positions(&world.backstop.address);
    let found = stored(&world, &key, Persistent);
    assert_eq!(found, positions(&[], &[(1, 25 * ONE)], &[]));
}

#[test]
fn auctions_are_temporary_and_unscaled() {
    let world = World::market(2);
    let (user, _) = world.liquidated(3 * ONE);
    let key = keys::auction(0, &user);
    let (held, owed) = (world.asset(0), world.asset(1));
    let expected = auction(&[(owed, 50 * ONE)], 51, &[(held, 100 * ONE)]);
    assert_eq!(stored(&world, &key, Temporary), expected);
    // What a fill leaves keeps the start.
    let filler = world.rich();
    world.at_ledger(151);
    world.act(&filler, [fill_user_liquidation(&user, 20)]);
    let left = auction(&[(owed, 40 * ONE)], 51, &[(held, 80 * ONE)]);
    assert_eq!(stored(&world, &key, Temporary), left);
    world.act(&filler, [fill_user_liquidation(&user, 100)]);
    assert!(world.entry(&key).is_none());
}

#[test]
fn the_backstops_auctions_lie_under_its_address() {
    let world = World::market(2);
    world.with_bad_debt();
    world.with_interest();
    let (backstop, token) = (&world.backstop.address, &world.backstop_token.address);
    let block = world.env.ledger().sequence() + 1;
    let lot = world.pool.create_bad_debt_auction().lot;
    let lot = lot.get(token.clone()).unwrap();
    let expected = auction(&[(world.asset(1), 25 * ONE)], block, &[(token, lot)]);
    let found = stored(&world, &keys::auction(1, backstop), Temporary);
    assert_eq!(found, expected);

    world.pool.create_interest_auction(&world.assets_of([0]));
    let (bid, lot) = ([(token, 288 * ONE)], [(world.asset(0), 300 * ONE)]);
    let found = stored(&world, &keys::auction(2, backstop), Temporary);
    assert_eq!(found, auction(&bid, block, &lot));
}

#[test]
fn a_proposed_admin_is_temporary_and_removed_on_acceptance() {
    let world = World::market(1);
    let proposed = Address::generate(&world.env);
    world.pool.propose_admin(&proposed);
    let key = keys::proposed_admin();
    let found = stored(&world, &key, Temporary);
    assert_eq!(found, raw::address(&proposed));
    world.pool.accept_admin();
    assert!(world.entry(&key).is_none());
}
