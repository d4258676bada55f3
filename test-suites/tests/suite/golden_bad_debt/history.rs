//! G10 to G13: one debt from its liquidation to the suppliers' loss.
//!
//! STABLE of six decimals (reserve 0), XLM of seven (1) and WETH of nine (2). The backstop holds
//! 1,000.0 tokens at 1.25 against a threshold of 20,000: 5% of it are 800 tokens.

use super::{bad_debt, defaulted, filler, liabilities, lost, world_of};
use backstop::BackstopContractError;
use pool::{AuctionData, PoolError};
use soroban_sdk::Address;
use test_suites::outcome::{balances, outcome};
use test_suites::requests::{fill_bad_debt, fill_user_liquidation};
use test_suites::{Setup, World};

struct Scene {
    world: World,
    user: Address,
    filler: Address,
    depositor: Address,
}

const COLLATERAL: i128 = 999997651;
const STABLE_DEBT: i128 = 999993487;
const XLM_DEBT: i128 = 201;

fn scene() -> Scene {
    let setup = Setup {
        backstop_threshold: 20_000_0000000,
        ..Setup::default()
    };
    let prices = [(6, 1_0000000), (7, 1000000), (9, 2000_0000000)];
    let world = world_of(&setup, &prices);
    let depositor = world.fund_backstop(1_000_0000000);
    let user = world.user(0);
    let debts = [(0, STABLE_DEBT), (1, XLM_DEBT)];
    world.seed_positions(&user, &[(2, COLLATERAL)], &debts, &[]);
    let bid = [(0, STABLE_DEBT), (1, XLM_DEBT)];
    let auction = world.liquidation(&bid, &[(2, COLLATERAL)], 151);
    world.seed_auction(0, &user, &auction);
    let (filler, _) = filler(&world);
    Scene {
        world,
        user,
        filler,
        depositor,
    }
}

/// G10: the liquidation is filled 201 ledgers after its start.
fn liquidated() -> Scene {
    let scene = scene();
    scene.world.at_ledger(352);
    let fill = fill_user_liquidation(&scene.user, 100);
    scene.world.submit(&scene.filler, [fill]).unwrap();
    scene
}

#[test]
fn g10_half_a_percent_of_the_debt_goes_to_the_backstop() {
    let scene = liquidated();
    let positions = scene.world.pool.get_positions(&scene.filler);
    let taken = [(0, 994993520), (1, 200)];
    assert_eq!(balances(&positions.liabilities), taken);
    let collateral = [(2, super::MEANS + COLLATERAL)];
    assert_eq!(balances(&positions.collateral), collateral);
    assert_eq!(bad_debt(&scene.world), [(0, 4999967), (1, 1)]);
}

/// G11: the debt in STABLE is auctioned at ledger 400 and filled 200 ledgers after its start.
fn auctioned() -> Scene {
    let scene = liquidated();
    let world = &scene.world;
    let mut stable = world.stored_reserve_data(0);
    stable.d_rate = 1_000_006_850_516;
    world.seed_reserve_data(0, &stable);
    world.at_ledger(400);
    let auction = AuctionData {
        bid: world.amounts(&[(0, 4999967)]),
        block: 401,
        lot: world.backstop_tokens(48000019),
    };
    assert_eq!(world.auction_bad_debt(&[0]), Ok(auction));
    world.at_ledger(601);
    let fill = fill_bad_debt(&world.backstop.address, 100);
    world.submit(&scene.filler, [fill]).unwrap();
    scene
}

#[test]
fn g11_the_fill_moves_exactly_the_auction() {
    let Scene { world, filler, .. } = auctioned();
    assert_eq!(world.backstop_token.balance(&filler), 48000019);
    let taken = [(0, 994993520 + 4999967), (1, 200)];
    assert_eq!(liabilities(&world, &filler), taken);
    assert_eq!(bad_debt(&world), [(1, 1)]);
    let deposits = world.backstop.pool_data(&world.pool.address);
    assert_eq!(deposits.tokens, 9951999981);
}

#[test]
fn g12_a_debt_worth_nothing_cannot_be_auctioned() {
    let Scene { world, .. } = auctioned();
    let refused = Err(PoolError::InvalidBid);
    assert_eq!(world.auction_bad_debt(&[1]), refused);
}

#[test]
fn g12_a_backstop_of_means_does_not_default() {
    let Scene { world, .. } = auctioned();
    let result = world.pool.try_bad_debt(&world.backstop.address);
    assert_eq!(outcome(result), Err(PoolError::BadRequest));
}

#[test]
fn g12_depositors_cannot_leave_while_bad_debt_stands() {
    let Scene {
        world, depositor, ..
    } = auctioned();
    let result = world
        .backstop
        .try_withdraw(&depositor, &world.pool.address, &1);
    assert_eq!(result, Err(Ok(BackstopContractError::BadDebtExists)));
}

/// G13: the backstop token falls until the deposits are below 5% of the threshold.
#[test]
fn g13_one_unit_of_debt_is_the_suppliers_loss() {
    let Scene { world, .. } = auctioned();
    let backstop = world.backstop.address.clone();
    let mut xlm = world.stored_reserve_data(1);
    xlm.b_rate = 1_000_023_620_517;
    xlm.d_rate = 1_000_040_376_948;
    xlm.b_supply = 1_000_000_000_000;
    xlm.d_supply = 650000000201;
    world.seed_reserve_data(1, &xlm);
    world.set_backstop_price(1_0000000);
    world.pool.bad_debt(&backstop);
    // The unit is worth two.
    let loss = [
        2,
        0,
        1_000_023_620_517,
        1_000_023_620_515,
        1_000_000_000_000,
    ];
    let expected = [defaulted(&world, 1, 1), lost(&world, 1, loss)];
    assert_eq!(world.pool_events(), expected);
    assert!(bad_debt(&world).is_empty());
    xlm.b_rate = 1_000_023_620_515;
    xlm.d_supply = 650000000200;
    assert_eq!(world.stored_reserve_data(1), xlm);
}
