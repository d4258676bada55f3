//! Who speaks when, tokens and backstop included.

use super::story;
use crate::receiver::{receiver, Conduct};
use pool::FlashLoan;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{World, ONE};

#[track_caller]
fn told(world: &World, expected: &[(&Address, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(contract, name)| ((*contract).clone(), (*name).to_string()))
        .collect();
    assert_eq!(story(world), expected);
}

/// Both assets, the one with the smaller address first.
fn sorted(world: &World) -> [usize; 2] {
    if world.asset(0) < world.asset(1) {
        [0, 1]
    } else {
        [1, 0]
    }
}

#[test]
fn tokens_move_after_all_requests_by_ascending_address() {
    let world = World::market(2);
    let user = world.rich();
    let [low, high] = sorted(&world);
    let requests = [
        supply(world.asset(high), 2 * ONE),
        supply(world.asset(low), 2 * ONE),
        borrow(world.asset(low), ONE),
    ];
    let (pool, low, high) = (&world.pool.address, world.asset(low), world.asset(high));
    world.act(&user, requests.clone());
    told(
        &world,
        &[
            (pool, "supply"),
            (pool, "supply"),
            (pool, "borrow"),
            (low, "transfer"),
            (high, "transfer"),
        ],
    );
    // To somebody else everything comes in before anything goes out.
    let other = world.user(0);
    let requests = list(&world.env, requests);
    world.pool.submit(&user, &user, &other, &requests);
    told(
        &world,
        &[
            (pool, "supply"),
            (pool, "supply"),
            (pool, "borrow"),
            (low, "transfer"),
            (high, "transfer"),
            (low, "transfer"),
        ],
    );
}

#[test]
fn a_bad_debt_fill_draws_then_defaults_then_tells_of_itself() {
    let world = World::market(2);
    world.with_bad_debt();
    let (pool, backstop, token) = (
        &world.pool.address,
        &world.backstop.address,
        &world.backstop_token.address,
    );
    let made = world.pool.create_bad_debt_auction();
    let filler = world.rich();
    world.at_ledger(made.block + 300);
    world.act(&filler, [fill_bad_debt(backstop, 50)]);
    told(
        &world,
        &[
            (token, "transfer"),
            (backstop, "draw"),
            (pool, "fill_auction"),
        ],
    );
    world.set_backstop_price(1);
    let requests = [
        fill_bad_debt(backstop, 100),
        repay(world.asset(1), 1_000 * ONE),
    ];
    world.act(&filler, requests);
    told(
        &world,
        &[
            (token, "transfer"),
            (backstop, "draw"),
            (pool, "defaulted_debt"),
            (pool, "loss"),
            (pool, "set_status"),
            (pool, "fill_auction"),
            (pool, "repay"),
            (world.asset(1), "transfer"),
        ],
    );
}

#[test]
fn an_interest_fill_donates_then_pays_then_tells_of_itself() {
    let world = World::market(2);
    world.with_interest();
    world.assets[1].token.mint(&world.pool.address, &(50 * ONE));
    world.pool.gulp(world.asset(1));
    let (pool, backstop, token) = (
        &world.pool.address,
        &world.backstop.address,
        &world.backstop_token.address,
    );
    let lot = world.assets_of([1, 0]);
    let made = world.pool.create_interest_auction(&lot);
    let filler = world.user(0);
    world.backstop_token.mint(&filler, &(1_000 * ONE));
    let until = made.block + 1_000;
    world
        .backstop_token
        .approve(&filler, backstop, &(1_000 * ONE), &until);
    world.at_ledger(made.block + 200);
    world.act(&filler, [fill_interest(backstop, 100)]);
    let [low, high] = sorted(&world);
    told(
        &world,
        &[
            (token, "transfer"),
            (backstop, "donate"),
            (world.asset(low), "transfer"),
            (world.asset(high), "transfer"),
            (pool, "fill_auction"),
        ],
    );
}

#[test]
fn a_flash_loan_is_paid_out_after_its_requests_and_pulled_back_last() {
    let world = World::market(2);
    let user = world.rich();
    let loan = FlashLoan {
        amount: ONE,
        asset: world.asset(1).clone(),
        contract: receiver(&world, Conduct::Pass),
    };
    let until = world.env.ledger().sequence() + 1;
    let token = &world.assets[1].token;
    token.approve(&user, &world.pool.address, &ONE, &until);
    let requests = list(&world.env, [repay(world.asset(1), ONE)]);
    world.pool.flash_loan(&user, &loan, &requests);
    let (pool, asset) = (&world.pool.address, world.asset(1));
    told(
        &world,
        &[
            (pool, "flash_loan"),
            (pool, "repay"),
            (asset, "transfer"),
            (asset, "transfer"),
            (asset, "transfer"),
        ],
    );
}
