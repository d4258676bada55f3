//! Fills and flash loans.

use super::{needs, root, Call, Signed};
use crate::receiver::{receiver, Conduct};
use pool::FlashLoan;
use soroban_sdk::{IntoVal, Val, Vec};
use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn an_interest_fill_takes_the_submit_signature_and_an_allowance_to_the_backstop() {
    let world = World::market(2);
    world.with_interest();
    world.pool.create_interest_auction(&world.assets_of([0]));
    let filler = world.user(0);
    world.backstop_token.mint(&filler, &(1_000 * ONE));
    world.skip_ledgers(201);
    let until = world.env.ledger().sequence() + 1;
    let backstop = &world.backstop.address;
    world
        .backstop_token
        .approve(&filler, backstop, &(1_000 * ONE), &until);
    let requests = list(&world.env, [fill_interest(backstop, 100)]);
    let args = (&filler, &filler, &filler, &requests).into_val(&world.env);
    let signed = Signed {
        signer: &filler,
        call: root(&world, "submit", args),
        below: vec![],
    };
    needs(&world, vec![signed], || {
        world.pool.try_submit(&filler, &filler, &filler, &requests)
    });
}

#[test]
fn fills_of_debt_take_the_submit_signature_alone() {
    let world = World::market(2);
    world.with_bad_debt();
    let user = world.borrower_at(3 * ONE);
    world.pool.create_user_liquidations(&user, &100);
    world.pool.create_bad_debt_auction();
    let filler = world.rich();
    world.skip_ledgers(101);
    let requests = list(
        &world.env,
        [
            fill_user_liquidation(&user, 100),
            fill_bad_debt(&world.backstop.address, 100),
        ],
    );
    let args = (&filler, &filler, &filler, &requests).into_val(&world.env);
    let signed = Signed {
        signer: &filler,
        call: root(&world, "submit", args),
        below: vec![],
    };
    needs(&world, vec![signed], || {
        world.pool.try_submit(&filler, &filler, &filler, &requests)
    });
}

#[test]
fn a_flash_loan_is_signed_by_who_owes_it() {
    let world = World::market(2);
    let user = world.rich();
    let loan = FlashLoan {
        amount: ONE,
        asset: world.asset(1).clone(),
        contract: receiver(&world, Conduct::Keep),
    };
    let none = list(&world.env, []);
    let args: Vec<Val> = (&user, &loan, &none).into_val(&world.env);
    let signed = Signed {
        signer: &user,
        call: root(&world, "flash_loan", args),
        below: vec![],
    };
    needs(&world, vec![signed], || {
        world.pool.try_flash_loan(&user, &loan, &none)
    });
}

#[test]
fn a_receiver_may_ask_for_the_owners_signature_too() {
    let world = World::market(2);
    let user = world.rich();
    let contract = receiver(&world, Conduct::AskSignature);
    let loan = FlashLoan {
        amount: ONE,
        asset: world.asset(1).clone(),
        contract: contract.clone(),
    };
    let none = list(&world.env, []);
    let args: Vec<Val> = (&user, &loan, &none).into_val(&world.env);
    let exec = Call {
        contract: &contract,
        function: "exec_op",
        args: (&user, world.asset(1), ONE, 0i128).into_val(&world.env),
    };
    let signed = Signed {
        signer: &user,
        call: root(&world, "flash_loan", args),
        below: vec![exec],
    };
    needs(&world, vec![signed], || {
        world.pool.try_flash_loan(&user, &loan, &none)
    });
}
