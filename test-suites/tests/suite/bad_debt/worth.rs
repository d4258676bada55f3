//! Bad debt is a matter of value: collateral that is worth nothing protects nobody.

use super::stage::{Stage, ONE};
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

/// 66 WETH (#1, at 2000.0) and two units of XLM (#2, at 0.1) back a debt of 100,000.0 (#0). WETH
/// falls to 757.6, and its liquidation is created, which takes XLM's worth of zero for none at all.
fn bd_01() -> (World, Address) {
    let mut world = World::new(&Setup::default());
    let mut config = std_config();
    (config.c_factor, config.l_factor) = (9_500_000, 9_500_000);
    for price in [ONE, 2_000 * ONE, ONE / 10] {
        world.list(&config, price);
    }
    world.activate();
    let lender = world.user(1_000_000 * ONE);
    let deposit = list(&world.env, [supply(world.asset(0), 1_000_000 * ONE)]);
    world.pool.submit(&lender, &lender, &lender, &deposit);
    let sam = world.user(66 * ONE);
    let requests = list(
        &world.env,
        [
            supply_collateral(world.asset(1), 66 * ONE),
            supply_collateral(world.asset(2), 2),
            borrow(world.asset(0), 100_000 * ONE),
        ],
    );
    world.pool.submit(&sam, &sam, &sam, &requests);
    world.set_price(1, 757_6000000);
    (world, sam)
}

fn auction_weth(world: &World, sam: &Address) {
    let assets = |index: usize| soroban_sdk::vec![&world.env, world.asset(index).clone()];
    world
        .pool
        .new_auction(&0, sam, &assets(0), &assets(1), &100);
}

#[test]
fn bd_01_a_unit_of_dust_does_not_park_bad_debt() {
    let (world, sam) = bd_01();
    auction_weth(&world, &sam);
    world.at_ledger(51 + 301);
    let filler = world.user(1_000_000 * ONE);
    let requests = list(
        &world.env,
        [
            supply_collateral(world.asset(1), 1_000 * ONE),
            fill_user_liquidation(&sam, 100),
        ],
    );
    let after = world.pool.submit(&filler, &filler, &filler, &requests);
    assert_eq!(after.liabilities.get(0), Some(49_500 * ONE));
    let sam = world.pool.get_positions(&sam);
    assert!(sam.liabilities.is_empty());
    assert_eq!(sam.collateral.get(2), Some(2));
    let backstop = world.pool.get_positions(&world.backstop.address);
    assert_eq!(backstop.liabilities.get(0), Some(50_500 * ONE));
    world.check();
}

/// Dust whose price is known only after the fill is handed over on call.
#[test]
fn bd_01_dust_without_a_price_waits_for_its_feed() {
    let (world, sam) = bd_01();
    auction_weth(&world, &sam);
    world.at_ledger(51 + 301);
    world.kill_feed(2);
    let filler = world.user(1_000_000 * ONE);
    let requests = list(
        &world.env,
        [
            supply_collateral(world.asset(1), 1_000 * ONE),
            fill_user_liquidation(&sam, 100),
        ],
    );
    world.pool.submit(&filler, &filler, &filler, &requests);
    let left = world.pool.get_positions(&sam);
    assert_eq!(left.liabilities.get(0), Some(50_500 * ONE));
    let refused = world.pool.try_bad_debt(&sam);
    assert_eq!(refused, Err(Ok(PoolError::PriceUnavailable)));
    world.set_price(2, ONE / 10);
    world.pool.bad_debt(&sam);
    world.check();
    let backstop = world.pool.get_positions(&world.backstop.address);
    assert_eq!(backstop.liabilities.get(0), Some(50_500 * ONE));
}

/// Half a gem, worth nothing.
fn worthless() -> (Stage, Address) {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let debtor = stage.debtor(0, 300 * ONE);
    (stage, debtor)
}

#[test]
fn worthless_collateral_is_auctioned_whole_or_not_at_all() {
    let (stage, debtor) = worthless();
    for percent in [1, 95] {
        stage.refuses(PoolError::WorthlessCollateral, |w| {
            w.pool.try_create_user_liquidations(&debtor, &percent)
        });
    }
    let auction = stage.act(|w| w.pool.create_user_liquidations(&debtor, &96));
    let gems = stage.asset(stage.gems()).clone();
    assert_eq!(auction.lot.get(gems), Some(ONE / 2));
    assert_eq!(auction.bid.get(stage.asset(0).clone()), Some(300 * ONE));
    assert_eq!(stage.names(), ["new_auction"]);
}

#[test]
fn worthless_collateral_goes_for_nothing_from_ledger_400() {
    let (stage, debtor) = worthless();
    stage.act(|w| w.pool.create_user_liquidations(&debtor, &100));
    let filler = stage.user(0);
    let gems = stage.gems() as u32;
    stage.wait(399);
    let fill = [fill_user_liquidation(&debtor, 100)];
    assert_eq!(stage.submit(&filler, fill), Err(PoolError::InvalidHf));
    stage.at_ledger(51 + 400);
    let fill = [fill_user_liquidation(&debtor, 100)];
    let after = stage.submit(&filler, fill).unwrap();
    assert_eq!(after.collateral.get(gems), Some(ONE / 2));
    assert_eq!(
        (stage.debts(&filler), stage.debts(&debtor)),
        (vec![], vec![])
    );
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
}

/// Two units of collateral make no difference whether they are listed or not.
#[test]
fn worthless_collateral_is_judged_by_value() {
    let (stage, debtor) = worthless();
    stage.set_price(1, ONE / 10);
    let token = &stage.assets[1].token;
    token.mint(&debtor, &2);
    stage
        .submit(&debtor, [supply_collateral(stage.asset(1), 2)])
        .unwrap();
    let (bid, lot) = (stage.assets_of(&[0]), stage.assets_of(&[1]));
    stage.act(|w| w.pool.new_auction(&0, &debtor, &bid, &lot, &100));
    stage.wait(400);
    let filler = stage.user(0);
    stage
        .submit(&filler, [fill_user_liquidation(&debtor, 100)])
        .unwrap();
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
    let left = stage.pool.get_positions(&debtor).collateral;
    assert_eq!(
        left.iter().collect::<Vec<_>>(),
        [(stage.gems() as u32, ONE / 2)]
    );
}

/// Dust that is worth nothing changes nothing.
#[test]
fn grf_06_worthless_top_ups_do_not_hold_the_hand_over_up() {
    let (stage, debtor) = worthless();
    stage.set_price(1, ONE / 10);
    for ledger in 51..54 {
        stage.at_ledger(ledger);
        stage.assets[1].token.mint(&debtor, &3);
        let deposit = supply_collateral(stage.asset(1), 3);
        stage.submit(&debtor, [deposit]).unwrap();
    }
    stage.act(|w| w.pool.bad_debt(&debtor));
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
}

/// A top-up that is worth something buys the time of one auction: nothing can be added while it
/// runs, and its last fill hands the debt over.
#[test]
fn grf_06_a_top_up_of_value_lasts_for_one_auction() {
    let (stage, debtor) = worthless();
    stage.assets[1].token.mint(&debtor, &2);
    let deposit = || supply_collateral(stage.asset(1), 1);
    stage.submit(&debtor, [deposit()]).unwrap();
    stage.refuses(PoolError::BadRequest, |w| w.pool.try_bad_debt(&debtor));
    stage.act(|w| w.pool.create_user_liquidations(&debtor, &100));
    assert_eq!(
        stage.submit(&debtor, [deposit()]),
        Err(PoolError::AuctionInProgress)
    );
    stage.wait(400);
    let filler = stage.user(0);
    stage
        .submit(&filler, [fill_user_liquidation(&debtor, 100)])
        .unwrap();
    assert_eq!(
        (stage.bad(), stage.debts(&debtor)),
        (vec![(0, 300 * ONE)], vec![])
    );
}
