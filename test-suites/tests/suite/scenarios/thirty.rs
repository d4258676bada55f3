//! As wide as a pool can be.

use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

#[test]
fn a_pool_of_thirty_reserves_serves_an_account_in_many_of_them() {
    let setup = Setup {
        max_positions: 60,
        ..Setup::default()
    };
    let mut world = World::new(&setup);
    for _ in 0..30 {
        world.list(&std_config(), ONE);
    }
    world.activate();
    let lender = world.user(1_000 * ONE);
    for index in 0..30 {
        world.act(&lender, [supply(world.asset(index), 100 * ONE)]);
    }
    world.check();
    // The last reserves, both kinds of positions.
    let user = world.user(1_000 * ONE);
    for index in 24..27 {
        world.act(&user, [supply_collateral(world.asset(index), 100 * ONE)]);
    }
    for index in 27..30 {
        world.act(&user, [borrow(world.asset(index), 40 * ONE)]);
    }
    world.check();
    let positions = world.pool.get_positions(&user);
    assert_eq!(positions.collateral.keys().last(), Some(26));
    assert_eq!(positions.liabilities.keys().last(), Some(29));

    world.at(world.now() + 86_400);
    for index in 27..30 {
        world.set_price(index, 3 * ONE);
    }
    let made = world.pool.create_user_liquidations(&user, &100);
    world.check();
    assert_eq!((made.bid.len(), made.lot.len()), (3, 3));
    world.at_ledger(made.block + 200);
    let filler = world.user(1_000 * ONE);
    let requests = [
        fill_user_liquidation(&user, 100),
        repay(world.asset(27), i128::MAX),
        repay(world.asset(28), i128::MAX),
        repay(world.asset(29), i128::MAX),
    ];
    world.play(&filler, requests);
    let positions = world.pool.get_positions(&filler);
    assert_eq!(positions.collateral.len(), 3);
    assert!(positions.liabilities.is_empty());
}

/// The last call stayed below three fifths of what the network lets one call do. The host's own
/// limits are those of an older network, and its diagnostics count against them, so they are off.
#[track_caller]
fn was_within_limits(world: &World) {
    let used = world.env.cost_estimate().resources();
    let entries = used.memory_read_entries + used.disk_read_entries + used.write_entries;
    assert!(entries <= 240, "{entries} entries");
    assert!(used.write_entries <= 120, "{} writes", used.write_entries);
    assert!(used.write_bytes <= 79_000, "{} bytes", used.write_bytes);
    let events = used.contract_events_size_bytes;
    assert!(events <= 9_800, "{events} bytes of events");
}

#[test]
fn an_account_in_all_thirty_reserves_is_valued_liquidated_and_handed_over() {
    let setup = Setup {
        max_positions: 60,
        ..Setup::default()
    };
    let mut world = World::new(&setup);
    for _ in 0..30 {
        world.list(&std_config(), ONE);
    }
    world.activate();
    world.env.cost_estimate().disable_resource_limits();
    world.env.cost_estimate().budget().reset_unlimited();
    let lender = world.user(1_000 * ONE);
    for index in 27..30 {
        world.act(&lender, [supply(world.asset(index), 1_000 * ONE)]);
    }
    let user = world.user(1_000 * ONE);
    for index in 0..27 {
        world.act(&user, [supply_collateral(world.asset(index), 10 * ONE)]);
    }
    for index in 27..30 {
        world.act(&user, [borrow(world.asset(index), 40 * ONE)]);
        was_within_limits(&world);
    }
    world.check();
    for index in 27..30 {
        world.set_price(index, 4 * ONE);
    }
    let made = world.pool.create_user_liquidations(&user, &100);
    was_within_limits(&world);
    world.check();
    assert_eq!((made.bid.len(), made.lot.len()), (3, 27));
    world.at_ledger(made.block + 300);
    let filler = world.user(10_000 * ONE);
    world.act(&filler, [supply_collateral(world.asset(29), 5_000 * ONE)]);
    world.act(&filler, [fill_user_liquidation(&user, 100)]);
    was_within_limits(&world);
    world.check();
    assert_eq!(world.pool.get_positions(&filler).collateral.len(), 28);
    let handed = world.pool.get_positions(&world.backstop.address);
    assert_eq!(handed.liabilities.values().first(), Some(20 * ONE));
    let user = world.pool.get_positions(&user);
    assert!(user.collateral.is_empty() && user.liabilities.is_empty());
}
