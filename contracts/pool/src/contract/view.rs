use super::{PoolContract, PoolContractArgs, PoolContractClient, PoolError};
use crate::encoded::{encoded, written, Encoded};
use crate::errors;
use crate::ops;
use crate::state::{self, loss};
use crate::storage::{self, auctions, guards, instance, positions, reserves};
use crate::types;
use soroban_sdk::{contractimpl, Address, Env, Val, Vec};

// The specification takes a type by the name it is written with.
type AuctionData = Encoded<types::AuctionData>;
type BadDebtData = Encoded<types::BadDebtData>;
type GuardData = Encoded<types::GuardData>;
type LossData = Encoded<types::LossData>;
type PoolConfig = Encoded<types::PoolConfig>;
type PoolConstants = Encoded<types::PoolConstants>;
type Positions = Encoded<types::Positions>;
type Reserve = Encoded<types::Reserve>;

#[contractimpl]
impl PoolContract {
    pub fn get_config(env: Env) -> Result<PoolConfig, PoolError> {
        Ok(encoded(&env, instance::config(&env)?))
    }

    pub fn get_constants(env: Env) -> Result<PoolConstants, PoolError> {
        Ok(encoded(&env, instance::constants(&env)?))
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

    pub fn get_reserve(env: Env, asset: Address) -> Result<Reserve, PoolError> {
        let take_rate = instance::config(&env)?.bstop_rate;
        let reserve = state::Reserve::load(&env, asset, take_rate)?;
        Ok(written(&env, reserve.to_view(&env)?))
    }

    pub fn get_positions(env: Env, address: Address) -> Positions {
        encoded(&env, positions::get(&env, &address))
    }

    pub fn get_auction(
        env: Env,
        auction_type: u32,
        user: Address,
    ) -> Result<AuctionData, PoolError> {
        let auction = auctions::get(&env, auction_type, &user);
        Ok(encoded(
            &env,
            auction.ok_or(errors::PoolError::AuctionNotFound)?,
        ))
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
        Ok(encoded(&env, loss::ledger(&env, index)))
    }

    pub fn get_guard(env: Env, asset: Address) -> Option<GuardData> {
        let guard = guards::guard(&env, &asset)?;
        Some(encoded(&env, guard))
    }

    pub fn get_loss(env: Env, asset: Address) -> Result<LossData, PoolError> {
        let index = reserves::config(&env, &asset)?.index;
        let loss = loss::loss(&env, index).unwrap_or_default();
        Ok(encoded(&env, loss))
    }

    pub fn get_entries(env: Env, keys: Vec<Val>) -> Vec<Val> {
        storage::entries(&env, &keys)
    }
}
