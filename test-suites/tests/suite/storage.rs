//! The pool's ledger entries as clients read them: every key and value built by hand, nothing taken
//! from the contract's own types.

mod asked;
mod shapes;
mod whole;

use soroban_sdk::xdr::{ContractDataDurability, ScVal};
use soroban_sdk::Address;
use test_suites::raw;
use test_suites::World;

use ContractDataDurability::{Persistent, Temporary};

/// The value of the pool's entry under `key`, which must be of this durability.
#[track_caller]
fn stored(world: &World, key: &ScVal, durability: ContractDataDurability) -> ScVal {
    let entry = world.entry(key).expect("no such entry");
    assert_eq!(entry.durability, durability);
    entry.value
}

/// What the instance holds, by key.
fn instance(world: &World) -> ScVal {
    let ScVal::ContractInstance(instance) =
        stored(world, &ScVal::LedgerKeyContractInstance, Persistent)
    else {
        panic!("the instance is none");
    };
    ScVal::Map(instance.storage)
}

/// Positions: collateral, debt, supply.
fn positions(
    collateral: &[(u32, i128)],
    liabilities: &[(u32, i128)],
    supply: &[(u32, i128)],
) -> ScVal {
    raw::fields([
        ("collateral", raw::balances(collateral)),
        ("liabilities", raw::balances(liabilities)),
        ("supply", raw::balances(supply)),
    ])
}

fn auction(bid: &[(&Address, i128)], block: u32, lot: &[(&Address, i128)]) -> ScVal {
    raw::fields([
        ("bid", raw::amounts(bid)),
        ("block", raw::u32(block)),
        ("lot", raw::amounts(lot)),
    ])
}
