//! `fill_quote` of bad-debt and interest auctions: what a fill moves, to the last unit.

use super::auctions::{amounts, shares, token};
use super::scene::{broke, scene, submit, Scene, ONE};
use test_suites::requests::{fill_bad_debt, fill_interest, supply_collateral};

#[test]
fn a_bad_debt_auction_gives_what_was_quoted() {
    let Scene {
        world,
        borrower,
        lender,
    } = broke();
    world.pool.bad_debt(&borrower);
    world.set_price(0, ONE);
    submit(
        &world,
        &lender,
        [supply_collateral(world.asset(0), 9_000 * ONE)],
    );
    world.skip_ledgers(10_000);
    world.pool.create_bad_debt_auction();
    let lens = world.lens();
    let pool = &world.pool.address;
    let backstop = &world.backstop.address;
    let start = world.pool.get_auction(&1, backstop).block;
    for (elapsed, percent) in [(50, 20), (150, 50), (200, 30), (290, 100)] {
        world.at_ledger(start + elapsed);
        let quote = lens.fill_quote(pool, &1, backstop, &percent, &(start + elapsed));
        let before = (
            shares(&world, &lender),
            world.backstop_token.balance(&lender),
        );
        submit(&world, &lender, [fill_bad_debt(backstop, percent.into())]);
        let debt = shares(&world, &lender)[1].0 - before.0[1].0;
        assert_eq!(amounts(&quote.bid), [(world.asset(1).clone(), debt)]);
        let got = world.backstop_token.balance(&lender) - before.1;
        assert_eq!(
            amounts(&quote.lot),
            [(world.backstop_token.address.clone(), got)]
        );
        let worth = lens.backstop_quote(pool, &got).value;
        assert_eq!(
            (quote.lot.first().unwrap().underlying, quote.lot_value),
            (got, Some(worth))
        );
    }
}

#[test]
fn an_interest_auction_gives_what_was_quoted() {
    let Scene { world, lender, .. } = scene();
    world.skip_ledgers(600_000);
    world.set_price(1, 90_000 * ONE);
    world.pool.create_interest_auction(&world.assets_at(&[1]));
    let lens = world.lens();
    let pool = &world.pool.address;
    let backstop = &world.backstop.address;
    world.backstop_token.mint(&lender, &(1_000_000 * ONE));
    world
        .backstop_token
        .approve(&lender, backstop, &(1_000_000 * ONE), &700_000);
    let start = world.pool.get_auction(&2, backstop).block;
    for (elapsed, percent) in [(20, 10), (201, 33), (320, 100)] {
        world.at_ledger(start + elapsed);
        let quote = lens.fill_quote(pool, &2, backstop, &percent, &(start + elapsed));
        let before = (
            token(&world, world.asset(1), &lender),
            world.backstop_token.balance(&lender),
        );
        submit(&world, &lender, [fill_interest(backstop, percent.into())]);
        let got = token(&world, world.asset(1), &lender) - before.0;
        assert_eq!(amounts(&quote.lot), [(world.asset(1).clone(), got)]);
        assert_eq!(
            (quote.lot.first().unwrap().underlying, quote.lot_value),
            (got, Some(got * 90_000))
        );
        let paid = before.1 - world.backstop_token.balance(&lender);
        assert_eq!(
            amounts(&quote.bid),
            [(world.backstop_token.address.clone(), paid)]
        );
        assert_eq!(quote.bid_value, Some((paid * 1_2500000 + ONE - 1) / ONE));
    }
}
