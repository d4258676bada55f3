//! What a finished run comes to.

use super::ledger::{is_on_disk, Ledger};
use super::measure::{encode, footprint, Call, Recording};
use crate::figures::Figures;
use crate::network::Network;
use anyhow::Result;
use soroban_env_host::budget::Budget;
use soroban_env_host::e2e_invoke::{extract_rent_changes, InvokeHostFunctionResult};
use soroban_env_host::fees::{
    compute_rent_fee, compute_transaction_resource_fee, TransactionResources,
};
use soroban_env_host::xdr::{
    ContractEventBody, DiagnosticEvent, ScAddress, ScSymbol, ScVal, StringM,
};
use soroban_env_host::LedgerInfo;

/// Everything but the fees.
pub fn used(
    ledger: &Ledger,
    call: &Call,
    recording: &Recording,
    budget: &Budget,
    done: &InvokeHostFunctionResult,
) -> Result<Figures> {
    let returned = done.encoded_invoke_result.as_ref().map_or(0, Vec::len);
    let events: usize = done.encoded_contract_events.iter().map(Vec::len).sum();
    let changes = done.ledger_changes.iter();
    let written = changes.filter_map(|it| Some(it.encoded_new_value.as_ref()?.len()));
    let written: usize = written.sum();
    let (disk_read_entries, disk_read_bytes) = disk_reads(ledger, recording)?;
    let tx_bytes = call.transaction_bytes(&recording.auth, &recording.resources)?;
    Ok(Figures {
        instructions: budget.get_cpu_insns_consumed()?,
        mem_bytes: budget.get_mem_bytes_consumed()?,
        footprint_entries: footprint(recording).count().try_into()?,
        disk_read_entries,
        write_entries: recording.resources.footprint.read_write.len().try_into()?,
        disk_read_bytes,
        write_bytes: written.try_into()?,
        events_and_return_bytes: (events + returned).try_into()?,
        tx_bytes: tx_bytes.try_into()?,
        resource_fee: 0,
        rent_fee: 0,
    })
}

/// Entries that do not lie in memory, and their bytes.
fn disk_reads(ledger: &Ledger, recording: &Recording) -> Result<(u64, u64)> {
    let (mut entries, mut bytes) = (0, 0);
    for (entry, _) in footprint(recording).filter_map(|key| ledger.entry(key)) {
        if is_on_disk(entry) {
            entries += 1;
            bytes += u64::try_from(encode(entry.as_ref())?.len())?;
        }
    }
    Ok((entries, bytes))
}

/// Adds the fees.
pub fn price(
    figures: &mut Figures,
    done: &InvokeHostFunctionResult,
    network: &Network,
    info: &LedgerInfo,
) -> Result<()> {
    let resources = TransactionResources {
        instructions: figures.instructions.try_into()?,
        disk_read_entries: figures.disk_read_entries.try_into()?,
        write_entries: figures.write_entries.try_into()?,
        disk_read_bytes: figures.disk_read_bytes.try_into()?,
        write_bytes: figures.write_bytes.try_into()?,
        contract_events_size_bytes: figures.events_and_return_bytes.try_into()?,
        transaction_size_bytes: figures.tx_bytes.try_into()?,
    };
    let changes = extract_rent_changes(&done.ledger_changes);
    figures.rent_fee = compute_rent_fee(&changes, &network.rent_rates(), info.sequence_number);
    let (fixed, refundable) = compute_transaction_resource_fee(&resources, &network.fee_rates());
    figures.resource_fee = fixed + refundable + figures.rent_fee;
    Ok(())
}

/// How often `contract` was called.
pub fn calls_of(contract: &ScAddress, told: &[DiagnosticEvent]) -> u64 {
    let ScAddress::Contract(id) = contract else {
        return 0;
    };
    let call = ScVal::Symbol(ScSymbol(StringM::try_from("fn_call").unwrap_or_default()));
    let calls = told.iter().filter(|it| {
        let ContractEventBody::V0(event) = &it.event.body;
        let callee = event.topics.get(1);
        event.topics.first() == Some(&call)
            && matches!(callee, Some(ScVal::Bytes(bytes)) if bytes.as_slice() == id.0.as_slice())
    });
    calls.count() as u64
}
