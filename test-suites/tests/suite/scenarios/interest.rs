//! The backstop's part of interest, earned or found.

use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn interest_is_earned_auctioned_and_donated_to_the_backstop() {
    let world = World::market(2);
    let lender = world.user(1_000_000 * ONE);
    let debtor = world.user(2_000_000 * ONE);
    world.play(&lender, [supply(world.asset(1), 1_000_000 * ONE)]);
    let requests = [
        supply_collateral(world.asset(0), 2_000_000 * ONE),
        borrow(world.asset(1), 700_000 * ONE),
    ];
    world.play(&debtor, requests);
    world.at(world.now() + 30 * 86_400);
    world.check();

    // 30 days at 1% and 699.3/750 of 5%: a tenth of it is the backstop's.
    let credit = world.pool.get_reserve(world.asset(1)).data.backstop_credit;
    assert_eq!(credit, 3_257_594_795);
    let made = world.pool.create_interest_auction(&world.assets_of([0, 1]));
    world.check();
    let (backstop, token) = (&world.backstop.address, &world.backstop_token);
    let bid = credit * 12 / 10 * 8 / 10;
    assert_eq!(made.bid.get(token.address.clone()), Some(bid));
    assert_eq!(made.lot.get(world.asset(1).clone()), Some(credit));
    assert_eq!(made.lot.len(), 1);

    let filler = world.user(0);
    token.mint(&filler, &(1_000 * ONE));
    token.approve(&filler, backstop, &(1_000 * ONE), &(made.block + 1_000));
    let before = world.backstop.pool_data(&world.pool.address).tokens;

    // Half of it at three quarters of the lot.
    world.at_ledger(made.block + 150);
    world.play(&filler, [fill_interest(backstop, 50)]);
    let (first_bid, first_lot) = ((bid + 1) / 2, credit / 2 * 3 / 4);
    assert_eq!(token.balance(&filler), 1_000 * ONE - first_bid);
    assert_eq!(world.assets[1].token.balance(&filler), first_lot);

    // The rest at three quarters of the bid.
    world.at_ledger(made.block + 250);
    world.play(&filler, [fill_interest(backstop, 100)]);
    let second_bid = ((bid - first_bid) * 3 + 3) / 4;
    let second_lot = credit - credit / 2;
    let donated = first_bid + second_bid;
    assert_eq!(token.balance(&filler), 1_000 * ONE - donated);
    let paid = first_lot + second_lot;
    assert_eq!(world.assets[1].token.balance(&filler), paid);
    let after = world.backstop.pool_data(&world.pool.address).tokens;
    assert_eq!(after, before + donated);
    // What the ramp held back is still the backstop's.
    let left = world.pool.get_reserve(world.asset(1)).data.backstop_credit;
    assert_eq!(left, credit - paid);
    world.check_dust(1, 20);
}

#[test]
fn tokens_sent_to_the_pool_become_the_backstops_once_and_nobodys_shares() {
    let world = World::market(2);
    let user = world.borrower();
    world.check();
    let before = world.pool.get_reserve(world.asset(0)).data;
    world.assets[0]
        .token
        .transfer(&user, &world.pool.address, &(250 * ONE));
    world.check();
    assert_eq!(world.pool.get_reserve(world.asset(0)).data, before);
    assert_eq!(world.pool.gulp(world.asset(0)), 250 * ONE);
    world.check();
    let after = world.pool.get_reserve(world.asset(0)).data;
    assert_eq!(after.backstop_credit, 250 * ONE);
    assert_eq!(
        (after.b_rate, after.b_supply),
        (before.b_rate, before.b_supply)
    );
    assert_eq!(world.pool.gulp(world.asset(0)), 0);
    // While the pool is owed more than it holds there is nothing to find.
    assert_eq!(world.pool.gulp(world.asset(1)), 0);
    let made = world.pool.create_interest_auction(&world.assets_of([0]));
    world.check();
    // 250.0 at 120% in tokens of 1.25.
    assert_eq!(made.bid.values().first(), Some(240 * ONE));
    world.check_dust(0, 1);
    world.check_dust(1, 1);
}
