//! The limit on net new debt across the turn of an hour.

use super::flow::{limited, START};
use crate::keys;
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{World, ONE};

const HOUR: u64 = 3_600;

/// A quarter of what is supplied to #1 now.
fn quarter(world: &World) -> i128 {
    let data = world.pool.get_reserve(world.asset(1)).data;
    data.b_supply * data.b_rate / 1_000_000_000_000 / 4
}

/// What the debt shares of a loan are worth may exceed it by a unit. Apart from that, `room` can be
/// borrowed of #1 and no more.
#[track_caller]
fn has_about(world: &World, user: &Address, room: i128) {
    world.refuses(PoolError::FlowLimit, |w| {
        w.try_act(user, [borrow(w.asset(1), room + 2)])
    });
    world.play(user, [borrow(world.asset(1), room - 2)]);
}

/// All of a quarter lent in the last second of an hour.
fn lent_before_the_turn() -> (World, Address) {
    let world = limited(2_500_000);
    let user = world.rich();
    world.at(START + HOUR - 1);
    world.play(&user, [borrow(world.asset(1), 250 * ONE)]);
    (world, user)
}

#[test]
fn the_turn_of_an_hour_makes_no_room() {
    let (world, user) = lent_before_the_turn();
    world.at(START + HOUR);
    // But for what a second of interest adds to a quarter of supply.
    assert!(quarter(&world) - 250 * ONE < 10);
    world.refuses(PoolError::FlowLimit, |w| {
        w.try_act(&user, [borrow(w.asset(1), 10)])
    });
}

#[test]
fn the_last_hour_gives_way_second_by_second() {
    for seconds in [36, 900, 1_800, 3_599] {
        let (world, user) = lent_before_the_turn();
        world.at(START + HOUR + seconds);
        let left = i128::from(HOUR - seconds);
        let kept = (250 * ONE * left + 3_599) / 3_600;
        has_about(&world, &user, quarter(&world) - kept);
    }
}

#[test]
fn two_hours_later_nothing_counts() {
    let (world, user) = lent_before_the_turn();
    world.at(START + 2 * HOUR);
    has_about(&world, &user, quarter(&world));
}

/// It is the last hour that counts, not the last in which something was lent.
#[test]
fn what_was_repaid_in_the_last_hour_does_not_count() {
    let (world, user) = lent_before_the_turn();
    world.play(&user, [repay(world.asset(1), 100 * ONE)]);
    world.at(START + HOUR + 1_800);
    has_about(&world, &user, quarter(&world) - 75 * ONE);
}

/// Repayments of older debt make no room in an hour in which nothing was lent, and no more than was
/// lent in one in which something was.
#[test]
fn older_debt_makes_no_room() {
    let (world, user) = lent_before_the_turn();
    world.at(START + 3 * HOUR);
    world.play(&user, [repay(world.asset(1), 100 * ONE)]);
    let used = world.entry(&keys::flow(1)).unwrap().value;
    assert_eq!(used, keys::flow_value(240, 0, 250 * ONE));
    world.play(&user, [borrow(world.asset(1), 20 * ONE)]);
    world.play(&user, [repay(world.asset(1), 120 * ONE)]);
    has_about(&world, &user, quarter(&world));
}

/// Late in each hour the hour before has given way: a quarter can be lent again, and no more.
#[test]
fn an_hour_after_another_lends_a_quarter_each() {
    let world = limited(2_500_000);
    let user = world.rich();
    for hour in 0..3 {
        world.at(START + hour * HOUR + HOUR - 1);
        world.play(&user, [borrow(world.asset(1), 249 * ONE)]);
        world.refuses(PoolError::FlowLimit, |w| {
            w.try_act(&user, [borrow(w.asset(1), 2 * ONE)])
        });
    }
}
