//! The ledger as it lies there, whatever contracts say about it.

use crate::World;
use pool::PoolError;
use soroban_sdk::xdr::{ContractDataDurability, LedgerEntryData, LedgerKey, ScVal};
use soroban_sdk::{Address, ConversionError, InvokeError};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// One entry of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: ScVal,
    pub durability: ContractDataDurability,
    pub value: ScVal,
    /// Ledgers it has left to live.
    pub ttl: u32,
}

/// What a `try_` call of the pool answers.
pub type Tried<T, C = ConversionError> = Result<Result<T, C>, Result<PoolError, InvokeError>>;

impl World {
    /// Every entry of every contract, with the ledger it lives until. Nonces of signatures and
    /// temporary entries past their time apart.
    pub fn everything(&self) -> BTreeMap<LedgerKey, (LedgerEntryData, Option<u32>)> {
        let snapshot = self.env.to_ledger_snapshot();
        let entries = snapshot.ledger_entries.into_iter();
        entries
            .map(|(key, (entry, live_until))| (*key, (entry.data, live_until)))
            .filter(|(key, (_, live_until))| match key {
                LedgerKey::ContractData(data) => {
                    let gone = *live_until < Some(snapshot.sequence_number);
                    let temporary = data.durability == ContractDataDurability::Temporary;
                    !(matches!(data.key, ScVal::LedgerKeyNonce(_)) || gone && temporary)
                }
                _ => true,
            })
            .collect()
    }

    /// The entries of `contract` that are alive, by key.
    pub fn entries_of(&self, contract: &Address) -> Vec<Entry> {
        let now = self.env.ledger().sequence();
        let mut entries = vec![];
        for (entry, live_until) in self.everything().into_values() {
            let LedgerEntryData::ContractData(data) = entry else {
                continue;
            };
            let live_until = live_until.unwrap();
            if data.contract == contract.into() && live_until >= now {
                entries.push(Entry {
                    key: data.key,
                    durability: data.durability,
                    value: data.val,
                    ttl: live_until - now,
                });
            }
        }
        entries
    }

    /// The pool's entry under `key`.
    pub fn entry(&self, key: &ScVal) -> Option<Entry> {
        let mut entries = self.entries_of(&self.pool.address).into_iter();
        entries.find(|entry| entry.key == *key)
    }

    /// The call is refused with `error`, and leaves the ledger as it was to the last byte.
    #[track_caller]
    pub fn refuses<T, C>(&self, error: PoolError, call: impl FnOnce(&World) -> Tried<T, C>)
    where
        Tried<T, C>: Debug + PartialEq,
    {
        self.fails(Ok(error), call);
    }

    /// As [`World::refuses`], for errors that are not the pool's own.
    #[track_caller]
    pub fn fails<T, C>(
        &self,
        error: Result<PoolError, InvokeError>,
        call: impl FnOnce(&World) -> Tried<T, C>,
    ) where
        Tried<T, C>: Debug + PartialEq,
    {
        let before = self.everything();
        assert_eq!(call(self), Err(error));
        assert!(before == self.everything(), "a refusal changed the ledger");
    }
}
