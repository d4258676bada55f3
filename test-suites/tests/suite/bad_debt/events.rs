//! What indexers are told of recoveries. Other events stand with what they are about.

use super::raw::{addr, event, ints, Event};
use super::stage::{Stage, ALL, ONE};
use soroban_sdk::xdr::{Int128Parts, ScVal};
use soroban_sdk::Address;
use test_suites::requests::*;

fn stage(supplied: i128, lost: i128) -> (Stage, Address) {
    let stage = Stage::new(2);
    let alice = stage.lender(0, supplied);
    stage.lose(0, lost);
    (stage, alice)
}

fn recovery(stage: &Stage, amount: i128, open: i128) -> Event {
    event("recovery", [addr(stage.asset(0))], ints([amount, open]))
}

#[test]
fn a_cover_tells_what_it_left_open() {
    let (stage, _) = stage(1_000 * ONE, 300 * ONE);
    stage.cover(0, 120 * ONE);
    assert_eq!(stage.told(), [recovery(&stage, 120 * ONE, 180 * ONE)]);
    stage.cover(0, ALL);
    assert_eq!(stage.told(), [recovery(&stage, 180 * ONE, 0)]);
}

/// The last unit of a worn-out era is paid out of the next loss: a recovery like any other.
#[test]
fn a_worn_out_era_tells_its_end() {
    let (stage, alice) = stage(1_000 * ONE, 200 * ONE);
    stage.cover(0, 200 * ONE - 1);
    assert_eq!((stage.loss(0).open, stage.loss(0).era), (1, 0));
    stage.calm();
    stage.lose(0, 100 * ONE);
    assert_eq!(stage.names()[..3], ["bad_debt", "defaulted_debt", "loss"]);
    assert_eq!(stage.names()[3..], ["recovery", "set_status"]);
    assert_eq!(stage.told()[3], recovery(&stage, 1, 100_0000001));
    let loss = stage.loss(0);
    assert_eq!(
        (loss.era, loss.open, loss.owed),
        (1, 100_0000001, 200 * ONE)
    );
    assert_eq!(stage.data(0).b_rate, 699_999_999_900);
    assert_eq!(stage.claim(&alice, 0), 200 * ONE);
}

fn int(value: &ScVal) -> i128 {
    let ScVal::I128(Int128Parts { hi, lo }) = value else {
        panic!("{value:?} is no amount");
    };
    i128::from(*hi) << 64 | i128::from(*lo)
}

/// The stream of `loss` and `recovery` alone gives what is open and what was recovered.
#[test]
fn the_event_stream_tells_the_whole_story() {
    let (stage, alice) = stage(1_500 * ONE, 300 * ONE);
    let (mut open, mut recovered) = (0, 0);
    let mut listen = |stage: &Stage| {
        for (topics, data) in stage.told() {
            let ScVal::Vec(Some(data)) = data else {
                continue;
            };
            if topics[0] == super::raw::sym("loss") {
                let cut = int(&data[2]) - int(&data[3]);
                open += (int(&data[4]) * cut + 999_999_999_999) / 1_000_000_000_000;
            }
            if topics[0] == super::raw::sym("recovery") {
                open -= int(&data[0]);
                recovered += int(&data[0]);
                assert_eq!(int(&data[1]), open);
            }
        }
        assert_eq!(
            (stage.loss(0).open, stage.loss(0).recovered),
            (open, recovered)
        );
    };
    listen(&stage);
    stage.cover(0, 111_1111111);
    listen(&stage);
    stage.calm();
    stage.lose(0, 77_7777777);
    listen(&stage);
    stage.assets[0].token.mint(&stage.pool.address, &(33 * ONE));
    stage.act(|w| w.pool.gulp(w.asset(0)));
    listen(&stage);
    stage.claim(&alice, 0);
    listen(&stage);
    // All but 1.5 of what is left turns bad: killed, and the rest salvaged.
    stage.calm();
    let borrower = stage.borrower(0, ONE);
    let data = stage.data(0);
    let supply = data.b_supply * data.b_rate / 1_000_000_000_000;
    stage.lose(0, supply - 1_5000000);
    let told = stage.names();
    assert_eq!(told[2..], ["loss", "recovery", "killed", "set_status"]);
    listen(&stage);
    stage
        .submit(&borrower, [repay(stage.asset(0), ONE)])
        .unwrap();
    assert_eq!(stage.names(), ["recovery", "repay"]);
    listen(&stage);
}
