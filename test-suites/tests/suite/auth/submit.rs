//! Positions belong to `from`, tokens to `spender`; `to` only receives.

use super::{fails, needs, pay_in, root, Signed};
use pool::Request;
use soroban_sdk::{Address, IntoVal, Val, Vec};
use test_suites::requests::*;
use test_suites::{World, ONE};

struct Parties {
    from: Address,
    spender: Address,
    to: Address,
}

impl Parties {
    fn of(world: &World) -> Self {
        Parties {
            from: world.rich(),
            spender: world.user(1_000 * ONE),
            to: world.user(0),
        }
    }

    fn args(&self, world: &World, requests: &Vec<Request>) -> Vec<Val> {
        (&self.from, &self.spender, &self.to, requests).into_val(&world.env)
    }
}

#[test]
fn one_who_acts_for_himself_signs_the_call_and_what_he_pays() {
    let world = World::market(2);
    let user = world.rich();
    let requests = list(
        &world.env,
        [
            supply_collateral(world.asset(0), 7 * ONE),
            borrow(world.asset(1), ONE),
        ],
    );
    let args = (&user, &user, &user, &requests).into_val(&world.env);
    let signed = Signed {
        signer: &user,
        call: root(&world, "submit", args),
        below: vec![pay_in(&world, 0, &user, 7 * ONE)],
    };
    needs(&world, vec![signed], || {
        world.pool.try_submit(&user, &user, &user, &requests)
    });
}

#[test]
fn net_settlement_asks_for_one_transfer_of_the_difference() {
    let world = World::market(2);
    let user = world.rich();
    let requests = list(
        &world.env,
        [
            supply(world.asset(1), 10 * ONE),
            borrow(world.asset(1), 4 * ONE),
            supply(world.asset(0), 5 * ONE),
            borrow(world.asset(0), 5 * ONE),
        ],
    );
    let args = (&user, &user, &user, &requests).into_val(&world.env);
    let signed = Signed {
        signer: &user,
        call: root(&world, "submit", args),
        below: vec![pay_in(&world, 1, &user, 6 * ONE)],
    };
    needs(&world, vec![signed], || {
        world.pool.try_submit(&user, &user, &user, &requests)
    });
}

#[test]
fn an_over_repayment_asks_for_the_debt_alone() {
    let world = World::market(2);
    let user = world.borrower();
    let requests = list(&world.env, [repay(world.asset(1), i128::MAX)]);
    let args = (&user, &user, &user, &requests).into_val(&world.env);
    let signed = Signed {
        signer: &user,
        call: root(&world, "submit", args),
        below: vec![pay_in(&world, 1, &user, 50 * ONE)],
    };
    needs(&world, vec![signed], || {
        world.pool.try_submit(&user, &user, &user, &requests)
    });
}

#[test]
fn one_who_only_receives_signs_the_call_alone() {
    let world = World::market(2);
    let user = world.rich();
    let requests = list(&world.env, [borrow(world.asset(1), ONE)]);
    let args = (&user, &user, &user, &requests).into_val(&world.env);
    let signed = Signed {
        signer: &user,
        call: root(&world, "submit", args),
        below: vec![],
    };
    needs(&world, vec![signed], || {
        world.pool.try_submit(&user, &user, &user, &requests)
    });
}

#[test]
fn owner_and_spender_both_sign_and_the_receiver_never() {
    let world = World::market(2);
    let p = Parties::of(&world);
    let requests = list(
        &world.env,
        [
            supply(world.asset(0), 2 * ONE),
            borrow(world.asset(0), ONE),
            borrow(world.asset(1), ONE),
        ],
    );
    let call = root(&world, "submit", p.args(&world, &requests));
    let submit = || world.pool.try_submit(&p.from, &p.spender, &p.to, &requests);
    // The receiver's signature replaces nobody's.
    let receiver = Signed {
        signer: &p.to,
        call: call.clone(),
        below: vec![],
    };
    fails(&world, &[receiver], submit);
    let spender = Signed {
        signer: &p.spender,
        call: call.clone(),
        below: vec![pay_in(&world, 0, &p.spender, 2 * ONE)],
    };
    let from = Signed {
        signer: &p.from,
        call,
        below: vec![],
    };
    needs(&world, vec![spender, from], submit);
}

#[test]
fn an_allowance_replaces_the_signature_of_the_transfer_only() {
    let world = World::market(2);
    let p = Parties::of(&world);
    let until = world.env.ledger().sequence() + 1;
    world.assets[0]
        .token
        .approve(&p.spender, &world.pool.address, &ONE, &until);
    let requests = list(
        &world.env,
        [
            supply(world.asset(0), 2 * ONE),
            borrow(world.asset(0), ONE),
            borrow(world.asset(1), ONE),
        ],
    );
    let call = root(&world, "submit_with_allowance", p.args(&world, &requests));
    let spender = Signed {
        signer: &p.spender,
        call: call.clone(),
        below: vec![],
    };
    let from = Signed {
        signer: &p.from,
        call,
        below: vec![],
    };
    needs(&world, vec![spender, from], || {
        let (from, spender) = (&p.from, &p.spender);
        world
            .pool
            .try_submit_with_allowance(from, spender, &p.to, &requests)
    });
    let left = world.assets[0]
        .token
        .allowance(&p.spender, &world.pool.address);
    assert_eq!(left, 0, "exactly the difference was pulled");
}

#[test]
fn a_signature_is_good_for_its_own_requests_only() {
    let world = World::market(2);
    let user = world.rich();
    let [signed, sent] =
        [ONE, ONE + 1].map(|amount| list(&world.env, [borrow(world.asset(1), amount)]));
    let args: Vec<Val> = (&user, &user, &user, &signed).into_val(&world.env);
    for function in ["submit", "submit_with_allowance"] {
        let signed = Signed {
            signer: &user,
            call: root(&world, function, args.clone()),
            below: vec![],
        };
        fails(&world, &[signed], || {
            world.pool.try_submit(&user, &user, &user, &sent)
        });
    }
}
