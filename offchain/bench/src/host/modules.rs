//! The contracts' code, parsed ahead of every call as validators keep it.

use super::ledger::Ledger;
use anyhow::Result;
use soroban_env_host::budget::Budget;
use soroban_env_host::storage::Storage;
use soroban_env_host::xdr::LedgerEntryData;
use soroban_env_host::{Host, ModuleCache};

pub struct Modules {
    /// Only carries the budget of parsing, which no transaction pays.
    host: Host,
    cache: ModuleCache,
}

impl Modules {
    pub fn new() -> Result<Self> {
        let budget = Budget::default();
        budget.reset_unlimited()?;
        let host = Host::with_storage_and_budget(Storage::default(), budget);
        let cache = ModuleCache::new(&host)?;
        Ok(Modules { host, cache })
    }

    /// Every code in `ledger`, parsed. Instantiating a module of this cache is charged by the length of
    /// its code, as by stellar-core, which fills its cache in the same way.
    pub fn of(&self, ledger: &Ledger) -> Result<ModuleCache> {
        for (_, (entry, _)) in ledger.all() {
            if let LedgerEntryData::ContractCode(code) = &entry.data {
                self.cache.parse_and_cache_module_simple(
                    &self.host,
                    ledger.info.protocol_version,
                    &code.code,
                )?;
            }
        }
        Ok(self.cache.clone())
    }
}
