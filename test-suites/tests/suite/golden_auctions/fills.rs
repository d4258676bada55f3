//! F: fills of a user liquidation, from the auction to the books of everybody involved.
//!
//! Two collaterals (reserves 0 and 1) are offered for one debt (reserve 2); the filler's own
//! collateral lies in reserve 3.

use super::{creation_rows, world_of, STD};
use pool::{FillAuction, PoolError};
use soroban_sdk::Address;
use test_suites::outcome::{balances, outcome};
use test_suites::requests::fill_user_liquidation;
use test_suites::{Setup, World};

const START: u32 = 1000;
const OWN: (u32, i128) = (3, 1_000_000_0000000);
const DEBT: usize = 2;

/// A fill after `elapsed` ledgers, and what it must take and leave: bid, then lots.
struct Fill {
    elapsed: u32,
    percent: i128,
    filled: (i128, &'static [i128]),
    left: (i128, &'static [i128]),
}

/// The auction's bid and lots, which are all the user has, and its fills.
type Row = ((i128, &'static [i128]), &'static [Fill]);

/// Entries of lots by reserve index; zeros are not kept.
fn lots(amounts: &[i128]) -> Vec<(usize, i128)> {
    let entries = amounts.iter().copied().enumerate();
    entries.filter(|(_, amount)| *amount != 0).collect()
}

fn bid(amount: i128) -> Vec<(usize, i128)> {
    let entry = Some((DEBT, amount)).filter(|(_, amount)| *amount != 0);
    entry.into_iter().collect()
}

fn by_key(entries: Vec<(usize, i128)>) -> Vec<(u32, i128)> {
    let key = |(index, amount)| (u32::try_from(index).unwrap(), amount);
    entries.into_iter().map(key).collect()
}

/// A user under liquidation and a filler of means. The backstop can bear what is left over.
fn scene(bid_amount: i128, lot_amounts: &[i128]) -> (World, Address, Address) {
    let world = world_of(&Setup::default(), 600, &[STD; 4]);
    world.fund_backstop(10_000_0000000);
    let (user, filler) = (world.user(0), world.user(0));
    let (bid, lots) = (bid(bid_amount), lots(lot_amounts));
    world.seed_auction(0, &user, &world.liquidation(&bid, &lots, START));
    world.seed_positions(&user, &by_key(lots), &by_key(bid), &[]);
    world.seed_positions(&filler, &[OWN], &[], &[]);
    (world, user, filler)
}

fn check(((bid_amount, lot_amounts), fills): Row) {
    let (world, user, filler) = scene(bid_amount, lot_amounts);
    let (mut debt, mut collateral) = (bid_amount, lot_amounts.to_vec());
    let (mut taken_debt, mut taken) = (0, vec![0; lot_amounts.len()]);
    for fill in fills {
        world.at_ledger(START + fill.elapsed);
        let request = fill_user_liquidation(&user, fill.percent);
        world.submit(&filler, [request]).unwrap();
        assert_fill(&world, &user, &filler, fill);
        debt -= fill.filled.0;
        taken_debt += fill.filled.0;
        for (index, amount) in fill.filled.1.iter().enumerate() {
            collateral[index] -= amount;
            taken[index] += amount;
        }
    }
    let filler = world.pool.get_positions(&filler);
    assert_eq!(balances(&filler.liabilities), by_key(bid(taken_debt)));
    let mut expected = by_key(lots(&taken));
    expected.push(OWN);
    assert_eq!(balances(&filler.collateral), expected);
    assert_user(&world, &user, debt, &collateral);
}

/// The event of the fill is the last one, and what it left is stored.
fn assert_fill(world: &World, user: &Address, filler: &Address, fill: &Fill) {
    let event = FillAuction {
        auction_type: 0,
        user: user.clone(),
        filler: filler.clone(),
        percent: fill.percent,
        filled: world.liquidation(&bid(fill.filled.0), &lots(fill.filled.1), START),
    };
    assert_eq!(world.pool_events().last(), Some(&world.published(&event)));
    let (bid, lots) = (bid(fill.left.0), lots(fill.left.1));
    let left = if bid.is_empty() && lots.is_empty() {
        Err(PoolError::AuctionNotFound)
    } else {
        Ok(world.liquidation(&bid, &lots, START))
    };
    assert_eq!(world.auction_of(0, user), left);
}

/// Of what the filler did not take, the user keeps all, unless the auction is over and there is debt
/// without collateral: that is the backstop's.
fn assert_user(world: &World, user: &Address, debt: i128, collateral: &[i128]) {
    let (debt, collateral) = (by_key(bid(debt)), by_key(lots(collateral)));
    let over = world.auction_of(0, user).is_err();
    let positions = world.pool.get_positions(user);
    let backstop = world.pool.get_positions(&world.backstop.address);
    assert_eq!(balances(&positions.collateral), collateral);
    if over && collateral.is_empty() {
        assert!(positions.liabilities.is_empty());
        assert_eq!(balances(&backstop.liabilities), debt);
    } else {
        assert_eq!(balances(&positions.liabilities), debt);
        assert!(backstop.liabilities.is_empty());
    }
}

const BILLION: i128 = 1_000_000_000;
const F1: (i128, &[i128]) = (BILLION, &[BILLION]);
const F6: (i128, &[i128]) = (250000005, &[250000005]);
const ONES: (i128, &[i128]) = (1, &[1]);

macro_rules! fill {
    ($elapsed:literal, $percent:literal => $filled:expr, $left:expr) => {
        Fill {
            elapsed: $elapsed,
            percent: $percent,
            filled: $filled,
            left: $left,
        }
    };
}

vectors! { check:
    f1_at_the_start_no_lot = (F1, &[fill!(0, 100 => (BILLION, &[0]), (0, &[0]))]);
    f2_half_of_the_lot_after_100_ledgers = (F1, &[
        fill!(100, 100 => (BILLION, &[500000000]), (0, &[0]))
    ]);
    f3_all_for_all_after_200_ledgers = (F1, &[
        fill!(200, 100 => (BILLION, &[BILLION]), (0, &[0]))
    ]);
    f4_half_of_the_bid_after_300_ledgers = (F1, &[
        fill!(300, 100 => (500000000, &[BILLION]), (0, &[0]))
    ]);
    f5_no_bid_after_400_ledgers = (F1, &[fill!(400, 100 => (0, &[BILLION]), (0, &[0]))]);
    f6_half_at_the_start = (F6, &[
        fill!(0, 50 => (125000003, &[0]), (125000002, &[125000003]))
    ]);
    f7_60_percent_after_100_ledgers = (F6, &[
        fill!(100, 60 => (150000003, &[75000001]), (100000002, &[100000002]))
    ]);
    f8_60_percent_after_300_ledgers = (F6, &[
        fill!(300, 60 => (75000002, &[150000003]), (100000002, &[100000002]))
    ]);
    f9_half_after_400_ledgers = (F6, &[
        fill!(400, 50 => (0, &[125000002]), (125000002, &[125000003]))
    ]);
    f10_99_percent_of_one_unit_after_100_ledgers = (ONES, &[
        fill!(100, 99 => (1, &[0]), (0, &[1]))
    ]);
    f10_99_percent_of_one_unit_after_200_ledgers = (ONES, &[
        fill!(200, 99 => (1, &[0]), (0, &[1]))
    ]);
    f10_99_percent_of_one_unit_after_300_ledgers = (ONES, &[
        fill!(300, 99 => (1, &[0]), (0, &[1]))
    ]);
    f10_99_percent_of_one_unit_after_399_ledgers = (ONES, &[
        fill!(399, 99 => (1, &[0]), (0, &[1]))
    ]);
    f11_99_percent_of_one_unit_after_400_ledgers = (ONES, &[
        fill!(400, 99 => (0, &[0]), (0, &[1]))
    ]);
    f12_all_of_one_unit_after_300_ledgers = (ONES, &[fill!(300, 100 => (1, &[1]), (0, &[0]))]);
    f13_two_lots = ((12375000, &[305595329, 15395739]), &[
        fill!(200, 25 => (3093750, &[76398832, 3848934]), (9281250, &[229196497, 11546805]))
    ]);
    f14_three_fills = ((BILLION, &[100_000_000, 10_000_000]), &[
        fill!(100, 25 => (250000000, &[12500000, 1250000]), (750000000, &[75000000, 7500000])),
        fill!(200, 67 => (502500000, &[50250000, 5025000]), (247500000, &[24750000, 2475000])),
        fill!(300, 100 => (123750000, &[24750000, 2475000]), (0, &[0, 0])),
    ]);
}

/// F15 goes on from E16: created at ledger 150, half filled 100 ledgers after its start.
#[test]
fn f15_half_after_100_ledgers() {
    let row = creation_rows::e16();
    let world = world_of(&Setup::default(), 12345, &row.markets);
    world.at_ledger(row.ledger);
    let (user, filler) = (world.user(0), world.user(0));
    world.seed_positions(&user, row.collateral, row.debts, &[]);
    world.seed_positions(&filler, &[(0, 1_000_000_000_000)], &[], &[]);
    world.liquidate(&user, row.bid, row.lot, 50).unwrap();
    world.at_ledger(251);
    world
        .submit(&filler, [fill_user_liquidation(&user, 50)])
        .unwrap();
    let left = world.liquidation(&[(1, 15187107031)], &[(0, 211864657)], 151);
    assert_eq!(world.auction_of(0, &user), Ok(left));
    let filler = world.pool.get_positions(&filler);
    assert_eq!(balances(&filler.liabilities), [(1, 15187107031)]);
    let collateral = 1_000_000_000_000 + 105932328;
    assert_eq!(balances(&filler.collateral), [(0, collateral)]);
}

/// A fill of `percent` that is refused.
fn check_refused(percent: i128) {
    let (world, user, filler) = scene(BILLION, &[BILLION]);
    world.at_ledger(START + 100);
    let result = world.submit(&filler, [fill_user_liquidation(&user, percent)]);
    assert_eq!(result, Err(PoolError::BadRequest));
}

vectors! { check_refused:
    f16_a_percent_is_not_truncated_to_64_bits = (1 << 64) + 50;
    f17_a_percent_of_zero = 0;
    f17_a_percent_above_100 = 101;
    f17_a_percent_whose_low_64_bits_are_zero = 1 << 64;
}

#[test]
fn f18_an_auction_cannot_be_filled_in_the_ledger_of_its_creation() {
    let (world, user, filler) = scene(BILLION, &[BILLION]);
    world.at_ledger(START - 1);
    let fill = fill_user_liquidation(&user, 100);
    let result = world.submit(&filler, [fill.clone()]);
    assert_eq!(result, Err(PoolError::AuctionNotStarted));
    world.at_ledger(START);
    assert!(world.submit(&filler, [fill.clone()]).is_ok());
    let result = world.submit(&filler, [fill]);
    assert_eq!(result, Err(PoolError::AuctionNotFound));
}

/// Deletion at ledger 1500 of an auction that starts at `block`.
fn check_stale((block, expected): (u32, Result<(), PoolError>)) {
    let (world, user, _) = scene(BILLION, &[BILLION]);
    let auction = world.liquidation(&[(DEBT, BILLION)], &[(0, BILLION)], block);
    world.seed_auction(0, &user, &auction);
    world.at_ledger(1500);
    let deleted = outcome(world.pool.try_del_auction(&0, &user));
    assert_eq!(deleted, expected);
    assert_eq!(world.auction_of(0, &user).is_err(), expected.is_ok());
}

vectors! { check_stale:
    f19_stale_500_ledgers_after_its_start = (1000, Ok(()));
    f19_not_stale_a_ledger_earlier = (1001, Err(PoolError::BadRequest));
}
