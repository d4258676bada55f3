//! Handing debt over, defaulting it, deleting auctions nobody wants.

use pool::PoolError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn debt_with_collateral_behind_it_is_not_bad() {
    let world = World::market(2);
    let user = world.borrower();
    world.set_price(1, 100 * ONE);
    world.refuses(PoolError::BadRequest, |w| w.pool.try_bad_debt(&user));
}

#[test]
fn who_owes_nothing_has_no_bad_debt() {
    let world = World::market(1);
    let (nobody, pool) = (Address::generate(&world.env), &world.pool.address);
    for user in [&nobody, &world.lender(), pool, &world.backstop.address] {
        world.refuses(PoolError::BadRequest, |w| w.pool.try_bad_debt(user));
    }
}

#[test]
fn debt_under_auction_is_not_moved() {
    let world = World::market(2);
    let (user, _) = world.liquidated(3 * ONE);
    world.refuses(PoolError::AuctionInProgress, |w| w.pool.try_bad_debt(&user));

    let world = World::market(2);
    world.with_bad_debt();
    world.pool.create_bad_debt_auction();
    world.refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_bad_debt(&w.backstop.address)
    });
}

#[test]
fn a_backstop_with_means_does_not_default() {
    let world = World::market(2);
    world.with_bad_debt();
    // 50,000 tokens of 0.05 are exactly 5% of the threshold of 50,000.
    world.set_backstop_price(500_000);
    world.refuses(PoolError::BadRequest, |w| {
        w.pool.try_bad_debt(&w.backstop.address)
    });
    world.set_backstop_price(499_999);
    world.pool.bad_debt(&world.backstop.address);
    world.check();
}

#[test]
fn an_auction_is_deleted_only_when_it_is_stale() {
    let world = World::market(2);
    let (user, auction) = world.liquidated(2 * ONE);
    for (kind, of) in [
        (0, &world.lender()),
        (1, &world.backstop.address),
        (2, &world.backstop.address),
        (1, &user),
        (3, &user),
        (u32::MAX, &user),
    ] {
        world.refuses(PoolError::BadRequest, |w| w.pool.try_del_auction(&kind, of));
    }
    for ledger in [50, 51, 400, 550] {
        world.at_ledger(ledger);
        world.refuses(PoolError::BadRequest, |w| w.pool.try_del_auction(&0, &user));
    }
    assert_eq!(auction.block, 51);
    world.at_ledger(551);
    world.pool.del_auction(&0, &user);
    world.refuses(PoolError::AuctionNotFound, |w| {
        w.pool.try_get_auction(&0, &user)
    });
}

#[test]
fn views_of_what_does_not_exist_are_refused() {
    let world = World::market(1);
    let (user, unknown) = (world.lender(), Address::generate(&world.env));
    for kind in [0, 1, 2, 3, u32::MAX] {
        for of in [&user, &unknown, &world.backstop.address] {
            world.refuses(PoolError::AuctionNotFound, |w| {
                w.pool.try_get_auction(&kind, of)
            });
        }
    }
    for asset in [&unknown, &world.pool.address, &world.backstop_token.address] {
        world.refuses(PoolError::ReserveNotFound, |w| {
            w.pool.try_get_reserve(asset)
        });
    }
}

#[test]
fn gulp_needs_an_active_pool_before_it_needs_a_reserve() {
    let world = World::market(1);
    let unknown = Address::generate(&world.env);
    for status in 0..=6 {
        world.seed_config(|config| config.status = status);
        let error = if status <= 1 {
            PoolError::ReserveNotFound
        } else {
            PoolError::InvalidPoolStatus
        };
        world.refuses(error, |w| w.pool.try_gulp(&unknown));
    }
    world.refuses(PoolError::InvalidPoolStatus, |w| {
        w.pool.try_gulp(w.asset(0))
    });
}

#[test]
fn the_backstop_does_not_pay_out_while_there_is_bad_debt() {
    let world = World::market(2);
    let depositor = world.fund_backstop(ONE);
    let shares = world.backstop.user_balance(&world.pool.address, &depositor);
    let (backstop, pool) = (&world.backstop, &world.pool.address);
    backstop.queue_withdrawal(&depositor, pool, &shares.shares);
    world.with_bad_debt();
    world.at(world.now() + 17 * 86_400);
    let before = world.everything();
    let refused = backstop.try_withdraw(&depositor, pool, &shares.shares);
    assert_eq!(refused.unwrap_err().unwrap() as u32, 1011);
    assert!(before == world.everything());
    let payer = world.rich();
    world.pool.create_bad_debt_auction();
    world.skip_ledgers(201);
    let requests = [
        fill_bad_debt(&backstop.address, 100),
        repay(world.asset(1), 1_000 * ONE),
    ];
    world.act(&payer, requests);
    backstop.withdraw(&depositor, pool, &shares.shares);
    world.check();
}
