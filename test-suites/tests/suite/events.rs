//! Every event of the pool as it stands in the ledger's meta: topics and data built by hand.

mod auctions;
mod order;
mod positions;
mod silence;
mod upkeep;

use soroban_sdk::testutils::Events as _;
use soroban_sdk::xdr::{ContractEvent, ContractEventBody, ScVal};
use soroban_sdk::Address;
use test_suites::raw;
use test_suites::World;

/// An event as topics and data.
type Event = (Vec<ScVal>, ScVal);

fn event<const N: usize>(name: &str, topics: [ScVal; N], data: ScVal) -> Event {
    let mut all = vec![raw::sym(name)];
    all.extend(topics);
    (all, data)
}

fn of(event: &ContractEvent) -> Event {
    let ContractEventBody::V0(body) = &event.body;
    (body.topics.to_vec(), body.data.clone())
}

/// What the pool has published in the last call, in order.
fn published(world: &World) -> Vec<Event> {
    let all = world.env.events().all();
    let ours = all.filter_by_contract(&world.pool.address);
    ours.events().iter().map(of).collect()
}

/// Who published what in the last call, in order.
fn story(world: &World) -> Vec<(Address, String)> {
    let all = world.env.events().all();
    let named = all.events().iter().map(|event| {
        let ScVal::Symbol(name) = &of(event).0[0] else {
            panic!("the first topic is no symbol");
        };
        let contract = event.contract_id.clone().unwrap();
        let contract = soroban_sdk::xdr::ScAddress::Contract(contract);
        let contract = soroban_sdk::TryFromVal::try_from_val(&world.env, &contract).unwrap();
        (contract, name.to_string())
    });
    named.collect()
}

/// The addresses of a map are in the host's order.
fn auction(bid: &[(&Address, i128)], block: u32, lot: &[(&Address, i128)]) -> ScVal {
    raw::fields([
        ("bid", raw::amounts(bid)),
        ("block", raw::u32(block)),
        ("lot", raw::amounts(lot)),
    ])
}

/// Two numbers, as most events have them.
fn pair(first: i128, second: i128) -> ScVal {
    raw::vec([raw::i128(first), raw::i128(second)])
}
