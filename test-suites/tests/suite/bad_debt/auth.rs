//! Who signs what.

use super::stage::{Stage, ONE};
use soroban_sdk::testutils::{Address as _, AuthorizedFunction, AuthorizedInvocation};
use soroban_sdk::testutils::{MockAuth, MockAuthInvoke};
use soroban_sdk::{Address, IntoVal, Symbol, Val, Vec};

/// A loss of 300.0 in #0, bad debt of 100.0 in #1 beside 50.0 of credit, and one whose debt of 10.0 in
/// #0 is to be handed over.
fn stage() -> (Stage, Address) {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage.lender(1, 1_000 * ONE);
    stage.earn(1, 50 * ONE);
    let debtors = [(0, 10), (1, 100)].map(|(index, debt)| stage.debtor(index, debt * ONE));
    stage.lose(0, 300 * ONE);
    stage.act(|w| w.pool.bad_debt(&debtors[1]));
    (stage, debtors[0].clone())
}

fn args<T: IntoVal<soroban_sdk::Env, Vec<Val>>>(stage: &Stage, args: T) -> Vec<Val> {
    args.into_val(&stage.env)
}

/// From here on `signer` alone has signed: a call of the pool, and a transfer to it below, if any.
fn only(
    stage: &Stage,
    signer: &Address,
    function: &str,
    args: &Vec<Val>,
    pays: Option<(usize, i128)>,
) {
    let pool = &stage.pool.address;
    let transfer = pays.map(|(index, amount)| MockAuthInvoke {
        contract: stage.asset(index),
        fn_name: "transfer",
        args: (signer, pool, amount).into_val(&stage.env),
        sub_invokes: &[],
    });
    let below: std::vec::Vec<MockAuthInvoke> = transfer.into_iter().collect();
    stage.env.mock_auths(&[MockAuth {
        address: signer,
        invoke: &MockAuthInvoke {
            contract: pool,
            fn_name: function,
            args: args.clone(),
            sub_invokes: &below,
        },
    }]);
}

/// What the last call asked for.
fn asked(
    stage: &Stage,
    signer: &Address,
    function: &str,
    args: Vec<Val>,
    pays: Option<(usize, i128)>,
) -> std::vec::Vec<(Address, AuthorizedInvocation)> {
    let call = |contract: &Address, function: &str, args: Vec<Val>| {
        AuthorizedFunction::Contract((contract.clone(), Symbol::new(&stage.env, function), args))
    };
    let below = pays.map(|(index, amount)| AuthorizedInvocation {
        function: call(
            stage.asset(index),
            "transfer",
            (signer, &stage.pool.address, amount).into_val(&stage.env),
        ),
        sub_invocations: vec![],
    });
    let tree = AuthorizedInvocation {
        function: call(&stage.pool.address, function, args),
        sub_invocations: below.into_iter().collect(),
    };
    vec![(signer.clone(), tree)]
}

#[test]
fn one_who_covers_signs_the_call_and_the_transfer() {
    for (function, index, open) in [
        ("cover_loss", 0, 300 * ONE),
        ("cover_bad_debt", 1, 100 * ONE),
    ] {
        let (stage, _) = stage();
        let payer = stage.user(1_000 * ONE);
        let asset = stage.asset(index).clone();
        // What is signed as the amount is an offer, what is transferred is what is needed.
        let offer = 500 * ONE;
        let call_args = args(&stage, (&payer, &asset, offer));
        let call = |stage: &Stage| match function {
            "cover_loss" => stage.pool.try_cover_loss(&payer, &asset, &offer),
            _ => stage.pool.try_cover_bad_debt(&payer, &asset, &offer),
        };
        stage.env.set_auths(&[]);
        assert!(matches!(call(&stage), Err(Err(_))), "nobody signed");
        only(&stage, &payer, function, &call_args, None);
        assert!(
            matches!(call(&stage), Err(Err(_))),
            "the transfer is not signed"
        );
        only(&stage, &payer, function, &call_args, Some((index, open)));
        assert_eq!(call(&stage), Ok(Ok(open)));
        let expected = asked(&stage, &payer, function, call_args, Some((index, open)));
        assert_eq!(stage.env.auths(), expected);
    }
}

#[test]
fn the_owner_alone_signs_a_claim() {
    let stage = Stage::new(2);
    let alice = stage.lender(0, 1_000 * ONE);
    stage.lose(0, 300 * ONE);
    stage.cover(0, 100 * ONE);
    let (to, thief) = (Address::generate(&stage.env), Address::generate(&stage.env));
    let asset = stage.asset(0).clone();
    let call_args = args(&stage, (&alice, &asset, &to));
    let call = |to: &Address| stage.pool.try_claim_recovery(&alice, &asset, to);
    stage.env.set_auths(&[]);
    assert!(matches!(call(&to), Err(Err(_))), "nobody signed");
    only(
        &stage,
        &thief,
        "claim_recovery",
        &args(&stage, (&alice, &asset, &thief)),
        None,
    );
    assert!(
        matches!(call(&thief), Err(Err(_))),
        "the owner did not sign"
    );
    only(&stage, &alice, "claim_recovery", &call_args, None);
    assert!(
        matches!(call(&thief), Err(Err(_))),
        "the owner named another"
    );
    only(&stage, &alice, "claim_recovery", &call_args, None);
    assert_eq!(call(&to), Ok(Ok(100 * ONE)));
    let expected = asked(&stage, &alice, "claim_recovery", call_args, None);
    assert_eq!(stage.env.auths(), expected);
}

#[test]
fn nobody_signs_what_only_moves_losses_on() {
    let (stage, debtor) = stage();
    stage.assets[0].token.mint(&stage.pool.address, &ONE);
    stage.exhaust();
    stage.env.set_auths(&[]);
    stage.pool.net_credit(stage.asset(1));
    assert_eq!(stage.env.auths(), []);
    stage.pool.gulp(stage.asset(0));
    assert_eq!(stage.env.auths(), []);
    stage.pool.bad_debt(&debtor);
    assert_eq!(stage.env.auths(), []);
    stage.pool.get_recovery(&debtor, stage.asset(0));
    assert_eq!(stage.env.auths(), []);
    stage.check();
}
