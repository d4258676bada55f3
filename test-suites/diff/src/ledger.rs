//! Everything contracts have stored, as plain data.

use soroban_sdk::xdr::{
    ContractDataDurability, ContractId, Int128Parts, LedgerEntryData, LedgerKey, ScAddress, ScMap,
    ScSymbol, ScVal, ScVec,
};
use soroban_sdk::Env;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Place {
    Instance,
    Persistent,
    Temporary,
}

pub type Key = (ContractId, Place, ScVal);

#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ledger {
    pub entries: BTreeMap<Key, ScVal>,
}

impl Ledger {
    /// Every live entry of every contract. Instances are taken apart into their keys.
    pub fn read(env: &Env) -> Self {
        let now = env.ledger().sequence();
        let mut entries = BTreeMap::new();
        for (key, entry) in env.host().get_stored_entries().unwrap() {
            let (LedgerKey::ContractData(key), Some((entry, live_until))) = (key.as_ref(), entry)
            else {
                continue;
            };
            let (ScAddress::Contract(contract), LedgerEntryData::ContractData(data)) =
                (&key.contract, &entry.data)
            else {
                continue;
            };
            let place = match key.durability {
                ContractDataDurability::Persistent => Place::Persistent,
                ContractDataDurability::Temporary => Place::Temporary,
            };
            let expired = place == Place::Temporary && live_until.is_some_and(|last| last < now);
            // Nonces are the host's record of signatures, which are compared on their own.
            if expired || matches!(key.key, ScVal::LedgerKeyNonce(_)) {
                continue;
            }
            match &data.val {
                ScVal::ContractInstance(instance) => {
                    for item in instance.storage.iter().flat_map(|storage| storage.iter()) {
                        let key = (contract.clone(), Place::Instance, item.key.clone());
                        entries.insert(key, item.val.clone());
                    }
                }
                value => {
                    entries.insert((contract.clone(), place, key.key.clone()), value.clone());
                }
            }
        }
        Ledger { entries }
    }

    pub fn get(&self, contract: &ContractId, place: Place, key: ScVal) -> Option<&ScVal> {
        self.entries.get(&(contract.clone(), place, key))
    }
}

pub fn symbol(name: &str) -> ScVal {
    ScVal::Symbol(ScSymbol(name.try_into().unwrap()))
}

/// A key of an enum: its variant and what the variant carries.
pub fn variant(name: &str, payload: ScVal) -> ScVal {
    ScVal::Vec(Some(ScVec(vec![symbol(name), payload].try_into().unwrap())))
}

/// The name of a key: the symbol itself, or the variant of an enum.
pub fn key_name(key: &ScVal) -> String {
    match key {
        ScVal::Symbol(name) => name.to_string(),
        ScVal::Vec(Some(vec)) => vec.first().map(key_name).unwrap_or_default(),
        _ => String::new(),
    }
}

pub fn structure(fields: &[(&str, ScVal)]) -> ScVal {
    let fields = fields
        .iter()
        .map(|(name, value)| (symbol(name), value.clone()));
    ScVal::Map(Some(
        ScMap::sorted_from(fields.collect::<Vec<_>>()).unwrap(),
    ))
}

pub fn field<'a>(value: &'a ScVal, name: &str) -> &'a ScVal {
    let ScVal::Map(Some(map)) = value else {
        panic!("no structure: {value:?}")
    };
    let name = symbol(name);
    &map.iter().find(|item| item.key == name).unwrap().val
}

/// Entries of a map.
pub fn items(value: &ScVal) -> impl Iterator<Item = (&ScVal, &ScVal)> {
    let ScVal::Map(Some(map)) = value else {
        panic!("no map: {value:?}")
    };
    map.iter().map(|item| (&item.key, &item.val))
}

pub fn int(value: &ScVal) -> i128 {
    match value {
        ScVal::I128(Int128Parts { hi, lo }) => (i128::from(*hi) << 64) | i128::from(*lo),
        ScVal::U32(value) => (*value).into(),
        ScVal::U64(value) => (*value).into(),
        _ => panic!("no number: {value:?}"),
    }
}
