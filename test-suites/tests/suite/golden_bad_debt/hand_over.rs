//! G1 to G5: debt that has lost its collateral goes to the backstop, which can bear it.

use super::{bad_debt, filled, filler, handed_over, is_empty, liabilities, world_of};
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::outcome::{balances, outcome};
use test_suites::requests::fill_user_liquidation;
use test_suites::{Setup, World};

/// The user of G1 and what it has beside the auctioned collateral.
fn scene(other_collateral: &[(u32, i128)]) -> (World, Address) {
    let reserve = (7, 1_0000000);
    let world = world_of(&Setup::default(), &[reserve; 4]);
    world.fund_backstop(10_000_0000000);
    let user = world.user(0);
    let mut collateral = vec![(0, 909100000)];
    collateral.extend_from_slice(other_collateral);
    let debts = [(1, 120000000), (2, 20000000)];
    world.seed_positions(&user, &collateral, &debts, &[]);
    (world, user)
}

const BID: [(usize, i128); 2] = [(1, 80000000), (2, 15000000)];
const LOT: [(usize, i128); 1] = [(0, 909100000)];

/// Fills `percent` of an auction 200 ledgers after its start. Returns the filler.
fn fill(world: &World, user: &Address, bid: &[(usize, i128)], lot: i128, percent: i128) -> Address {
    let (filler, _) = filler(world);
    let auction = world.liquidation(bid, &[(0, lot)], 51);
    world.seed_auction(0, user, &auction);
    world.at_ledger(251);
    let request = fill_user_liquidation(user, percent);
    world.submit(&filler, [request]).unwrap();
    filler
}

#[test]
fn g1_the_last_fill_hands_the_rest_of_the_debt_over() {
    let (world, user) = scene(&[]);
    let filler = fill(&world, &user, &BID, 909100000, 100);
    let events = world.pool_events();
    let expected = [
        handed_over(&world, &user, 1, 40000000),
        handed_over(&world, &user, 2, 5000000),
        filled(&world, (&user, &filler), &BID, &LOT, 51),
    ];
    assert_eq!(events, expected);
    assert_eq!(bad_debt(&world), [(1, 40000000), (2, 5000000)]);
    assert!(is_empty(&world.pool.get_positions(&user)));
    let taken = [(1, 80000000), (2, 15000000)];
    assert_eq!(liabilities(&world, &filler), taken);
}

#[test]
fn g1_leaves_the_totals_of_the_reserves_alone() {
    let (world, user) = scene(&[]);
    let before: Vec<_> = (0..4)
        .map(|index| world.stored_reserve_data(index))
        .collect();
    fill(&world, &user, &BID, 909100000, 100);
    let after: Vec<_> = (0..4)
        .map(|index| world.stored_reserve_data(index))
        .collect();
    assert_eq!(before, after);
}

#[test]
fn g2_with_other_collateral_the_debt_stays() {
    let (world, user) = scene(&[(1, 6000000)]);
    fill(&world, &user, &BID, 909100000, 100);
    assert!(bad_debt(&world).is_empty());
    let positions = world.pool.get_positions(&user);
    assert_eq!(balances(&positions.collateral), [(1, 6000000)]);
    assert_eq!(
        balances(&positions.liabilities),
        [(1, 40000000), (2, 5000000)]
    );
}

/// G3: 90% of an auction, of exactly the amounts of G1.
#[test]
fn g3_a_fill_that_is_not_the_last_leaves_the_debt() {
    let (world, user) = scene(&[]);
    let bid = [(1, 88888888), (2, 16666666)];
    let filler = fill(&world, &user, &bid, 1010111112, 90);
    let taken = [(1, 80000000), (2, 15000000)];
    assert_eq!(liabilities(&world, &filler), taken);
    assert!(bad_debt(&world).is_empty());
    let positions = world.pool.get_positions(&user);
    assert!(positions.collateral.is_empty());
    assert_eq!(
        balances(&positions.liabilities),
        [(1, 40000000), (2, 5000000)]
    );
    let left = world.liquidation(&[(1, 8888888), (2, 1666666)], &[(0, 101011112)], 51);
    assert_eq!(world.auction_of(0, &user), Ok(left));
}

fn hand_over(world: &World, user: &Address) -> Result<(), PoolError> {
    outcome(world.pool.try_bad_debt(user))
}

#[test]
fn g4_on_demand_the_debt_joins_what_the_backstop_owes() {
    let (world, user) = scene(&[]);
    let backstop = world.backstop.address.clone();
    let debts = [(0, 15000000), (1, 50987654321)];
    let supply = [(0, 1234567), (3, 7654321)];
    world.seed_positions(&user, &[], &debts, &supply);
    world.seed_positions(&backstop, &[], &[(0, 5000000)], &[]);
    assert_eq!(hand_over(&world, &user), Ok(()));
    let expected = [
        handed_over(&world, &user, 0, 15000000),
        handed_over(&world, &user, 1, 50987654321),
    ];
    assert_eq!(world.pool_events(), expected);
    assert_eq!(bad_debt(&world), [(0, 20000000), (1, 50987654321)]);
    let positions = world.pool.get_positions(&user);
    assert!(positions.liabilities.is_empty());
    assert_eq!(balances(&positions.supply), supply);
}

#[test]
fn g5_with_collateral() {
    let (world, user) = scene(&[]);
    assert_eq!(hand_over(&world, &user), Err(PoolError::BadRequest));
}

#[test]
fn g5_without_debt() {
    let (world, user) = scene(&[]);
    world.seed_positions(&user, &[], &[], &[(0, 1)]);
    assert_eq!(hand_over(&world, &user), Err(PoolError::BadRequest));
}

#[test]
fn g5_under_liquidation() {
    let (world, user) = scene(&[]);
    world.seed_positions(&user, &[], &[(1, 120000000)], &[]);
    world.seed_auction(0, &user, &world.liquidation(&BID, &LOT, 51));
    let refused = Err(PoolError::AuctionInProgress);
    assert_eq!(hand_over(&world, &user), refused);
}
