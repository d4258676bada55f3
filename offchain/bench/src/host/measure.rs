//! Runs one call twice on a ledger: recording, to learn its footprint and who must sign, and then as a
//! validator does, with exactly that footprint. The second run is what counts.

use super::ledger::{encoded_ttl, Ledger};
use super::modules::Modules;
use super::{parts, totals};
use crate::figures::{Cost, Estimate};
use crate::network::Network;
use crate::plain::Plain as _;
use anyhow::{bail, ensure, Result};
use soroban_env_host::budget::Budget;
use soroban_env_host::e2e_invoke::{
    invoke_host_function, invoke_host_function_in_recording_mode,
    InvokeHostFunctionRecordingModeResult, InvokeHostFunctionResult, RecordingInvocationAuthMode,
};
use soroban_env_host::xdr::{
    AccountId, DiagnosticEvent, LedgerKey, Limits, ScAddress, ScVal, SorobanCredentials, WriteXdr,
};
use std::rc::Rc;

const SEED: [u8; 32] = [7; 32];

/// A call of a contract, with the account that sends the transaction and signs it.
#[derive(Clone, Debug)]
pub struct Call {
    pub source: AccountId,
    pub contract: ScAddress,
    pub function: &'static str,
    pub args: Vec<ScVal>,
}

/// What a call is measured with.
pub struct Meter {
    pub network: Network,
    modules: Modules,
}

pub(super) type Recording = InvokeHostFunctionRecordingModeResult;

impl Meter {
    pub fn new() -> Result<Self> {
        Ok(Meter {
            network: Network::load()?,
            modules: Modules::new()?,
        })
    }

    /// What `call` costs on `ledger`, which stays as it is.
    pub fn measure(&self, ledger: &Rc<Ledger>, call: &Call, oracle: &ScAddress) -> Result<Cost> {
        let (recording, told) = self.record(ledger, call)?;
        let (budget, done) = self.enforce(ledger, call, &recording)?;
        let mut figures = totals::used(ledger, call, &recording, &budget, &done)?;
        totals::price(&mut figures, &done, &self.network, &ledger.info)?;
        Ok(Cost {
            network: figures,
            sdk: Estimate::default(),
            oracle_calls: totals::calls_of(oracle, &told),
            parts: parts::of(&budget)?,
        })
    }

    fn record(
        &self,
        ledger: &Rc<Ledger>,
        call: &Call,
    ) -> Result<(Recording, Vec<DiagnosticEvent>)> {
        let mut told = vec![];
        let recording = invoke_host_function_in_recording_mode(
            &self.network.budget()?,
            true,
            &call.host_function()?,
            &call.source,
            RecordingInvocationAuthMode::Recording(true),
            ledger.info.clone(),
            ledger.clone(),
            SEED,
            &mut told,
        )?;
        if let Err(error) = &recording.invoke_result {
            let last = told.iter().rev().find(|it| !it.in_successful_contract_call);
            let why = last.map(|it| format!("{:?}", it.event.body));
            bail!("{} fails: {:?}, {why:?}", call.function, error.error);
        }
        for entry in &recording.auth {
            let by_source = matches!(entry.credentials, SorobanCredentials::SourceAccount);
            ensure!(by_source, "{} needs another signature", call.function);
        }
        let restored = &recording.restored_rw_entry_indices;
        ensure!(restored.is_empty(), "{} restores entries", call.function);
        Ok((recording, told))
    }

    fn enforce(
        &self,
        ledger: &Ledger,
        call: &Call,
        recording: &Recording,
    ) -> Result<(Budget, InvokeHostFunctionResult)> {
        let budget = self.network.budget()?;
        let (mut entries, mut ttls) = (vec![], vec![]);
        for key in footprint(recording) {
            if let Some((entry, live_until)) = ledger.entry(key) {
                entries.push(encode(entry.as_ref())?);
                ttls.push(encoded_ttl(key, *live_until)?);
            }
        }
        let auth: Vec<_> = recording.auth.iter().map(encode).collect::<Result<_>>()?;
        let done = invoke_host_function(
            &budget,
            false,
            encode(&call.host_function()?)?,
            encode(&recording.resources)?,
            &[],
            encode(&call.source)?,
            auth.into_iter(),
            ledger.info.clone(),
            entries.into_iter(),
            ttls.into_iter(),
            SEED.to_vec(),
            &mut vec![],
            None,
            Some(self.modules.of(ledger)?),
        )?;
        if let Err(error) = &done.encoded_invoke_result {
            bail!("{} fails: {:?}", call.function, error.error);
        }
        Ok((budget, done))
    }
}

/// Keys in the order in which stellar-core hands their entries over.
pub(super) fn footprint(recording: &Recording) -> impl Iterator<Item = &LedgerKey> {
    let footprint = &recording.resources.footprint;
    footprint
        .read_only
        .iter()
        .chain(footprint.read_write.iter())
}

pub(super) fn encode(value: &impl WriteXdr) -> Result<Vec<u8>> {
    value.to_xdr(Limits::none()).plain()
}
