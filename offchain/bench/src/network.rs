//! The network's limits, fee rates and cost parameters, from `data/network.json`.
//!
//! Neither the SDK's limits nor the host's default cost parameters are the network's: nothing here
//! uses them.

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use soroban_env_host::budget::Budget;
use soroban_env_host::fees::{FeeConfiguration, RentFeeConfiguration};
use soroban_env_host::xdr::{
    ContractCostParamEntry, ContractCostParams, ContractCostType, ExtensionPoint,
};

/// A call may cost this many times the network's limits before it is cut short, so that what does
/// not fit can still be measured.
const SLACK: u64 = 100;

#[derive(Debug, Deserialize)]
pub struct Network {
    pub source: String,
    pub limits: Limits,
    fees: Fees,
    cpu: Vec<(i64, i64)>,
    mem: Vec<(i64, i64)>,
}

/// Of one transaction.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Limits {
    pub instructions: u64,
    pub mem_bytes: u64,
    pub footprint_entries: u64,
    pub disk_read_entries: u64,
    pub write_entries: u64,
    pub disk_read_bytes: u64,
    pub write_bytes: u64,
    pub events_and_return_bytes: u64,
    pub tx_bytes: u64,
}

#[derive(Debug, Deserialize)]
struct Fees {
    per_10k_instructions: i64,
    per_disk_read_entry: i64,
    per_write_entry: i64,
    per_disk_read_1kb: i64,
    per_write_1kb: i64,
    per_historical_1kb: i64,
    per_event_1kb: i64,
    per_tx_size_1kb: i64,
    per_rent_1kb: i64,
    persistent_rent_denominator: i64,
    temporary_rent_denominator: i64,
}

impl Network {
    pub fn load() -> Result<Self> {
        Ok(serde_json::from_str(include_str!("../data/network.json"))?)
    }

    /// A fresh budget with the network's cost parameters.
    pub fn budget(&self) -> Result<Budget> {
        Budget::try_from_configs(
            self.limits.instructions * SLACK,
            self.limits.mem_bytes * SLACK,
            parameters(&self.cpu)?,
            parameters(&self.mem)?,
        )
        .context("the host refuses the network's cost parameters")
    }

    pub fn fee_rates(&self) -> FeeConfiguration {
        let fees = &self.fees;
        FeeConfiguration {
            fee_per_instruction_increment: fees.per_10k_instructions,
            fee_per_disk_read_entry: fees.per_disk_read_entry,
            fee_per_write_entry: fees.per_write_entry,
            fee_per_disk_read_1kb: fees.per_disk_read_1kb,
            fee_per_write_1kb: fees.per_write_1kb,
            fee_per_historical_1kb: fees.per_historical_1kb,
            fee_per_contract_event_1kb: fees.per_event_1kb,
            fee_per_transaction_size_1kb: fees.per_tx_size_1kb,
        }
    }

    pub fn rent_rates(&self) -> RentFeeConfiguration {
        let fees = &self.fees;
        RentFeeConfiguration {
            fee_per_write_1kb: fees.per_write_1kb,
            fee_per_rent_1kb: fees.per_rent_1kb,
            fee_per_write_entry: fees.per_write_entry,
            persistent_rent_rate_denominator: fees.persistent_rent_denominator,
            temporary_rent_rate_denominator: fees.temporary_rent_denominator,
        }
    }
}

/// The network may price operations this host does not know yet; they stand at the end of the list.
fn parameters(all: &[(i64, i64)]) -> Result<ContractCostParams> {
    let known = ContractCostType::variants().len();
    let entry = |(constant, linear): &(i64, i64)| ContractCostParamEntry {
        ext: ExtensionPoint::V0,
        const_term: *constant,
        linear_term: *linear,
    };
    let known: Vec<_> = all.iter().take(known).map(entry).collect();
    Ok(ContractCostParams(known.try_into()?))
}
