//! Who must sign what, and nothing else. Nothing is mocked beyond the exact trees given here, and
//! what was asked for is compared with them.

mod admin;
mod fills_and_loans;
mod nobody;
mod submit;

use soroban_sdk::testutils::{AuthorizedFunction, AuthorizedInvocation, MockAuth, MockAuthInvoke};
use soroban_sdk::{Address, IntoVal, Symbol, Val, Vec};
use std::vec::Vec as List;
use test_suites::World;

/// A call that somebody signs: contract, function, arguments.
#[derive(Clone)]
struct Call<'a> {
    contract: &'a Address,
    function: &'a str,
    args: Vec<Val>,
}

/// A call and the calls below it that its signer signs with it.
struct Signed<'a> {
    signer: &'a Address,
    call: Call<'a>,
    below: List<Call<'a>>,
}

fn invoke<'a>(call: &'a Call, below: &'a [MockAuthInvoke<'a>]) -> MockAuthInvoke<'a> {
    MockAuthInvoke {
        contract: call.contract,
        fn_name: call.function,
        args: call.args.clone(),
        sub_invokes: below,
    }
}

/// From here on only these signatures are there.
fn only(world: &World, signed: &[Signed]) {
    let below: List<List<MockAuthInvoke>> = signed
        .iter()
        .map(|signed| signed.below.iter().map(|call| invoke(call, &[])).collect())
        .collect();
    let roots: List<MockAuthInvoke> = signed
        .iter()
        .zip(&below)
        .map(|(signed, below)| invoke(&signed.call, below))
        .collect();
    let auths: List<MockAuth> = signed
        .iter()
        .zip(&roots)
        .map(|(signed, root)| MockAuth {
            address: signed.signer,
            invoke: root,
        })
        .collect();
    world.env.mock_auths(&auths);
}

/// The last call asked for exactly these signatures.
#[track_caller]
fn asked_for(world: &World, signed: &[Signed]) {
    let of = |call: &Call, below: List<AuthorizedInvocation>| AuthorizedInvocation {
        function: AuthorizedFunction::Contract((
            call.contract.clone(),
            Symbol::new(&world.env, call.function),
            call.args.clone(),
        )),
        sub_invocations: below,
    };
    let expected: List<_> = signed
        .iter()
        .map(|signed| {
            let below = signed.below.iter().map(|call| of(call, std::vec![]));
            (signed.signer.clone(), of(&signed.call, below.collect()))
        })
        .collect();
    assert_eq!(world.env.auths(), expected);
}

/// The call fails with these signatures less any one of them, or less any call below one, and
/// passes with all of them, which are then all that was asked for.
#[track_caller]
fn needs<T: std::fmt::Debug, E: std::fmt::Debug>(
    world: &World,
    signed: List<Signed>,
    call: impl Fn() -> Result<T, E>,
) {
    for missing in 0..signed.len() {
        let kept = signed.iter().enumerate();
        let kept: List<Signed> = kept
            .filter(|(place, _)| *place != missing)
            .map(|(_, signed)| Signed {
                signer: signed.signer,
                call: signed.call.clone(),
                below: signed.below.clone(),
            })
            .collect();
        fails(world, &kept, &call);
        for place in 0..signed[missing].below.len() {
            let mut fewer: List<Signed> = signed
                .iter()
                .map(|signed| Signed {
                    signer: signed.signer,
                    call: signed.call.clone(),
                    below: signed.below.clone(),
                })
                .collect();
            fewer[missing].below.remove(place);
            fails(world, &fewer, &call);
        }
    }
    only(world, &signed);
    call().unwrap();
    asked_for(world, &signed);
}

/// The call fails with only these signatures, and changes nothing.
#[track_caller]
fn fails<T: std::fmt::Debug, E: std::fmt::Debug>(
    world: &World,
    signed: &[Signed],
    call: impl Fn() -> Result<T, E>,
) {
    only(world, signed);
    let before = world.everything();
    call().unwrap_err();
    assert!(before == world.everything());
}

/// A transfer of `amount` from `from` to the pool.
fn pay_in<'a>(world: &'a World, index: usize, from: &Address, amount: i128) -> Call<'a> {
    Call {
        contract: world.asset(index),
        function: "transfer",
        args: (from, &world.pool.address, amount).into_val(&world.env),
    }
}

/// A call of the pool.
fn root<'a>(world: &'a World, function: &'a str, args: Vec<Val>) -> Call<'a> {
    Call {
        contract: &world.pool.address,
        function,
        args,
    }
}
