//! A call's instructions, by what they were for.

use crate::figures::Parts;
use anyhow::Result;
use soroban_env_host::budget::Budget;
use soroban_env_host::xdr::ContractCostType as Type;

pub fn of(budget: &Budget) -> Result<Parts> {
    let spent = |types: &[Type]| -> Result<u64> {
        let each = types.iter().map(|it| Ok(budget.get_tracker(*it)?.cpu));
        each.sum()
    };
    let mut parts = Parts {
        decoding: spent(&[Type::ValDeser])?,
        instances: spent(&[Type::VmInstantiation, Type::VmCachedInstantiation])?,
        wasm: spent(&[Type::WasmInsnExec])?,
        memory: spent(&[Type::MemAlloc, Type::MemCpy])?,
        host: 0,
    };
    let named = parts.decoding + parts.instances + parts.wasm + parts.memory;
    parts.host = budget.get_cpu_insns_consumed()? - named;
    Ok(parts)
}
