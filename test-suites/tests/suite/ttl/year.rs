//! A year in which nobody calls the pool: everything is archived, nothing is lost. The host restores
//! archived entries when they are used.

use super::DAY;
use crate::keys;
use pool::PoolError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::{ContractDataDurability, LedgerEntryData, ScVal};
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

/// A year in steps of thirty days. Token and oracle are kept alive by their other users.
fn a_year_of_silence(world: &World) {
    for _ in 0..12 {
        world.skip_ledgers(30 * DAY);
    }
    world.skip_ledgers(5 * DAY);
}

/// Persistent entries of the pool that are past their time.
fn archived(world: &World) -> Vec<ScVal> {
    let now = world.env.ledger().sequence();
    let mut keys = vec![];
    for (entry, live_until) in world.everything().into_values() {
        if let LedgerEntryData::ContractData(data) = entry {
            let ours = data.contract == (&world.pool.address).into();
            if ours && live_until.unwrap() < now {
                assert_eq!(data.durability, ContractDataDurability::Persistent);
                keys.push(data.key);
            }
        }
    }
    keys
}

#[test]
fn a_year_of_silence_archives_everything_and_loses_nothing() {
    let world = World::market(2);
    let (user, lender) = (world.borrower(), world.lender());
    let before = (
        world.pool.get_positions(&user),
        world.pool.get_positions(&lender),
        world.pool.get_config(),
        world.pool.get_admin(),
        world.pool.get_reserve(world.asset(0)),
        world.pool.get_reserve(world.asset(1)).config,
    );
    a_year_of_silence(&world);
    let mut expected = vec![keys::INSTANCE, keys::list(), keys::constants()];
    for index in 0..2 {
        expected.push(keys::config(world.asset(index)));
        expected.push(keys::data(world.asset(index)));
        expected.push(keys::guard(world.asset(index)));
    }
    expected.push(keys::positions(&user));
    expected.push(keys::positions(&lender));
    let mut found = archived(&world);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);

    let mut reserve = world.pool.get_reserve(world.asset(0));
    reserve.data.last_time = before.4.data.last_time;
    let after = (
        world.pool.get_positions(&user),
        world.pool.get_positions(&lender),
        world.pool.get_config(),
        world.pool.get_admin(),
        reserve,
        world.pool.get_reserve(world.asset(1)).config,
    );
    assert_eq!(after, before);
    world.check();
}

#[test]
fn after_a_year_of_silence_the_pool_works() {
    let world = World::market(2);
    let (user, lender) = (world.borrower(), world.lender());
    a_year_of_silence(&world);
    // 5% utilization: 1% and a fifteenth of 5% a year on 50.0.
    let owed = world.pool.get_reserve(world.asset(1)).data.d_rate;
    assert_eq!(owed, 1_013_333_400_000);
    world.act(&user, [borrow(world.asset(1), ONE)]);
    world.check();
    let requests = [
        repay(world.asset(1), 100 * ONE),
        withdraw_collateral(world.asset(0), 1_000 * ONE),
    ];
    let after = world.act(&user, requests);
    assert!(after.liabilities.is_empty() && after.collateral.is_empty());
    world.check();
    for index in 0..2 {
        world.act(&lender, [withdraw(world.asset(index), 2_000 * ONE)]);
    }
    world.check();
    world.pool.update_status();
    world.pool.set_status(&2);
    assert_eq!(archived(&world), []);
}

#[test]
fn after_a_year_of_silence_nothing_temporary_is_left() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &std_config());
    world.pool.propose_admin(&user);
    a_year_of_silence(&world);
    let refused = world.pool.try_get_auction(&0, &user);
    assert_eq!(refused, Err(Ok(PoolError::AuctionNotFound)));
    let refused = world.pool.try_accept_admin();
    assert_eq!(refused, Err(Ok(PoolError::BadRequest)));
    let refused = world.pool.try_set_reserve(&asset);
    assert_eq!(refused, Err(Ok(PoolError::ReserveNotQueued)));
    // The debt of a year is still there, and can be auctioned again.
    world.pool.create_user_liquidations(&user, &100);
    world.check();
}

#[test]
fn a_reader_a_month_keeps_a_reserve_out_of_the_archive() {
    let world = World::market(2);
    for _ in 0..12 {
        world.skip_ledgers(30 * DAY);
        world.pool.get_reserve(world.asset(0));
    }
    let found = archived(&world);
    assert!(!found.contains(&keys::config(world.asset(0))));
    assert!(!found.contains(&keys::data(world.asset(0))));
    assert!(found.contains(&keys::data(world.asset(1))));
}
