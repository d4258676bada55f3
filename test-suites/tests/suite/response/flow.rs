//! The limit on net new debt per hour, within one hour.

use crate::keys;
use crate::receiver::{receiver, Conduct};
use pool::{FlashLoan, GuardConfig, PoolError, Positions, Request};
use soroban_sdk::Address;
use test_suites::outcome::outcome;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

/// The start of an hour, ten days into the life of a pool.
pub const START: u64 = 864_000;
const WEEK: u64 = 604_800;

/// The guard reserves get by default.
pub const STANDARD: GuardConfig = GuardConfig {
    confirm: 900,
    dn: 500_000,
    flow: 0,
    liq: 1_500_000,
    max_age: 3_600,
    slack: 500_000,
    up: 500_000,
    window: 3_600,
};

/// A guarded market of 1000.0 each, in which that part of #1 may be newly lent in an hour. #0 is not
/// limited.
pub fn limited(flow: u32) -> World {
    let setup = Setup {
        guarded: true,
        ..Setup::default()
    };
    let mut world = World::new(&setup);
    for _ in 0..2 {
        world.list(&std_config(), ONE);
    }
    let settings = GuardConfig { flow, ..STANDARD };
    world.pool.set_guard(world.asset(1), &settings);
    world.activate();
    let lender = world.user(1_000 * ONE);
    for index in 0..2 {
        world.act(&lender, [supply(world.asset(index), 1_000 * ONE)]);
    }
    world.at(START);
    world
}

/// `set_guard` with another limit and nothing else changed.
pub fn queue(world: &World, flow: u32) -> Result<(), PoolError> {
    let settings = GuardConfig { flow, ..STANDARD };
    outcome(world.pool.try_set_guard(world.asset(1), &settings))
}

/// A flash loan of #1 that `user` gets to keep for the call.
fn flash<const N: usize>(
    world: &World,
    user: &Address,
    amount: i128,
    requests: [Request; N],
) -> Result<Positions, PoolError> {
    let (asset, pool) = (&world.assets[1], &world.pool.address);
    asset.token.approve(user, pool, &(10_000 * ONE), &1_000_000);
    let loan = FlashLoan {
        amount,
        asset: asset.address.clone(),
        contract: receiver(world, Conduct::Pass),
    };
    let requests = list(&world.env, requests);
    outcome(world.pool.try_flash_loan(user, &loan, &requests))
}

/// `user` can borrow `amount` of #1, and not a unit more. It borrows it.
#[track_caller]
pub fn has_exactly(world: &World, user: &Address, amount: i128) {
    world.refuses(PoolError::FlowLimit, |w| {
        w.try_act(user, [borrow(w.asset(1), amount + 1)])
    });
    if amount > 0 {
        world.play(user, [borrow(world.asset(1), amount)]);
        has_exactly(world, user, 0);
    }
}

#[test]
fn the_limit_can_be_reached_and_not_exceeded_by_a_unit() {
    let world = limited(2_500_000);
    has_exactly(&world, &world.rich(), 250 * ONE);
}

#[test]
fn a_limit_of_everything_leaves_the_other_limits() {
    let world = limited(10_000_000);
    let user = world.rich();
    let refused = world.submit(&user, [borrow(world.asset(1), 951 * ONE)]);
    assert_eq!(refused, Err(PoolError::InvalidUtilRate));
    world.play(&user, [borrow(world.asset(1), 950 * ONE)]);
}

#[test]
fn all_accounts_count_together_and_each_reserve_for_itself() {
    let world = limited(2_500_000);
    let users = [world.rich(), world.rich()];
    world.play(&users[0], [borrow(world.asset(1), 150 * ONE)]);
    has_exactly(&world, &users[1], 100 * ONE);
    // The other reserve is lent as before.
    let deposit = supply_collateral(world.asset(1), 100_000 * ONE);
    let lend = borrow(world.asset(0), 900 * ONE);
    world.play(
        &users[0],
        [withdraw_collateral(world.asset(0), 90_000 * ONE)],
    );
    world.play(&users[1], [deposit]);
    world.play(
        &users[1],
        [withdraw_collateral(world.asset(0), 99_999 * ONE), lend],
    );
}

/// What counts is what a call leaves, not what passes through it.
#[test]
fn requests_of_one_call_are_counted_by_what_they_leave() {
    let world = limited(2_500_000);
    let user = world.rich();
    let asset = world.asset(1);
    let requests = [
        borrow(asset, 400 * ONE),
        repay(asset, 300 * ONE),
        borrow(asset, 149 * ONE),
    ];
    world.play(&user, requests);
    has_exactly(&world, &user, ONE);
}

#[test]
fn a_flash_loan_repaid_inside_does_not_count() {
    let world = limited(2_500_000);
    let user = world.rich();
    let back = repay(world.asset(1), 900 * ONE);
    flash(&world, &user, 900 * ONE, [back]).unwrap();
    assert!(world.entry(&keys::flow(1)).is_none());
    has_exactly(&world, &user, 250 * ONE);
}

#[test]
fn what_a_flash_loan_leaves_counts() {
    let world = limited(2_500_000);
    let user = world.rich();
    let back = |amount: i128| [repay(world.asset(1), amount)];
    let too_little = flash(&world, &user, 900 * ONE, back(650 * ONE - 1));
    assert_eq!(too_little, Err(PoolError::FlowLimit));
    flash(&world, &user, 900 * ONE, back(650 * ONE)).unwrap();
    world.check();
    has_exactly(&world, &user, 0);
}

#[test]
fn repayments_make_room_but_none_beyond_the_limit() {
    let world = limited(2_500_000);
    let users = [world.rich(), world.rich()];
    world.play(&users[0], [borrow(world.asset(1), 250 * ONE)]);
    world.play(&users[0], [repay(world.asset(1), 100 * ONE)]);
    has_exactly(&world, &users[1], 100 * ONE);
    // Everything comes back: there is what there was.
    for user in &users {
        world.play(user, [repay(world.asset(1), 1_000 * ONE)]);
    }
    has_exactly(&world, &users[1], 250 * ONE);
}

/// A filler takes on what somebody else owed: nothing is newly lent.
#[test]
fn debt_that_changes_hands_in_a_fill_does_not_count() {
    let world = limited(500_000);
    // All there was: 50.0.
    let user = world.borrower();
    let filler = world.rich();
    world.set_price(1, 3 * ONE);
    let sized = (1..=100).find(|percent| world.liquidate(&user, &[1], &[0], *percent).is_ok());
    assert!(sized.is_some());
    world.skip_ledgers(201);
    let before = world.entry(&keys::flow(1)).unwrap();
    assert_eq!(before.value, keys::flow_value(240, 0, 50 * ONE));
    let fill = || fill_user_liquidation(&user, 100);
    world.refuses(PoolError::FlowLimit, |w| {
        w.try_act(&filler, [fill(), borrow(w.asset(1), ONE)])
    });
    let after = world.play(&filler, [fill()]);
    assert!(after.liabilities.get(1).unwrap() > ONE);
    let left = world.entry(&keys::flow(1)).unwrap();
    assert_eq!(left.value, before.value);
}

/// Supply, withdrawals and repayments go on whatever was lent.
#[test]
fn nothing_but_new_debt_is_limited() {
    let world = limited(2_500_000);
    let user = world.rich();
    has_exactly(&world, &user, 250 * ONE);
    let asset = world.asset(1);
    world.play(&world.lender(), [withdraw(asset, 700 * ONE)]);
    world.play(&user, [supply(asset, ONE), withdraw(asset, ONE)]);
    world.play(&user, [repay(asset, 10 * ONE)]);
    world.play(&user, [withdraw_collateral(world.asset(0), ONE)]);
}

/// The limit is a part of what is supplied now. Who supplies raises it for as long: what bounds that
/// is the supply cap.
#[test]
fn the_limit_follows_supply() {
    let world = limited(2_500_000);
    let user = world.rich();
    world.play(&user, [supply(world.asset(1), 600 * ONE)]);
    has_exactly(&world, &user, 400 * ONE);
    world.play(&user, [withdraw(world.asset(1), 600 * ONE)]);
    world.play(&user, [repay(world.asset(1), 160 * ONE)]);
    has_exactly(&world, &user, 10 * ONE);
}

#[test]
fn a_lower_limit_holds_at_once_and_a_higher_one_after_a_week() {
    let world = limited(2_500_000);
    let user = world.rich();
    assert_eq!(queue(&world, 1_000_000), Ok(()));
    has_exactly(&world, &user, 100 * ONE);
    for raised in [2_500_000, 0] {
        assert_eq!(queue(&world, raised), Ok(()));
        has_exactly(&world, &user, 0);
        world.pool.cancel_set_guard(world.asset(1));
    }
    assert_eq!(queue(&world, 2_500_000), Ok(()));
    let asset = world.asset(1).clone();
    world.at(START + WEEK - 1);
    world.refuses(PoolError::InitNotUnlocked, |w| {
        w.pool.try_apply_guard(&asset)
    });
    world.at(START + WEEK);
    world.env.set_auths(&[]);
    world.pool.apply_guard(&asset);
    world.env.mock_all_auths();
    assert_eq!(world.pool.get_guard(&asset).unwrap().config.flow, 2_500_000);
    // A week's interest adds a little to what is supplied.
    let refused = world.submit(&user, [borrow(&asset, 251 * ONE)]);
    assert_eq!(refused, Err(PoolError::FlowLimit));
    world.play(&user, [borrow(&asset, 250 * ONE)]);
}

/// A call simulated in one hour may be applied in the next: it must not ask for an entry whose name is
/// an hour.
#[test]
fn the_entries_a_call_asks_for_do_not_depend_on_the_hour() {
    let world = limited(2_500_000);
    let user = world.rich();
    world.act(&user, [borrow(world.asset(1), 10 * ONE)]);
    world.at(START + 3_600);
    world.act(&user, [borrow(world.asset(1), ONE)]);
    let entry = world.entry(&keys::flow(1)).unwrap();
    assert_eq!(entry.value, keys::flow_value(241, 10 * ONE, ONE));
}
