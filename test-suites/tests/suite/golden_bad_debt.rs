//! G: debt without collateral, from its first holder to the backstop and the suppliers.
//!
//! Reserves stand at par without interest to come unless a test says otherwise. Where vectors name
//! the state of the base's LP token, the backstop token is priced so that the same side of the 5%
//! rule is met.

mod auctions;
mod default;
mod hand_over;
mod history;

use pool::{BadDebt, DefaultedDebt, FillAuction, Loss, Positions};
use soroban_sdk::xdr::ContractEvent;
use soroban_sdk::{Address, Map};
use test_suites::outcome::balances;
use test_suites::reserves::{std_config, std_data};
use test_suites::{Setup, World};

/// What a filler owns in the last reserve.
const MEANS: i128 = 1_000_000_000_000_000;

/// Standard reserves of these decimals and prices.
fn world_of(setup: &Setup, reserves: &[(u32, i128)]) -> World {
    let mut world = World::new(setup);
    for (decimals, price) in reserves {
        let mut config = std_config();
        config.decimals = *decimals;
        let index = world.list(&config, *price);
        let mut data = std_data();
        data.last_time = world.now();
        world.seed_reserve_data(index, &data);
    }
    world
}

/// An account with collateral for anything in the last reserve, and that reserve's index.
fn filler(world: &World) -> (Address, u32) {
    let filler = world.user(0);
    let last = u32::try_from(world.assets.len() - 1).unwrap();
    world.seed_positions(&filler, &[(last, MEANS)], &[], &[]);
    (filler, last)
}

fn liabilities(world: &World, account: &Address) -> Vec<(u32, i128)> {
    balances(&world.pool.get_positions(account).liabilities)
}

/// What the backstop owes.
fn bad_debt(world: &World) -> Vec<(u32, i128)> {
    liabilities(world, &world.backstop.address)
}

fn is_empty(positions: &Positions) -> bool {
    let maps = [
        &positions.collateral,
        &positions.liabilities,
        &positions.supply,
    ];
    maps.into_iter().all(Map::is_empty)
}

fn handed_over(world: &World, user: &Address, index: usize, shares: i128) -> ContractEvent {
    world.published(&BadDebt {
        user: user.clone(),
        asset: world.asset(index).clone(),
        shares,
    })
}

fn defaulted(world: &World, index: usize, shares: i128) -> ContractEvent {
    world.published(&DefaultedDebt {
        asset: world.asset(index).clone(),
        shares,
    })
}

/// What suppliers bear of a default: the debt's worth, of it paid by credit, the supply rate before
/// and after, the supply shares.
fn lost(
    world: &World,
    index: usize,
    [debt, credit, before, after, shares]: [i128; 5],
) -> ContractEvent {
    world.published(&Loss {
        asset: world.asset(index).clone(),
        bad_debt: debt,
        from_credit: credit,
        b_rate_before: before,
        b_rate_after: after,
        b_supply: shares,
    })
}

/// The event of a fill of the whole of a user's liquidation.
fn filled(
    world: &World,
    (user, filler): (&Address, &Address),
    bid: &[(usize, i128)],
    lot: &[(usize, i128)],
    block: u32,
) -> ContractEvent {
    world.published(&FillAuction {
        auction_type: 0,
        user: user.clone(),
        filler: filler.clone(),
        percent: 100,
        filled: world.liquidation(bid, lot, block),
    })
}
