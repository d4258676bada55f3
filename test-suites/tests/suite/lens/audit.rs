//! `reserve_audit`: what is there, what is owed, and what `gulp` would take.

use super::scene::{broke, scene, submit, Scene, ONE};
use test_suites::requests::{borrow, repay};
use test_suites::World;

fn audit(world: &World, index: usize) -> lens::ReserveAudit {
    let audit = world
        .lens()
        .reserve_audit(&world.pool.address, world.asset(index));
    let asset = &world.assets[index];
    assert_eq!(audit.held, asset.token.balance(&world.pool.address));
    assert_eq!(audit.owed, world.pool.get_loss(&asset.address).owed);
    let data = world.pool.get_reserve(&asset.address).data;
    assert_eq!(audit.credit, data.backstop_credit);
    let lent = if data.b_rate == 0 { 0 } else { audit.debt };
    let surplus = audit.held + lent - audit.supply - audit.credit - audit.owed;
    assert_eq!(audit.surplus, surplus);
    assert!(audit.surplus >= 0, "{audit:?}");
    audit
}

#[test]
fn a_reserve_in_use_adds_up() {
    let Scene {
        world, borrower, ..
    } = scene();
    let audit_now = audit(&world, 1);
    assert_eq!(
        (audit_now.held, audit_now.supply, audit_now.debt),
        (910 * ONE, 1_000 * ONE, 90 * ONE)
    );
    assert_eq!(
        (audit_now.credit, audit_now.owed, audit_now.surplus),
        (0, 0, 0)
    );
    for _ in 0..5 {
        world.skip_ledgers(77_777);
        audit(&world, 1);
        submit(
            &world,
            &borrower,
            [
                borrow(world.asset(1), 3_3333333),
                repay(world.asset(1), 1_1111111),
            ],
        );
        assert!(audit(&world, 1).credit > 0);
    }
}

#[test]
fn the_surplus_is_what_gulp_takes() {
    let Scene { world, lender, .. } = scene();
    world.skip_ledgers(123_456);
    world.assets[1]
        .token
        .transfer(&lender, &world.pool.address, &17);
    let surplus = audit(&world, 1).surplus;
    assert!(surplus >= 17);
    assert_eq!(world.pool.gulp(world.asset(1)), surplus);
    assert_eq!(audit(&world, 1).surplus, 0);
}

#[test]
fn a_loss_and_its_recovery_add_up() {
    let Scene {
        world,
        borrower,
        lender,
    } = broke();
    world.pool.bad_debt(&borrower);
    audit(&world, 1);
    world.set_backstop_price(1);
    world.pool.bad_debt(&world.backstop.address);
    assert_eq!(audit(&world, 1).supply, 700 * ONE);
    world.pool.cover_loss(&lender, world.asset(1), &(100 * ONE));
    let before = audit(&world, 1);
    assert_eq!((before.owed, before.held), (100 * ONE, 800 * ONE));
    world.pool.claim_recovery(&lender, world.asset(1), &lender);
    let after = audit(&world, 1);
    assert!(after.owed <= 1, "{after:?}");
}

/// In a killed reserve what is lent counts for nothing until it is repaid.
#[test]
fn a_killed_reserve_adds_up() {
    let Scene { world, .. } = scene();
    let mut data = world.pool.get_reserve(world.asset(1)).data;
    data.b_rate = 0;
    world.seed_reserve_data(1, &data);
    let audit = audit(&world, 1);
    assert_eq!(
        (audit.supply, audit.debt, audit.surplus),
        (0, 90 * ONE, 910 * ONE)
    );
}
