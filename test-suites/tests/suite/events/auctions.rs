//! Auctions, and what becomes of bad debt.

use super::{auction, event, published};
use soroban_sdk::xdr::ScVal;
use test_suites::raw;
use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn a_new_auction_carries_the_percent_that_was_asked_for() {
    let world = World::market(2);
    let user = world.borrower_at(3 * ONE);
    // All positions at 97 percent become all positions.
    world.pool.create_user_liquidations(&user, &97);
    let data = raw::vec([
        raw::u32(97),
        auction(
            &[(world.asset(1), 50 * ONE)],
            51,
            &[(world.asset(0), 100 * ONE)],
        ),
    ]);
    let topics = [raw::u32(0), raw::address(&user)];
    assert_eq!(published(&world), [event("new_auction", topics, data)]);
}

#[test]
fn the_backstops_auctions_stand_under_its_address() {
    let world = World::market(2);
    world.with_bad_debt();
    world.with_interest();
    let (backstop, token) = (&world.backstop.address, &world.backstop_token.address);
    let block = world.env.ledger().sequence() + 1;
    let debt = world
        .pool
        .get_positions(backstop)
        .liabilities
        .get(1)
        .unwrap();
    let made = world.pool.create_bad_debt_auction();
    let lot = made.lot.get(token.clone()).unwrap();
    let data = raw::vec([
        raw::u32(100),
        auction(&[(world.asset(1), debt)], block, &[(token, lot)]),
    ]);
    let topics = [raw::u32(1), raw::address(backstop)];
    assert_eq!(published(&world), [event("new_auction", topics, data)]);

    let made = world.pool.create_interest_auction(&world.assets_of([0]));
    // 300.0 of interest, 120% of it, at 1.25 a token.
    assert_eq!(made.bid.get(token.clone()), Some(288 * ONE));
    let data = raw::vec([
        raw::u32(100),
        auction(&[(token, 288 * ONE)], block, &[(world.asset(0), 300 * ONE)]),
    ]);
    let topics = [raw::u32(2), raw::address(backstop)];
    assert_eq!(published(&world), [event("new_auction", topics, data)]);
}

#[test]
fn a_fill_carries_what_changed_hands_and_the_auctions_start() {
    let world = World::market(2);
    let (user, made) = world.liquidated(3 * ONE);
    let filler = world.rich();
    world.at_ledger(made.block + 100);
    world.act(&filler, [fill_user_liquidation(&user, 50)]);
    // Half of the bid, a quarter of the lot.
    let filled = auction(
        &[(world.asset(1), 25 * ONE)],
        made.block,
        &[(world.asset(0), 25 * ONE)],
    );
    let data = raw::vec([raw::address(&filler), raw::i128(50), filled]);
    let topics = [raw::u32(0), raw::address(&user)];
    assert_eq!(published(&world), [event("fill_auction", topics, data)]);
}

#[test]
fn what_a_fill_does_not_move_is_left_out_of_its_event() {
    let world = World::market(2);
    let (user, made) = world.liquidated(3 * ONE);
    let filler = world.rich();
    let topics = || [raw::u32(0), raw::address(&user)];
    world.at_ledger(made.block);
    world.act(&filler, [fill_user_liquidation(&user, 50)]);
    let filled = auction(&[(world.asset(1), 25 * ONE)], made.block, &[]);
    let data = raw::vec([raw::address(&filler), raw::i128(50), filled]);
    assert_eq!(published(&world), [event("fill_auction", topics(), data)]);
    world.at_ledger(made.block + 400);
    world.act(&filler, [fill_user_liquidation(&user, 10)]);
    let filled = auction(&[], made.block, &[(world.asset(0), 5 * ONE)]);
    let data = raw::vec([raw::address(&filler), raw::i128(10), filled]);
    assert_eq!(published(&world), [event("fill_auction", topics(), data)]);
}

#[test]
fn a_last_fill_tells_of_the_bad_debt_before_itself() {
    let world = World::market(3);
    let user = world.borrower();
    world.act(&user, [borrow(world.asset(2), ONE)]);
    world.set_price(1, 3 * ONE);
    let made = world.pool.create_user_liquidations(&user, &100);
    let filler = world.rich();
    world.at_ledger(made.block + 300);
    world.act(&filler, [fill_user_liquidation(&user, 100)]);
    let handed = |index, shares| {
        let topics = [raw::address(&user), raw::address(world.asset(index))];
        event("bad_debt", topics, raw::i128(shares))
    };
    let filled = auction(
        &[(world.asset(1), 25 * ONE), (world.asset(2), ONE / 2)],
        made.block,
        &[(world.asset(0), 100 * ONE)],
    );
    let data = raw::vec([raw::address(&filler), raw::i128(100), filled]);
    let topics = [raw::u32(0), raw::address(&user)];
    let expected = [
        handed(1, 25 * ONE),
        handed(2, ONE / 2),
        event("fill_auction", topics, data),
    ];
    assert_eq!(published(&world), expected);
}

#[test]
fn cancelled_and_stale_auctions_are_deleted_with_nothing_to_say() {
    let world = World::market(2);
    let (user, made) = world.liquidated(2 * ONE);
    let deleted = |kind, of| {
        let topics = [raw::u32(kind), raw::address(of)];
        event("delete_auction", topics, ScVal::Void)
    };
    let requests = [
        supply_collateral(world.asset(0), 100 * ONE),
        cancel_liquidation(world.asset(1), 7),
    ];
    world.act(&user, requests);
    assert_eq!(published(&world)[1..], [deleted(0, &user)]);

    world.set_price(1, 5 * ONE);
    world.pool.create_user_liquidations(&user, &100);
    world.with_interest();
    world.pool.create_interest_auction(&world.assets_of([0]));
    world.at_ledger(made.block + 500);
    world.pool.del_auction(&0, &user);
    assert_eq!(published(&world), [deleted(0, &user)]);
    world.pool.del_auction(&2, &world.backstop.address);
    assert_eq!(published(&world), [deleted(2, &world.backstop.address)]);
}

#[test]
fn bad_debt_is_told_of_when_it_moves_and_when_it_is_burned() {
    let world = World::market(3);
    let user = world.rich();
    let requests = [borrow(world.asset(1), 7 * ONE), borrow(world.asset(2), ONE)];
    world.act(&user, requests);
    world.seed_positions(&user, &[], &[(1, 7 * ONE), (2, ONE)], &[]);
    world.pool.bad_debt(&user);
    let handed = |index, shares| {
        let topics = [raw::address(&user), raw::address(world.asset(index))];
        event("bad_debt", topics, raw::i128(shares))
    };
    assert_eq!(published(&world), [handed(1, 7 * ONE), handed(2, ONE)]);

    world.set_backstop_price(1);
    world.pool.bad_debt(&world.backstop.address);
    let burned = |index, shares| {
        let topics = [raw::address(world.asset(index))];
        event("defaulted_debt", topics, raw::i128(shares))
    };
    // 1000.0 of each are supplied at par: the rate falls by a thousandth per 1.0 lost.
    let lost = |index, amount, rate_after| {
        let topics = [raw::address(world.asset(index))];
        let data = [amount, 0, 1_000_000_000_000, rate_after, 1_000 * ONE];
        event("loss", topics, raw::vec(data.map(raw::i128)))
    };
    let expected = [
        burned(1, 7 * ONE),
        lost(1, 7 * ONE, 993_000_000_000),
        burned(2, ONE),
        lost(2, ONE, 999_000_000_000),
        event("set_status", [], raw::u32(3)),
    ];
    assert_eq!(published(&world), expected);
}
