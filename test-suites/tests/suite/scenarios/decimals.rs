//! Tokens of 6, 7 and 18 decimals under an oracle of 14.

use pool::ReserveConfig;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

const BASE: i128 = 100_000_000_000_000;
const STABLE: i128 = 1_000_000;
const XLM: i128 = 1_0000000;
const ETH: i128 = 1_000_000_000_000_000_000;

/// A stable coin at 1.0, a token at 0.1 and one of 18 decimals at 2,000.0, all supplied.
fn world() -> (World, Address) {
    let setup = Setup {
        oracle_decimals: 14,
        backstop_threshold: 50_000 * BASE,
        backstop_token_decimals: 18,
        backstop_token_price: BASE * 5 / 4,
        ..Setup::default()
    };
    let mut world = World::new(&setup);
    for (decimals, price) in [(6, BASE), (7, BASE / 10), (18, 2_000 * BASE)] {
        let config = ReserveConfig {
            decimals,
            supply_cap: i128::MAX,
            ..std_config()
        };
        world.list(&config, price);
    }
    world.fund_backstop(50_000 * ETH);
    world.pool.set_status(&0);
    let lender = world.user(1_000 * ETH);
    let requests = [
        supply(world.asset(0), 100_000 * STABLE),
        supply(world.asset(1), 1_000_000 * XLM),
        supply(world.asset(2), 100 * ETH),
    ];
    world.play(&lender, requests);
    (world, lender)
}

#[test]
fn an_account_lives_and_dies_across_decimals() {
    let (world, lender) = world();
    let user = world.user(10 * ETH);
    // 2.0 at 2,000.0 and 0.75 bear 3,000.0 of debt at 0.75: 2,250.0.
    let requests = [
        supply_collateral(world.asset(2), 2 * ETH),
        borrow(world.asset(0), 1_250 * STABLE),
        borrow(world.asset(1), 9_999 * XLM),
    ];
    world.play(&user, requests);
    let more = world.try_act(&user, [borrow(world.asset(1), 10 * XLM)]);
    assert_eq!(more, Err(Ok(pool::PoolError::InvalidHf)));
    world.at(world.now() + 10 * 86_400);
    world.check();

    // At 1,500.0 the account is 25% short, and most of it is taken.
    world.set_price(2, 1_500 * BASE);
    let made = world.pool.create_user_liquidations(&user, &84);
    world.check();
    assert_eq!(made.bid.len(), 2);
    let filler = world.user(10 * ETH);
    world.at_ledger(made.block + 200);
    let requests = [
        fill_user_liquidation(&user, 100),
        repay(world.asset(0), i128::MAX),
        repay(world.asset(1), i128::MAX),
        withdraw_collateral(world.asset(2), i128::MAX),
    ];
    world.play(&filler, requests);
    let left = world.pool.get_positions(&user);
    assert_eq!(left.liabilities.len(), 2);
    assert_eq!(left.collateral.len(), 1);

    // The rest loses everything.
    world.set_price(2, BASE);
    let made = world.pool.create_user_liquidations(&user, &100);
    world.check();
    world.at_ledger(made.block + 400);
    world.play(&filler, [fill_user_liquidation(&user, 100)]);
    let backstop = world.backstop.address.clone();
    assert_eq!(world.pool.get_positions(&backstop).liabilities.len(), 2);
    let made = world.pool.create_bad_debt_auction();
    world.check();
    world.at_ledger(made.block + 150);
    let requests = [
        fill_bad_debt(&backstop, 100),
        repay(world.asset(0), i128::MAX),
        repay(world.asset(1), i128::MAX),
    ];
    world.play(&filler, requests);
    let lot = made.lot.values().first().unwrap();
    assert_eq!(world.backstop_token.balance(&filler), lot * 3 / 4);

    let requests = [
        withdraw(world.asset(0), i128::MAX),
        withdraw(world.asset(1), i128::MAX),
        withdraw(world.asset(2), i128::MAX),
    ];
    let after = world.play(&lender, requests);
    assert!(after.supply.is_empty());
    for index in 0..3 {
        world.check_dust(index, 10);
    }
}

#[test]
fn round_trips_gain_nothing_in_any_decimals() {
    let (world, lender) = world();
    let debtor = world.user(1_000 * ETH);
    let requests = [
        supply_collateral(world.asset(2), 500 * ETH),
        borrow(world.asset(0), 70_000 * STABLE),
        borrow(world.asset(1), 700_000 * XLM),
        borrow(world.asset(2), 70 * ETH),
    ];
    world.play(&debtor, requests);
    world.at(world.now() + 12_345_678);
    world.play(&lender, []);
    for amount in [2, 3, 1_000, 999_999, 7 * STABLE + 1] {
        for index in 0..3 {
            let user = world.user(amount);
            let asset = world.asset(index);
            world.play(&user, [supply(asset, amount)]);
            world.play(&user, [withdraw(asset, i128::MAX)]);
            let held = world.assets[index].token.balance(&user);
            assert!(held <= amount && held >= amount - 2, "{held} of {amount}");
        }
    }
}
