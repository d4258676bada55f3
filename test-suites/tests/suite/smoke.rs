use test_suites::requests::{borrow, list, repay, supply_collateral};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

#[test]
fn a_user_supplies_borrows_and_repays() {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), 1_0000000);
    world.list(&std_config(), 2_0000000);
    world.activate();
    let lender = world.user(1_000_0000000);
    let user = world.user(1_000_0000000);
    let requests = list(&world.env, [supply_collateral(world.asset(1), 500_0000000)]);
    world.pool.submit(&lender, &lender, &lender, &requests);
    world.check();
    let requests = list(
        &world.env,
        [
            supply_collateral(world.asset(0), 500_0000000),
            borrow(world.asset(1), 100_0000000),
        ],
    );
    world.pool.submit(&user, &user, &user, &requests);
    world.check();
    world.skip_ledgers(10_000);
    world.check();
    let requests = list(&world.env, [repay(world.asset(1), 200_0000000)]);
    let after = world.pool.submit(&user, &user, &user, &requests);
    assert!(after.liabilities.is_empty());
    world.check();
}
