//! What the backstop asks pools; the only pool client.
//!
//! A pool's code can not change and neither can the backstop it names, so an address that passes
//! once passes for good. Nothing here traps on an address that is no pool.

use protocol_api::PoolClient;
use soroban_env_common::Env as _;
use soroban_sdk::unwrap::UnwrapInfallible;
use soroban_sdk::{symbol_short, Address, Env};

use crate::errors::{refuse, BackstopContractError as Error, Refusal};
use crate::list::list;
use crate::storage;

/// The address runs the pools' code and names this backstop.
pub fn require_pool(env: &Env, pool: &Address) -> Result<(), Refusal> {
    require_pool_code(env, pool)?;
    match PoolClient::new(env, pool).try_get_backstop() {
        Ok(Ok(backstop)) if backstop == env.current_contract_address() => Ok(()),
        _ => refuse(Error::NotPool),
    }
}

/// The address runs the pools' code. All that can be asked while the pool itself is calling.
pub fn require_pool_code(env: &Env, pool: &Address) -> Result<(), Refusal> {
    if runs_pool_code(env, pool) {
        return Ok(());
    }
    refuse(Error::NotPool)
}

/// The pool records no debt of the backstop. Depositors may not leave while it does.
pub fn require_no_bad_debt(env: &Env, pool: &Address) -> Result<(), Refusal> {
    // Calling an account traps even through a `try_` client, hence the look at the code first.
    if !runs_pool_code(env, pool) {
        return refuse(Error::PoolUnreachable);
    }
    match PoolClient::new(env, pool).try_get_positions(&env.current_contract_address()) {
        Ok(Ok(positions)) if positions.liabilities.is_empty() => Ok(()),
        Ok(Ok(_)) => refuse(Error::BadDebtExists),
        _ => refuse(Error::PoolUnreachable),
    }
}

fn runs_pool_code(env: &Env, pool: &Address) -> bool {
    // The host's answer beside the one a pool would get. Decoding it instead takes 400 bytes.
    let runs = env
        .get_address_executable(pool.to_object())
        .unwrap_infallible();
    let pools = list(
        env,
        &[symbol_short!("Wasm").to_val(), storage::pool_hash(env)],
    );
    env.obj_cmp(runs, pools.to_val()).unwrap_infallible() == 0
}
