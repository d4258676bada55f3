use super::{require_admin, PoolContract, PoolContractArgs, PoolContractClient, PoolError};
use crate::encoded::{decoded, Encoded};
use crate::ops;
use crate::ops::admin::Setup;
use crate::storage::instance;
use crate::types;
use soroban_sdk::{contractimpl, Address, Env, String};

// The specification takes a type by the name it is written with.
type GuardConfig = Encoded<types::GuardConfig>;
type ReserveConfig = Encoded<types::ReserveConfig>;

#[contractimpl]
impl PoolContract {
    pub fn __constructor(
        env: Env,
        admin: Address,
        name: String,
        oracle: Address,
        bstop_rate: u32,
        max_positions: u32,
        min_collateral: i128,
        backstop: Address,
        backstop_threshold: i128,
    ) -> Result<(), PoolError> {
        admin.require_auth();
        let setup = Setup {
            admin,
            name,
            oracle,
            bstop_rate,
            max_positions,
            min_collateral,
            backstop,
            backstop_threshold,
        };
        ops::admin::construct(&env, setup)
    }

    pub fn propose_admin(env: Env, new_admin: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        require_admin(&env)?;
        instance::set_proposed_admin(&env, &new_admin);
        Ok(())
    }

    pub fn accept_admin(env: Env) -> Result<(), PoolError> {
        instance::extend(&env);
        let proposed = ops::admin::proposed(&env)?;
        proposed.require_auth();
        ops::admin::accept(&env, proposed)
    }

    pub fn update_pool(
        env: Env,
        backstop_take_rate: u32,
        max_positions: u32,
        min_collateral: i128,
    ) -> Result<(), PoolError> {
        instance::extend(&env);
        let admin = require_admin(&env)?;
        ops::admin::update_pool(
            &env,
            admin,
            backstop_take_rate,
            max_positions,
            min_collateral,
        )
    }

    pub fn queue_set_reserve(
        env: Env,
        asset: Address,
        metadata: ReserveConfig,
    ) -> Result<(), PoolError> {
        instance::extend(&env);
        let admin = require_admin(&env)?;
        ops::reserve_config::queue(&env, admin, asset, decoded(&env, metadata))
    }

    pub fn cancel_set_reserve(env: Env, asset: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        let admin = require_admin(&env)?;
        ops::reserve_config::cancel(&env, admin, asset)
    }

    pub fn set_reserve(env: Env, asset: Address) -> Result<u32, PoolError> {
        instance::extend(&env);
        ops::reserve_config::set(&env, asset)
    }

    pub fn set_guard(env: Env, asset: Address, config: GuardConfig) -> Result<(), PoolError> {
        instance::extend(&env);
        let admin = require_admin(&env)?;
        ops::guard::set(&env, admin, asset, decoded(&env, config))
    }

    pub fn apply_guard(env: Env, asset: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        ops::guard::apply_queued(&env, &asset)
    }

    pub fn cancel_set_guard(env: Env, asset: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        let admin = require_admin(&env)?;
        ops::guard::cancel(&env, admin, asset)
    }

    pub fn poke_price(env: Env, asset: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        ops::guard::poke(&env, &asset)
    }

    pub fn update_status(env: Env) -> Result<u32, PoolError> {
        instance::extend(&env);
        ops::status::update(&env)
    }

    pub fn set_status(env: Env, pool_status: u32) -> Result<(), PoolError> {
        instance::extend(&env);
        let admin = require_admin(&env)?;
        ops::status::set_by_admin(&env, admin, pool_status)
    }
}
