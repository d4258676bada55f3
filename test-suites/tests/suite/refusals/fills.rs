//! Fills, in the order their checks stand in.

use pool::{AuctionData, PoolError, Request};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, InvokeError, Map};
use test_suites::requests::*;
use test_suites::{World, ONE};

type Fill = fn(&Address, i128) -> Request;

const FILLS: [(u32, Fill); 3] = [
    (0, fill_user_liquidation),
    (1, fill_bad_debt),
    (2, fill_interest),
];

/// A market with one auction of each kind, all created in this ledger, and somebody to fill them.
fn world() -> (World, Address, Address) {
    let world = World::market(2);
    world.with_bad_debt();
    world.with_interest();
    let filler = world.rich();
    let user = world.borrower_at(3 * ONE);
    world.pool.create_bad_debt_auction();
    world.pool.create_interest_auction(&world.assets_of([0]));
    world.pool.create_user_liquidations(&user, &100);
    (world, user, filler)
}

/// Whose auction of this kind there is.
fn owner<'a>(world: &'a World, kind: u32, user: &'a Address) -> &'a Address {
    if kind == 0 {
        user
    } else {
        &world.backstop.address
    }
}

#[test]
fn nobody_fills_his_own_auction_even_if_there_is_none() {
    let (world, user, _) = world();
    for (_, fill) in FILLS {
        for own in [&user, &world.lender()] {
            world.refuses(PoolError::InvalidLiquidation, |w| {
                w.try_act(own, [fill(own, 0)])
            });
        }
    }
}

#[test]
fn what_is_not_auctioned_cannot_be_filled() {
    let world = World::market(2);
    world.with_bad_debt();
    let user = world.borrower_at(3 * ONE);
    let filler = world.rich();
    for (_, fill) in FILLS {
        let pool = &world.pool.address;
        for nobody in [&user, &world.backstop.address, pool, world.asset(0)] {
            // Before the percent is looked at.
            for percent in [0, 50, i128::MAX] {
                world.refuses(PoolError::AuctionNotFound, |w| {
                    w.try_act(&filler, [fill(nobody, percent)])
                });
            }
        }
    }
}

#[test]
fn the_percent_is_one_to_a_hundred_and_judged_before_the_ledger() {
    let (world, user, filler) = world();
    for (kind, fill) in FILLS {
        let of = owner(&world, kind, &user);
        for percent in [0, 101, 1 << 64, (1 << 64) + 50, i128::MAX] {
            world.refuses(PoolError::BadRequest, |w| {
                w.try_act(&filler, [fill(of, percent)])
            });
        }
    }
}

#[test]
fn nothing_is_filled_in_the_ledger_of_its_creation() {
    let (world, user, filler) = world();
    for (kind, fill) in FILLS {
        let of = owner(&world, kind, &user);
        world.refuses(PoolError::AuctionNotStarted, |w| {
            w.try_act(&filler, [fill(of, 100)])
        });
    }
    world.skip_ledgers(1);
    world.act(&filler, [fill_user_liquidation(&user, 1)]);
}

#[test]
fn the_backstop_fills_no_auction_of_its_own_kinds() {
    let world = World::market(1);
    let backstop = world.backstop.address.clone();
    let auction = AuctionData {
        bid: Map::new(&world.env),
        block: 1,
        lot: Map::from_array(&world.env, [(world.asset(0).clone(), 1)]),
    };
    for (kind, fill) in [FILLS[1], FILLS[2]] {
        world.refuses(PoolError::InvalidLiquidation, |w| {
            w.try_act(&backstop, [fill(&backstop, 100)])
        });
        // Not even if it lay under another address.
        let other = Address::generate(&world.env);
        world.seed_auction(kind, &other, &auction);
        world.refuses(PoolError::BadRequest, |w| {
            w.try_act(&backstop, [fill(&other, 100)])
        });
    }
}

#[test]
fn an_interest_fill_without_allowance_or_tokens_fails_with_the_tokens_code() {
    let (world, _, filler) = world();
    let backstop = world.backstop.address.clone();
    world.skip_ledgers(201);
    let fill = || [fill_interest(&backstop, 100)];
    let no_allowance = InvokeError::Contract(9);
    world.fails(Err(no_allowance), |w| w.try_act(&filler, fill()));
    let until = world.env.ledger().sequence() + 10;
    world
        .backstop_token
        .approve(&filler, &backstop, &(1_000 * ONE), &until);
    let no_tokens = InvokeError::Contract(10);
    world.fails(Err(no_tokens), |w| w.try_act(&filler, fill()));
    world.backstop_token.mint(&filler, &(1_000 * ONE));
    world.act(&filler, fill());
    world.check();
}

#[test]
fn tokens_that_cannot_be_paid_fail_with_the_tokens_code() {
    let world = World::market(2);
    let poor = world.user(ONE);
    for open in [supply, supply_collateral] {
        world.fails(Err(InvokeError::Contract(10)), |w| {
            w.try_act(&poor, [open(w.asset(0), 2 * ONE)])
        });
        let requests = list(&world.env, [open(world.asset(0), ONE)]);
        world.fails(Err(InvokeError::Contract(9)), |w| {
            w.pool
                .try_submit_with_allowance(&poor, &poor, &poor, &requests)
        });
    }
    // Gross settlement asks for the tokens even if as many come back.
    let other = world.user(0);
    let both = list(
        &world.env,
        [
            supply(world.asset(0), 2 * ONE),
            withdraw(world.asset(0), 2 * ONE),
        ],
    );
    world.fails(Err(InvokeError::Contract(10)), |w| {
        w.pool.try_submit(&poor, &poor, &other, &both)
    });
    world.pool.submit(&poor, &poor, &poor, &both);
}
