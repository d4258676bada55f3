use super::{PoolContract, PoolContractArgs, PoolContractClient, PoolError};
use crate::errors;
use crate::ops;
use crate::state::{loss, Reserve};
use crate::storage::{self, auctions, guards, instance, positions, reserves};
use crate::types::{
    self, AuctionData, BadDebtData, GuardData, LossData, PoolConfig, PoolConstants, Positions,
};
use soroban_sdk::{contractimpl, Address, Env, Val, Vec};

#[contractimpl]
impl PoolContract {
    pub fn get_config(env: Env) -> Result<PoolConfig, PoolError> {
        instance::config(&env)
    }

    pub fn get_constants(env: Env) -> Result<PoolConstants, PoolError> {
        instance::constants(&env)
    }

    pub fn get_admin(env: Env) -> Result<Address, PoolError> {
        instance::admin(&env)
    }

    pub fn get_backstop(env: Env) -> Result<Address, PoolError> {
        instance::backstop(&env)
    }

    pub fn get_reserve_list(env: Env) -> Vec<Address> {
        reserves::list(&env)
    }

    pub fn get_reserve(env: Env, asset: Address) -> Result<types::Reserve, PoolError> {
        let take_rate = instance::config(&env)?.bstop_rate;
        Ok(Reserve::load(&env, asset, take_rate)?.into_view()?)
    }

    pub fn get_positions(env: Env, address: Address) -> Positions {
        positions::get(&env, &address)
    }

    pub fn get_auction(
        env: Env,
        auction_type: u32,
        user: Address,
    ) -> Result<AuctionData, PoolError> {
        Ok(auctions::get(&env, auction_type, &user).ok_or(errors::PoolError::AuctionNotFound)?)
    }

    pub fn get_recovery(
        env: Env,
        user: Address,
        asset: Address,
    ) -> Result<(i128, i128), PoolError> {
        ops::recovery::outstanding(&env, &user, &asset)
    }

    pub fn get_bad_debt(env: Env, asset: Address) -> Result<BadDebtData, PoolError> {
        let index = reserves::config(&env, &asset)?.index;
        Ok(loss::ledger_data(&loss::ledger(&env, index)))
    }

    pub fn get_guard(env: Env, asset: Address) -> Option<GuardData> {
        guards::guard(&env, &asset)
    }

    pub fn get_loss(env: Env, asset: Address) -> Result<LossData, PoolError> {
        let index = reserves::config(&env, &asset)?.index;
        Ok(loss::loss_data(
            &loss::loss(&env, index).unwrap_or_default(),
        ))
    }

    pub fn get_entries(env: Env, keys: Vec<Val>) -> Vec<Val> {
        storage::entries(&env, &keys)
    }
}
