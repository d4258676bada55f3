//! What both worlds show after a call, held against each other.

mod told;

use crate::call::{Call, Outcome, Who};
use crate::differences::{lone_entry, losses_entry, Owner, Passed, Row, Scene, LOCKED, TABLE};
use crate::events::Event;
use crate::ledger::{field, int, Key, Ledger, Place};
use crate::losses::is_default;
use crate::show;
use crate::sight::{contract, user_balance_key};
use crate::signatures::Signature;
use crate::world::{address, Tag, World};
use soroban_sdk::xdr::ScVal;
use std::collections::BTreeSet;
use told::{events, signatures};

/// What one world shows for a call.
pub struct Seen {
    pub outcome: Outcome,
    pub events: Vec<Event>,
    pub signatures: Vec<Signature>,
    pub ledger: Ledger,
}

impl Seen {
    pub fn after(world: &World, call: &Call) -> Self {
        let outcome = world.run(call);
        // Where nothing is called, the host still tells of the call before.
        let (events, signatures) = match call.is_compared() {
            true => (world.events(), world.signatures()),
            false => (vec![], vec![]),
        };
        Seen {
            outcome,
            events,
            signatures,
            ledger: world.ledger(),
        }
    }
}

#[derive(Debug, Default)]
pub struct Verdict {
    /// Differences met that the table accepts.
    pub rows: BTreeSet<Row>,
    /// The states may differ from here on.
    pub parted: bool,
    /// A difference that no row accepts.
    pub dispute: Option<String>,
}

impl Verdict {
    pub fn accept(&mut self, row: Row) {
        self.rows.insert(row);
        let parts = TABLE
            .iter()
            .any(|(entry, _, parts)| *entry == row && *parts);
        self.parted |= parts;
    }

    pub fn dispute(&mut self, what: String) {
        self.dispute.get_or_insert(what);
    }

    /// Accepts what was disputed.
    pub fn excuse(&mut self, row: Row) {
        self.dispute = None;
        self.accept(row);
    }
}

/// `told` are Levee's events without those that only Levee has.
pub fn compare(
    scene: &Scene,
    world: &World,
    blend: &Seen,
    levee: &Seen,
    told: &[Event],
) -> Verdict {
    let mut verdict = Verdict::default();
    outcomes(scene, &blend.outcome, &levee.outcome, &mut verdict);
    if scene.rules_disagree() && blend.ledger != levee.ledger {
        verdict.accept(Row::CoverageRule);
    }
    if blend.outcome.is_ok() && levee.outcome.is_ok() {
        losses(scene, &blend.events, &mut verdict);
    }
    if verdict.dispute.is_some() || verdict.parted {
        return verdict;
    }
    rows_of_losses(scene, &mut verdict);
    if blend.outcome.is_ok() && levee.outcome.is_ok() {
        events(scene, &blend.events, told, &mut verdict);
        signatures(
            scene,
            &(&world.pool).into(),
            &blend.signatures,
            &levee.signatures,
            &mut verdict,
        );
    }
    ledgers(scene, world, &blend.ledger, &levee.ledger, &mut verdict);
    if verdict.dispute.is_some() && scene.defaults_inside() {
        verdict.excuse(Row::DefaultInside);
    }
    verdict
}

/// Ways of a loss that leave the states apart without telling so by their outcome.
fn losses(scene: &Scene, blend: &[Event], verdict: &mut Verdict) {
    if scene.hands_over_by_value() {
        verdict.accept(Row::BadByValue);
    }
    if scene.waits_for_feed(blend.iter().any(|event| is_default(Some(event)))) {
        verdict.accept(Row::BackstopPrice);
    }
}

/// Rows that are met even where nothing that is compared differs.
fn rows_of_losses(scene: &Scene, verdict: &mut Verdict) {
    if scene.own.any {
        verdict.accept(Row::LossEvents);
    }
    if scene.own.told.iter().any(|told| told.killed) {
        verdict.accept(Row::Killed);
    }
    match scene.passed {
        Passed::No => (),
        Passed::CaughtUp => verdict.accept(Row::ChainDefault),
        Passed::Refused => verdict.dispute("Blend refuses the default Levee made".to_string()),
    }
}

fn outcomes(scene: &Scene, blend: &Outcome, levee: &Outcome, verdict: &mut Verdict) {
    let same = match (blend, levee) {
        (Outcome::Trap(_), Outcome::Trap(_)) => true,
        _ => blend == levee,
    };
    if same {
        return;
    }
    match scene.outcome(blend, levee) {
        Some(Row::PoolData) => pool_data(scene.call, blend, levee, verdict),
        Some(row) => {
            verdict.accept(row);
            // Where both fail, both states are left alone.
            verdict.parted &= blend.is_ok() || levee.is_ok();
        }
        None => {
            verdict.dispute(format!("outcome: Blend {blend:?}, Levee {levee:?}"));
        }
    }
}

/// The fields both have must be the same.
fn pool_data(call: &Call, blend: &Outcome, levee: &Outcome, verdict: &mut Verdict) {
    let (Outcome::Value(blend), Outcome::Value(levee)) = (blend, levee) else {
        return verdict.dispute(format!("{call:?}: {blend:?}, {levee:?}"));
    };
    verdict.accept(Row::PoolData);
    for name in ["q4w_pct", "shares", "tokens"] {
        if field(blend, name) != field(levee, name) {
            verdict.dispute(format!(
                "pool_data.{name}: Blend {blend:?}, Levee {levee:?}"
            ));
        }
    }
}

fn ledgers(scene: &Scene, world: &World, blend: &Ledger, levee: &Ledger, verdict: &mut Verdict) {
    let keys: BTreeSet<&Key> = blend.entries.keys().chain(levee.entries.keys()).collect();
    for key in keys {
        let (ours, theirs) = (levee.entries.get(key), blend.entries.get(key));
        if ours == theirs {
            continue;
        }
        match entry(scene, world, key, theirs, ours) {
            Some(row) => verdict.accept(row),
            None => {
                let show = |value: Option<&ScVal>| value.map_or("none".into(), show::value);
                let (owner, theirs, ours) = (owner(world, key), show(theirs), show(ours));
                let key = format!("{owner:?} {:?} {}", key.1, show::value(&key.2));
                verdict.dispute(format!("ledger, {key}:\n  Blend {theirs}\n  Levee {ours}"));
            }
        }
    }
}

fn owner(world: &World, key: &Key) -> Owner {
    if key.0 == contract(&world.pool) {
        Owner::Pool
    } else if key.0 == contract(&world.backstop) {
        Owner::Backstop
    } else if key.0 == contract(&address(&world.env, Tag::Factory, 0)) {
        Owner::Factory
    } else {
        Owner::Other
    }
}

fn entry(
    scene: &Scene,
    world: &World,
    key: &Key,
    blend: Option<&ScVal>,
    levee: Option<&ScVal>,
) -> Option<Row> {
    let owner = owner(world, key);
    match (blend, levee) {
        // A transfer of nothing leaves a balance of zero where there was none.
        (Some(lone), None) => lone_entry(owner, key, true)
            .filter(|row| {
                *row != Row::ZeroTransfers || matches!(lone, ScVal::I128(_)) && int(lone) == 0
            })
            .or_else(|| losses_entry(scene, owner, key, lone, None)),
        (None, Some(_)) => lone_entry(owner, key, false),
        (Some(blend), Some(levee)) if owner == Owner::Backstop && key.1 == Place::Persistent => {
            let is_first = key.2 == user_balance_key(world, Who::Admin);
            let (blend, levee) = (int(field(blend, "shares")), int(field(levee, "shares")));
            (is_first && blend - levee == LOCKED).then_some(Row::LockedShares)
        }
        (Some(blend), Some(_)) => losses_entry(scene, owner, key, blend, levee),
        _ => None,
    }
}
