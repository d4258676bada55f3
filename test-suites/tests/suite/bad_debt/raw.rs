//! Ledger values built by hand, so that tests of encodings do not lean on the contract's own types.

use soroban_sdk::xdr::{ContractEvent, ContractEventBody, Int128Parts, ScSymbol, ScVal, ScVec};
use soroban_sdk::Address;

/// An event: topics and data.
pub type Event = (Vec<ScVal>, ScVal);

pub fn parts(event: &ContractEvent) -> Event {
    let ContractEventBody::V0(body) = &event.body;
    (body.topics.to_vec(), body.data.clone())
}

pub fn event<const N: usize>(name: &str, topics: [ScVal; N], data: ScVal) -> Event {
    let mut all = vec![sym(name)];
    all.extend(topics);
    (all, data)
}

pub fn sym(name: &str) -> ScVal {
    ScVal::Symbol(ScSymbol(name.try_into().unwrap()))
}

pub fn int(value: i128) -> ScVal {
    let (hi, lo) = ((value >> 64) as i64, value as u64);
    ScVal::I128(Int128Parts { hi, lo })
}

pub fn ints<const N: usize>(values: [i128; N]) -> ScVal {
    tuple(values.map(int))
}

pub fn tuple<const N: usize>(values: [ScVal; N]) -> ScVal {
    ScVal::Vec(Some(ScVec(values.to_vec().try_into().unwrap())))
}

pub fn addr(address: &Address) -> ScVal {
    ScVal::from(address)
}
