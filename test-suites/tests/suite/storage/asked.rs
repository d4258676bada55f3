//! `get_entries`: what is stored, as it is stored, for contracts that cannot read the ledger themselves.

use super::whole::lived_in;
use super::{instance, Persistent};
use crate::keys;
use pool::{BadDebtData, GuardData, LossData, ReserveConfig, ReserveData};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{Address, Env, TryFromVal, Val, Vec};
use test_suites::raw;
use test_suites::World;

const DAY: u32 = 17_280;

fn ask(world: &World, keys: &[ScVal]) -> Vec<Val> {
    let keys = keys.iter().map(|key| raw::val(&world.env, key));
    world.pool.get_entries(&Vec::from_iter(
        &world.env,
        keys.collect::<std::vec::Vec<_>>(),
    ))
}

fn asked(world: &World, keys: &[ScVal]) -> std::vec::Vec<ScVal> {
    let values = ask(world, keys).into_iter();
    values
        .map(|value| ScVal::try_from_val(&world.env, &value).unwrap())
        .collect()
}

#[test]
fn every_persistent_entry_is_handed_out_as_it_lies_there_in_the_order_of_the_keys() {
    let (world, mut persistent, _) = lived_in();
    persistent.retain(|key| *key != keys::INSTANCE);
    persistent.reverse();
    assert!(persistent.len() > 15);
    let entries = persistent.iter().map(|key| world.entry(key).unwrap().value);
    assert_eq!(
        asked(&world, &persistent),
        entries.collect::<std::vec::Vec<_>>()
    );
}

#[test]
fn what_the_instance_holds_is_handed_out_too() {
    let (world, ..) = lived_in();
    let names = ["Admin", "Backstop", "Config", "Name"].map(raw::sym);
    let values = asked(&world, &names);
    assert_eq!(raw::map(names.into_iter().zip(values)), instance(&world));
}

#[test]
fn where_there_is_nothing_the_answer_is_void() {
    let (world, _, temporary) = lived_in();
    let stranger = Address::generate(&world.env);
    let mut missing = vec![
        keys::config(&stranger),
        keys::data(&stranger),
        keys::guard(&stranger),
        keys::positions(&stranger),
        keys::loss_of(&stranger, 1),
        keys::bad_debt(0),
        keys::loss(30),
        raw::sym("Nothing"),
        raw::u32(7),
        ScVal::Void,
    ];
    missing.extend(temporary);
    assert_eq!(asked(&world, &missing), vec![ScVal::Void; missing.len()]);
    assert_eq!(asked(&world, &[]), vec![]);
    // Between what is there, and twice.
    let list = world.entry(&keys::list()).unwrap();
    assert_eq!(list.durability, Persistent);
    let keys = [keys::list(), raw::u32(7), keys::list()];
    assert_eq!(
        asked(&world, &keys),
        [list.value.clone(), ScVal::Void, list.value]
    );
}

#[test]
fn looking_at_an_entry_does_not_keep_it_alive() {
    let (world, mut persistent, _) = lived_in();
    persistent.retain(|key| *key != keys::INSTANCE);
    world.skip_ledgers(80 * DAY);
    let before = world.everything();
    ask(&world, &persistent);
    assert!(before == world.everything());
    world.pool.get_bad_debt(world.asset(1));
    assert!(before != world.everything(), "using it does");
}

fn typed<T: TryFromVal<Env, Val>>(world: &World, key: ScVal) -> Option<T> {
    let value = ask(world, &[key]).get(0).unwrap();
    Option::<T>::try_from_val(&world.env, &value).unwrap_or_else(|_| panic!("another type"))
}

/// Where a getter answers what is stored, both say the same; where one would not exist, the getter's is empty.
#[test]
fn the_getters_say_the_same() {
    let (world, ..) = lived_in();
    for (index, asset) in (0u32..).zip(&world.assets) {
        let asset = &asset.address;
        let reserve = world.pool.get_reserve(asset);
        let config: ReserveConfig = typed(&world, keys::config(asset)).unwrap();
        assert_eq!(config, reserve.config);
        let guard: Option<GuardData> = typed(&world, keys::guard(asset));
        assert_eq!(guard, world.pool.get_guard(asset));
        let loss: Option<LossData> = typed(&world, keys::loss(index));
        let bad: Option<BadDebtData> = typed(&world, keys::bad_debt(index));
        assert_eq!((loss.is_some(), bad.is_some()), (index == 1, index == 1));
        let (said_loss, said_bad) = (world.pool.get_loss(asset), world.pool.get_bad_debt(asset));
        assert_eq!(loss.unwrap_or(said_loss.clone()), said_loss);
        assert_eq!(bad.unwrap_or(said_bad.clone()), said_bad);
    }
}

/// Reserves are not accrued: the data are of the moment they name.
#[test]
fn a_reserve_is_handed_out_as_it_was_last_written() {
    let world = World::market(2);
    world.borrower();
    let key = keys::data(world.asset(1));
    let written: ReserveData = typed(&world, key.clone()).unwrap();
    assert_eq!(written, world.pool.get_reserve(world.asset(1)).data);
    world.skip_ledgers(DAY);
    assert_eq!(typed(&world, key), Some(written.clone()));
    let accrued = world.pool.get_reserve(world.asset(1)).data;
    assert!(accrued.d_rate > written.d_rate && accrued.last_time > written.last_time);
}
