//! Events and signatures of a call, held against each other.

use super::Verdict;
use crate::call::Call;
use crate::differences::{Passed, Row, Scene};
use crate::events::{net, split_settlement, Event};
use crate::losses::is_default;
use crate::show;
use crate::signatures::{Signature, Signed};
use soroban_sdk::xdr::ScAddress;
use std::collections::BTreeSet;

pub(super) fn events(scene: &Scene, blend: &[Event], levee: &[Event], verdict: &mut Verdict) {
    let (mut blend, mut levee) = (blend.to_vec(), levee.to_vec());
    if scene.passed == Passed::CaughtUp {
        // In Blend the defaults come behind the call, in Levee within it.
        defaults_last(&mut blend);
        defaults_last(&mut levee);
    }
    let all = blend.len();
    blend.retain(|event| !event.is_zero_transfer());
    if blend.len() != all {
        verdict.accept(Row::ZeroTransfers);
    }
    if blend == levee {
        return;
    }
    if scene.settles_net() && settles_net(&blend, &levee) {
        return verdict.accept(Row::NetTransfers);
    }
    if let (Call::Deposit { .. }, true) = (scene.call, scene.before.shares == 0) {
        return verdict.accept(Row::LockedShares);
    }
    let (blend, levee) = (show::events(&blend), show::events(&levee));
    verdict.dispute(format!("events:\n  Blend {blend}\n  Levee {levee}"));
}

fn defaults_last(events: &mut [Event]) {
    events.sort_by_key(|event| is_default(Some(event)));
}

/// Whether the same is told, and the same moves, with one transfer per token.
fn settles_net(blend: &[Event], levee: &[Event]) -> bool {
    let ([told, settled], [told_too, settled_net]) = (split(blend), split(levee));
    let tokens: BTreeSet<_> = settled_net.iter().map(|event| &event.contract).collect();
    let ordered = settled_net
        .windows(2)
        .all(|pair| pair[0].contract < pair[1].contract);
    told == told_too
        && net(&settled) == net(&settled_net)
        && tokens.len() == settled_net.len()
        && ordered
}

/// What is told, and the transfers that settle. Defaults that were put last stay apart from both.
fn split(events: &[Event]) -> [Vec<Event>; 2] {
    let behind = |event: &&Event| is_default(Some(event));
    let behind = events.iter().rev().take_while(behind).count();
    let (events, defaults) = events.split_at(events.len() - behind);
    let (told, settled) = split_settlement(events);
    [[told, defaults].concat(), settled.to_vec()]
}

pub(super) fn signatures(
    scene: &Scene,
    pool: &ScAddress,
    blend: &[Signature],
    levee: &[Signature],
    verdict: &mut Verdict,
) {
    if blend == levee {
        return;
    }
    let strip = |signed: &[Signature]| -> Vec<Signature> {
        let kept = |signature: &Signature| {
            signature.without(|call| {
                call.is_zero_transfer()
                    || call.is_donation() && signature.who != *pool
                    || call.is_transfer() && scene.settles_net()
            })
        };
        signed.iter().filter_map(kept).collect()
    };
    if strip(blend) != strip(levee) {
        return verdict.dispute(format!("signatures:\n  Blend {blend:?}\n  Levee {levee:?}"));
    }
    let donates = |signature: &Signature| signature.calls.iter().any(Signed::is_donation);
    if blend.iter().any(donates) {
        verdict.accept(Row::DonateSignature);
    }
}
