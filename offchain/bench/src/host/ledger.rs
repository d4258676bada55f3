//! What lies in the ledger before a call.

use sha2::{Digest as _, Sha256};
use soroban_env_host::storage::{EntryWithLiveUntil, SnapshotSource};
use soroban_env_host::xdr::{
    Hash, LedgerEntry, LedgerEntryData, LedgerKey, Limits, TtlEntry, WriteXdr as _,
};
use soroban_env_host::{HostError, LedgerInfo};
use soroban_sdk::testutils::Ledger as _;
use soroban_sdk::Env;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone)]
pub struct Ledger {
    entries: BTreeMap<Rc<LedgerKey>, EntryWithLiveUntil>,
    pub info: LedgerInfo,
}

impl Ledger {
    /// What `env` holds now. Temporary entries past their time are gone, as on the network.
    pub fn of(env: &Env) -> anyhow::Result<Self> {
        let info = env.ledger().get();
        let stored = env.host().get_stored_entries()?;
        let now = info.sequence_number;
        let alive = |until: Option<u32>| until.is_none_or(|until| until >= now);
        let entries = stored.into_iter().filter_map(|(key, entry)| {
            let (entry, until) = entry?;
            alive(until).then_some((key, (entry, until)))
        });
        Ok(Ledger {
            entries: entries.collect(),
            info,
        })
    }

    pub fn entry(&self, key: &LedgerKey) -> Option<&EntryWithLiveUntil> {
        self.entries.get(key)
    }

    pub fn all(&self) -> impl Iterator<Item = (&Rc<LedgerKey>, &EntryWithLiveUntil)> {
        self.entries.iter()
    }
}

impl SnapshotSource for Ledger {
    fn get(&self, key: &Rc<LedgerKey>) -> Result<Option<EntryWithLiveUntil>, HostError> {
        Ok(self.entries.get(key).cloned())
    }
}

/// Whether the entry lies on disk; contracts' entries are held in memory.
pub fn is_on_disk(entry: &LedgerEntry) -> bool {
    !matches!(
        entry.data,
        LedgerEntryData::ContractData(_) | LedgerEntryData::ContractCode(_)
    )
}

/// The encoded entry that holds another's time to live; empty for one without.
pub fn encoded_ttl(key: &LedgerKey, live_until: Option<u32>) -> anyhow::Result<Vec<u8>> {
    let Some(live_until_ledger_seq) = live_until else {
        return Ok(vec![]);
    };
    let digest = Sha256::digest(key.to_xdr(Limits::none())?);
    let ttl = TtlEntry {
        key_hash: Hash(digest.into()),
        live_until_ledger_seq,
    };
    Ok(ttl.to_xdr(Limits::none())?)
}
