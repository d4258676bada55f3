//! What the SDK's estimate says of the same call: it leaves decoding out, so it shows less.

use super::ledger::Ledger;
use super::measure::Call;
use crate::figures::Estimate;
use crate::plain::Plain as _;
use anyhow::{bail, Result};
use soroban_sdk::testutils::{EnvTestConfig, SnapshotSourceInput};
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{Address, Env, Symbol, TryFromVal as _, TryIntoVal as _, Val, Vec as HostVec};
use std::rc::Rc;

pub fn estimate(ledger: &Rc<Ledger>, call: &Call) -> Result<Estimate> {
    let mut env = Env::from_ledger_snapshot(SnapshotSourceInput {
        source: ledger.clone(),
        ledger_info: Some(ledger.info.clone()),
        snapshot: None,
    });
    env.set_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.mock_all_auths_allowing_non_root_auth();
    env.cost_estimate().disable_resource_limits();
    env.cost_estimate().budget().reset_unlimited();
    invoke(&env, call)?;
    let resources = env.cost_estimate().resources();
    Ok(Estimate {
        instructions: resources.instructions.try_into()?,
        mem_bytes: resources.mem_bytes.try_into()?,
    })
}

/// Makes the call in `env`, for good.
pub fn invoke(env: &Env, call: &Call) -> Result<Val> {
    let contract = ScVal::Address(call.contract.clone());
    let contract = Address::try_from_val(env, &contract).plain()?;
    let mut args = HostVec::new(env);
    for arg in &call.args {
        let value: Val = arg.try_into_val(env).plain()?;
        args.push_back(value);
    }
    let function = Symbol::new(env, call.function);
    match env.try_invoke_contract::<Val, soroban_sdk::Error>(&contract, &function, args) {
        Ok(Ok(value)) => Ok(value),
        failure => bail!("{} fails: {failure:?}", call.function),
    }
}
