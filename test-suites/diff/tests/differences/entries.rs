//! What lies in the ledger on one side only.

use crate::ready;
use diff_suite::call::Call;
use diff_suite::differences::Row;
use diff_suite::ledger::{key_name, Ledger, Place};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;
use diff_suite::sight::contract;
use diff_suite::world::World;
use std::collections::BTreeSet;

type Names = BTreeSet<(Place, String)>;

/// Kinds of entries of pool and backstop.
fn names(world: &World) -> [Names; 2] {
    let Ledger { entries } = world.ledger();
    [&world.pool, &world.backstop].map(|of| {
        let own = entries.keys().filter(|key| key.0 == contract(of));
        own.map(|(_, place, key)| (*place, key_name(key))).collect()
    })
}

fn set(place: Place, names: &[&str]) -> Names {
    names.iter().map(|name| (place, name.to_string())).collect()
}

#[test]
fn kinds_of_entries() {
    let pair = ready();
    let [blend, levee] = [names(&pair.blend), names(&pair.levee)];
    let only_blend: Vec<Names> = (0..2).map(|n| &blend[n] - &levee[n]).collect();
    let only_levee: Vec<Names> = (0..2).map(|n| &levee[n] - &blend[n]).collect();
    let mut fed = set(
        Place::Instance,
        &["BLNDTkn", "USDCTkn", "Emitter", "PoolFact"],
    );
    fed.extend(set(Place::Persistent, &["DropList"]));
    assert_eq!(only_blend, [set(Place::Instance, &["BLNDTkn"]), fed]);
    // Guards because all of them are turned off.
    let own = set(Place::Persistent, &["Constants", "Guard"]);
    assert_eq!(only_levee, [own, set(Place::Instance, &["PoolHash"])]);
}

#[test]
fn the_empty_reserve_list_is_written_at_once() {
    let mut pair = Pair::new(&Scenario::plain());
    let step = pair.step(&Call::GetReserveList);
    assert_eq!(step.verdict.dispute, None);
    assert!(step.verdict.rows.contains(&Row::EmptyList));
    assert_eq!(step.outcomes[0], step.outcomes[1], "it reads the same");
}
