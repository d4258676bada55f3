//! Ledger values built by hand, so that tests of encodings do not lean on the contract's own types.

use soroban_sdk::xdr::{Int128Parts, ScMap, ScMapEntry, ScString, ScSymbol, ScVal, ScVec};
use soroban_sdk::{Address, Env, TryFromVal, Val};

pub fn sym(name: &str) -> ScVal {
    ScVal::Symbol(ScSymbol(name.try_into().unwrap()))
}

pub fn text(text: &str) -> ScVal {
    ScVal::String(ScString(text.try_into().unwrap()))
}

pub fn u32(value: u32) -> ScVal {
    ScVal::U32(value)
}

pub fn u64(value: u64) -> ScVal {
    ScVal::U64(value)
}

pub fn i128(value: i128) -> ScVal {
    ScVal::I128(Int128Parts {
        hi: (value >> 64) as i64,
        lo: value as u64,
    })
}

pub fn address(address: &Address) -> ScVal {
    ScVal::from(address)
}

pub fn vec<const N: usize>(items: [ScVal; N]) -> ScVal {
    ScVal::Vec(Some(ScVec(items.to_vec().try_into().unwrap())))
}

/// A map in the host's order.
pub fn map(entries: impl IntoIterator<Item = (ScVal, ScVal)>) -> ScVal {
    let entries = entries
        .into_iter()
        .map(|(key, val)| ScMapEntry { key, val })
        .collect::<Vec<_>>();
    ScVal::Map(Some(ScMap::sorted_from(entries).unwrap()))
}

/// A struct: a map from field names.
pub fn fields<const N: usize>(fields: [(&str, ScVal); N]) -> ScVal {
    map(fields.map(|(name, value)| (sym(name), value)))
}

/// Balances by reserve index.
pub fn balances(entries: &[(u32, i128)]) -> ScVal {
    map(entries
        .iter()
        .map(|(index, amount)| (u32(*index), i128(*amount))))
}

/// Amounts by asset.
pub fn amounts(entries: &[(&Address, i128)]) -> ScVal {
    map(entries
        .iter()
        .map(|(asset, amount)| (address(asset), i128(*amount))))
}

/// The value as the host knows it.
pub fn val(env: &Env, value: &ScVal) -> Val {
    Val::try_from_val(env, value).unwrap()
}
