//! Ledger entries of losses: none before there is one, and what each looks like.

use super::raw::{addr, int, sym, tuple};
use super::stage::{Stage, ALL, ONE};
use soroban_sdk::xdr::{LedgerEntryData, LedgerKey, ScMap, ScMapEntry, ScVal};
use soroban_sdk::Address;
use std::collections::BTreeMap;
use test_suites::requests::*;

/// Entries of the pool with the ledger they live until.
type Entries = BTreeMap<ScVal, (ScVal, u32)>;

fn entries(stage: &Stage) -> Entries {
    let snapshot = stage.env.to_ledger_snapshot();
    let pool = (&stage.pool.address).into();
    let mut entries = Entries::new();
    for (key, (entry, live_until)) in snapshot.ledger_entries {
        let (LedgerKey::ContractData(key), LedgerEntryData::ContractData(data)) =
            (*key, entry.data)
        else {
            continue;
        };
        if key.contract == pool && !matches!(key.key, ScVal::LedgerKeyNonce(_)) {
            entries.insert(key.key, (data.val, live_until.unwrap()));
        }
    }
    entries
}

fn key<const N: usize>(name: &str, of: [ScVal; N]) -> ScVal {
    let ScVal::Vec(Some(of)) = tuple(of) else {
        unreachable!()
    };
    let mut all = vec![sym(name)];
    all.extend(of.iter().cloned());
    ScVal::Vec(Some(soroban_sdk::xdr::ScVec(all.try_into().unwrap())))
}

fn claim_key(user: &Address) -> ScVal {
    key("LossUser", [addr(user), ScVal::U32(0)])
}

/// Keys of entries whose value is new or another one, or which are gone.
fn changed(before: &Entries, after: &Entries) -> Vec<ScVal> {
    let value = |entries: &Entries, key: &ScVal| entries.get(key).map(|entry| entry.0.clone());
    let mut keys: Vec<ScVal> = before.keys().chain(after.keys()).cloned().collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| value(before, key) != value(after, key));
    keys
}

/// What the call changes.
fn changes(stage: &Stage, call: impl FnOnce()) -> Vec<ScVal> {
    let before = entries(stage);
    call();
    changed(&before, &entries(stage))
}

fn sorted<const N: usize>(mut keys: [ScVal; N]) -> Vec<ScVal> {
    keys.sort();
    keys.to_vec()
}

#[test]
fn before_a_loss_nothing_is_written_for_one() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let user = stage.user(100 * ONE);
    let asset = stage.asset(0).clone();
    let touched = sorted([
        key("Positions", [addr(&user)]),
        key("ResData", [addr(&asset)]),
    ]);
    for request in [
        supply(&asset, 50 * ONE),
        supply_collateral(&asset, 50 * ONE),
        withdraw(&asset, 10 * ONE),
        borrow(&asset, ONE),
        repay(&asset, ONE / 2),
        withdraw_collateral(&asset, 10 * ONE),
    ] {
        let call = || drop(stage.submit(&user, [request]).unwrap());
        assert_eq!(changes(&stage, call), touched);
    }
    stage.earn(0, ONE);
    let names = ["BadDebt", "Loss", "LossUser", "LastDefault"].map(sym);
    for key in entries(&stage).keys() {
        if let ScVal::Vec(Some(parts)) = key {
            assert!(!names.contains(&parts[0]), "{key:?}");
        }
    }
}

/// Each entry begins with what it is about: bad debt, a loss, an account's first act after it.
#[test]
fn entries_come_into_being_one_by_one() {
    let stage = Stage::new(2);
    let alice = stage.lender(0, 1_000 * ONE);
    let debtor = stage.debtor(0, 300 * ONE);
    let (asset, backstop) = (stage.asset(0).clone(), stage.backstop.address.clone());
    let (ledger, loss) = (
        key("BadDebt", [ScVal::U32(0)]),
        key("Loss", [ScVal::U32(0)]),
    );
    let call = || stage.act(|w| w.pool.bad_debt(&debtor));
    let handed_over = sorted([
        ledger.clone(),
        key("Positions", [addr(&backstop)]),
        key("Positions", [addr(&debtor)]),
    ]);
    assert_eq!(changes(&stage, call), handed_over);

    stage.exhaust();
    let call = || stage.act(|w| w.pool.bad_debt(&backstop));
    // The pool's status is part of its instance.
    let defaulted = sorted([
        ledger,
        loss.clone(),
        key("LastDefault", []),
        ScVal::LedgerKeyContractInstance,
        key("Positions", [addr(&backstop)]),
        key("ResData", [addr(&asset)]),
    ]);
    assert_eq!(changes(&stage, call), defaulted);

    let call = || drop(stage.submit(&alice, [withdraw(&asset, ONE)]).unwrap());
    let left = sorted([
        claim_key(&alice),
        key("Positions", [addr(&alice)]),
        key("ResData", [addr(&asset)]),
    ]);
    assert_eq!(changes(&stage, call), left);
    let call = || {
        stage.cover(0, 100 * ONE);
    };
    assert_eq!(changes(&stage, call), vec![loss.clone()]);
    let call = || {
        stage.claim(&alice, 0);
    };
    assert_eq!(changes(&stage, call), sorted([loss, claim_key(&alice)]));
}

fn map<const N: usize>(fields: [(&str, ScVal); N]) -> ScVal {
    let entry = |(name, val)| ScMapEntry {
        key: sym(name),
        val,
    };
    ScVal::Map(Some(ScMap(fields.map(entry).to_vec().try_into().unwrap())))
}

#[test]
fn entries_have_exactly_the_fields_of_the_documents() {
    let stage = Stage::new(2);
    let (alice, bob) = (stage.lender(0, 600 * ONE), stage.lender(0, 400 * ONE));
    stage.earn(0, 20 * ONE);
    stage.lose(0, 300 * ONE);
    stage.cover(0, 140 * ONE);
    stage.claim(&alice, 0);
    stage.submit(&bob, [withdraw(stage.asset(0), ALL)]).unwrap();
    let entries = entries(&stage);
    let of = |key: ScVal| entries[&key].0.clone();
    let ray = 1_000_000_000_000_000_000_000_000_000;
    let ledger = map([
        ("assigned", int(300 * ONE)),
        ("assigned_d", int(300 * ONE)),
        ("credit_used", int(20 * ONE)),
        ("defaulted", int(300 * ONE)),
        ("defaulted_d", int(300 * ONE)),
        ("last_default", ScVal::U64(600)),
        ("repaid", int(0)),
        ("repaid_d", int(0)),
        ("socialized", int(280 * ONE)),
        ("taken", int(0)),
        ("taken_d", int(0)),
    ]);
    assert_eq!(of(key("BadDebt", [ScVal::U32(0)])), ledger);
    assert_eq!(of(key("LastDefault", [])), ScVal::U64(600));
    let loss = map([
        ("claimed", int(84 * ONE)),
        ("era", ScVal::U32(0)),
        ("l", int(280_000_000_000)),
        ("open", int(140 * ONE)),
        ("owed", int(56 * ONE)),
        ("p", int(ray / 2)),
        ("recovered", int(140 * ONE)),
        ("w", int(ray / 100 * 14)),
    ]);
    assert_eq!(of(key("Loss", [ScVal::U32(0)])), loss);
    let claim = |claimable: i128, outstanding: i128| {
        map([
            ("c", int(claimable)),
            ("era", ScVal::U32(0)),
            ("l", int(280_000_000_000)),
            ("o", int(outstanding)),
            ("p", int(ray / 2)),
            ("w", int(ray / 100 * 14)),
        ])
    };
    assert_eq!(of(claim_key(&alice)), claim(0, 84 * ONE));
    assert_eq!(of(claim_key(&bob)), claim(56 * ONE, 56 * ONE));
}

/// An entry lives as long as its account has shares, misses something or can claim something.
#[test]
fn a_claim_that_is_void_is_forgotten() {
    let stage = Stage::new(2);
    let (alice, bob) = (stage.lender(0, 600 * ONE), stage.lender(0, 400 * ONE));
    stage.lose(0, 250 * ONE);
    let exists = |user: &Address| entries(&stage).contains_key(&claim_key(user));
    stage.submit(&bob, [withdraw(stage.asset(0), ALL)]).unwrap();
    stage.cover(0, 250 * ONE);
    assert!(exists(&bob) && !exists(&alice));
    stage.claim(&bob, 0);
    assert!(!exists(&bob));
    // Alice still has shares, then nothing.
    stage.claim(&alice, 0);
    assert!(exists(&alice));
    stage
        .submit(&alice, [withdraw(stage.asset(0), ALL)])
        .unwrap();
    assert!(!exists(&alice));
    // A newcomer's lasts from supply to withdrawal, and one who comes back is a newcomer.
    stage
        .submit(&bob, [supply(stage.asset(0), 100 * ONE)])
        .unwrap();
    assert!(exists(&bob));
    assert_eq!(stage.recovery(&bob, 0), (0, 0));
    stage.submit(&bob, [withdraw(stage.asset(0), ALL)]).unwrap();
    assert!(!exists(&bob));
}

/// Claims are not kept alive by use; what all share is.
#[test]
fn claims_live_as_long_as_they_were_born_to() {
    const DAY: u32 = 17_280;
    let stage = Stage::new(2);
    let alice = stage.lender(0, 1_000 * ONE);
    stage.lose(0, 250 * ONE);
    let asset = stage.asset(0).clone();
    let act = || drop(stage.submit(&alice, [withdraw(&asset, ONE)]).unwrap());
    let until = |key: &ScVal| entries(&stage)[key].1;
    act();
    let (claim, loss) = (claim_key(&alice), key("Loss", [ScVal::U32(0)]));
    let born_until = 50 + 120 * DAY - 1;
    assert_eq!(until(&claim), born_until);
    stage.cover(0, 100 * ONE);
    for day in [30, 60, 80] {
        stage.at_ledger(50 + day * DAY);
        act();
        stage.pool.get_recovery(&alice, &asset);
        assert_eq!(until(&claim), born_until);
    }
    assert_eq!(until(&loss), 50 + (80 + 46) * DAY);
    assert_eq!(
        until(&key("Positions", [addr(&alice)])),
        50 + (80 + 120) * DAY
    );
    stage.claim(&alice, 0);
    assert_eq!(until(&claim), born_until);
    stage.pool.get_bad_debt(&asset);
    assert_eq!(
        until(&key("BadDebt", [ScVal::U32(0)])),
        50 + (80 + 46) * DAY
    );
}
