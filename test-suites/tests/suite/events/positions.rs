//! What changes a position.

use super::{event, pair, published};
use crate::receiver::{receiver, Conduct};
use pool::FlashLoan;
use test_suites::raw;
use test_suites::requests::*;
use test_suites::{World, ONE};

/// A market whose shares are not worth one: 1.25 underlying per bToken, 1.5 per dToken.
fn world() -> World {
    let world = World::market(2);
    for index in 0..2 {
        let mut data = world.pool.get_reserve(world.asset(index)).data;
        data.b_rate = 1_250_000_000_000;
        data.d_rate = 1_500_000_000_000;
        world.seed_reserve_data(index, &data);
        world.fund_pool(index);
    }
    world
}

#[test]
fn supplies_and_withdrawals_carry_underlying_and_shares() {
    let world = world();
    let user = world.user(1_000 * ONE);
    let asset = world.asset(0);
    let topics = || [raw::address(asset), raw::address(&user)];
    for (request, name, amount, shares) in [
        (supply(asset, 125), "supply", 125, 100),
        (withdraw(asset, 124), "withdraw", 124, 100),
        (supply(asset, 126), "supply", 126, 100),
        // More than there is: all of it, at its worth.
        (withdraw(asset, 1_000), "withdraw", 125, 100),
        (supply_collateral(asset, 127), "supply_collateral", 127, 101),
        (withdraw_collateral(asset, 1), "withdraw_collateral", 1, 1),
        (
            withdraw_collateral(asset, i128::MAX),
            "withdraw_collateral",
            125,
            100,
        ),
    ] {
        world.act(&user, [request]);
        let expected = event(name, topics(), pair(amount, shares));
        assert_eq!(published(&world), [expected]);
    }
}

#[test]
fn loans_and_repayments_carry_underlying_and_shares() {
    let world = world();
    let user = world.rich();
    let asset = world.asset(1);
    let topics = || [raw::address(asset), raw::address(&user)];
    for (request, name, amount, shares) in [
        (borrow(asset, 1_000), "borrow", 1_000, 667),
        (repay(asset, 100), "repay", 100, 66),
        // More than is owed: what is kept, not what was offered.
        (repay(asset, 10_000), "repay", 902, 601),
    ] {
        world.act(&user, [request]);
        let expected = event(name, topics(), pair(amount, shares));
        assert_eq!(published(&world), [expected]);
    }
}

#[test]
fn events_name_the_owner_whoever_pays_and_receives() {
    let world = world();
    let [from, spender, to] = [0; 3].map(|_| world.user(ONE));
    let requests = list(&world.env, [supply(world.asset(0), 125)]);
    world.pool.submit(&from, &spender, &to, &requests);
    let topics = [raw::address(world.asset(0)), raw::address(&from)];
    let expected = event("supply", topics, pair(125, 100));
    assert_eq!(published(&world), [expected]);
}

#[test]
fn a_flash_loan_names_its_receiver() {
    let world = world();
    let user = world.rich();
    let contract = receiver(&world, Conduct::Keep);
    let loan = FlashLoan {
        amount: 1_000,
        asset: world.asset(1).clone(),
        contract: contract.clone(),
    };
    let requests = list(&world.env, [supply(world.asset(0), 125)]);
    let until = world.env.ledger().sequence() + 1;
    world.assets[0]
        .token
        .approve(&user, &world.pool.address, &125, &until);
    world.pool.flash_loan(&user, &loan, &requests);
    let topics = [
        raw::address(world.asset(1)),
        raw::address(&user),
        raw::address(&contract),
    ];
    let supplied = [raw::address(world.asset(0)), raw::address(&user)];
    let expected = [
        event("flash_loan", topics, pair(1_000, 667)),
        event("supply", supplied, pair(125, 100)),
    ];
    assert_eq!(published(&world), expected);
}

#[test]
fn every_request_has_its_event_in_the_order_of_the_list() {
    let world = world();
    let user = world.rich();
    let requests = [
        supply(world.asset(0), 125),
        borrow(world.asset(1), 1_000),
        supply(world.asset(0), 250),
        repay(world.asset(1), 10_000),
        withdraw(world.asset(0), 125),
    ];
    world.act(&user, requests);
    let topics = |index| [raw::address(world.asset(index)), raw::address(&user)];
    let expected = [
        event("supply", topics(0), pair(125, 100)),
        event("borrow", topics(1), pair(1_000, 667)),
        event("supply", topics(0), pair(250, 200)),
        event("repay", topics(1), pair(1_001, 667)),
        event("withdraw", topics(0), pair(125, 100)),
    ];
    assert_eq!(published(&world), expected);
}
