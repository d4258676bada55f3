//! Construction, the two-step handover of the admin role, and the pool's parameters.

use crate::errors::{PoolError, Refusal};
use crate::events::{SetAdmin, UpdatePool};
use crate::state::{oracle, Session};
use crate::storage;
use crate::types::{PoolConfig, PoolConstants};
use lending_core::limits;
use lending_core::status::PoolStatus;
use soroban_sdk::{Address, Env, String, Vec};

/// What a pool is made of.
pub struct Setup {
    pub admin: Address,
    pub name: String,
    pub oracle: Address,
    pub bstop_rate: u32,
    pub max_positions: u32,
    pub min_collateral: i128,
    pub backstop: Address,
    pub backstop_threshold: i128,
}

/// Asks the oracle for its decimals, once and for all; the backstop may not exist yet.
pub fn construct(env: &Env, setup: Setup) -> Result<(), Refusal> {
    limits::require_pool_config(setup.bstop_rate, setup.max_positions, setup.min_collateral)?;
    let oracle_decimals = oracle::decimals(env, &setup.oracle)?;
    limits::require_pool_constants(setup.backstop_threshold, oracle_decimals)?;
    storage::instance::set_admin(env, &setup.admin);
    storage::instance::set_name(env, &setup.name);
    storage::instance::set_backstop(env, &setup.backstop);
    let config = PoolConfig {
        bstop_rate: setup.bstop_rate,
        max_positions: setup.max_positions,
        min_collateral: setup.min_collateral,
        oracle: setup.oracle,
        status: PoolStatus::Setup.to_u32(),
    };
    storage::instance::set_config(env, &config);
    let backstop_threshold = setup.backstop_threshold;
    storage::instance::set_constants(
        env,
        &PoolConstants {
            backstop_threshold,
            oracle_decimals,
        },
    );
    storage::reserves::set_list(env, &Vec::new(env));
    Ok(())
}

/// The proposed admin, whose signature completes the handover.
pub fn proposed(env: &Env) -> Result<Address, Refusal> {
    Ok(storage::instance::proposed_admin(env).ok_or(PoolError::BadRequest)?)
}

pub fn accept(env: &Env, new_admin: Address) -> Result<(), Refusal> {
    let old_admin = storage::instance::admin(env)?;
    storage::instance::set_admin(env, &new_admin);
    storage::instance::remove_proposed_admin(env);
    SetAdmin {
        old_admin,
        new_admin,
    }
    .publish(env);
    Ok(())
}

/// A change of the take rate accrues every reserve first: past interest is split at the old rate.
pub fn update_pool(
    env: &Env,
    admin: Address,
    backstop_take_rate: u32,
    max_positions: u32,
    min_collateral: i128,
) -> Result<(), Refusal> {
    let mut config = storage::instance::config(env)?;
    if config.bstop_rate != backstop_take_rate {
        accrue_all(env, config.clone())?;
    }
    limits::require_pool_config(backstop_take_rate, max_positions, min_collateral)?;
    config.bstop_rate = backstop_take_rate;
    config.max_positions = max_positions;
    config.min_collateral = min_collateral;
    storage::instance::set_config(env, &config);
    UpdatePool {
        admin,
        backstop_take_rate,
        max_positions,
        min_collateral,
    }
    .publish(env);
    Ok(())
}

fn accrue_all(env: &Env, config: PoolConfig) -> Result<(), Refusal> {
    let mut session = Session::with(env, config);
    for index in 0..session.list().len() {
        session.reserve_to_change(index)?;
    }
    session.commit();
    Ok(())
}
