use super::{PoolContract, PoolContractArgs, PoolContractClient, PoolError};
use crate::encoded::{encoded, Encoded};
use crate::ops;
use crate::ops::auction::{AuctionKind, Proposal};
use crate::storage::instance;
use crate::types;
use soroban_sdk::{contractimpl, Address, Env, Vec};

// The specification takes a type by the name it is written with.
type AuctionData = Encoded<types::AuctionData>;

#[contractimpl]
impl PoolContract {
    pub fn new_auction(
        env: Env,
        auction_type: u32,
        user: Address,
        bid: Vec<Address>,
        lot: Vec<Address>,
        percent: u32,
    ) -> Result<AuctionData, PoolError> {
        instance::extend(&env);
        let kind = AuctionKind::parse(auction_type)?;
        let asked = Proposal {
            user: &user,
            bid: &bid,
            lot: &lot,
            percent,
        };
        Ok(encoded(&env, ops::auction::create(&env, kind, &asked)?))
    }

    pub fn create_user_liquidations(
        env: Env,
        user: Address,
        percent: u32,
    ) -> Result<AuctionData, PoolError> {
        instance::extend(&env);
        Ok(encoded(
            &env,
            ops::auction::create_user_liquidations(&env, &user, percent)?,
        ))
    }

    pub fn create_bad_debt_auction(env: Env) -> Result<AuctionData, PoolError> {
        instance::extend(&env);
        Ok(encoded(&env, ops::auction::create_bad_debt_auction(&env)?))
    }

    pub fn create_interest_auction(
        env: Env,
        assets: Vec<Address>,
    ) -> Result<AuctionData, PoolError> {
        instance::extend(&env);
        Ok(encoded(
            &env,
            ops::auction::create_interest_auction(&env, &assets)?,
        ))
    }

    pub fn del_auction(env: Env, auction_type: u32, user: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        ops::auction::delete_stale(&env, auction_type, &user)
    }

    pub fn bad_debt(env: Env, user: Address) -> Result<(), PoolError> {
        instance::extend(&env);
        ops::bad_debt::bad_debt(&env, &user)
    }

    pub fn cover_bad_debt(
        env: Env,
        from: Address,
        asset: Address,
        amount: i128,
    ) -> Result<i128, PoolError> {
        instance::extend(&env);
        from.require_auth();
        ops::cover::cover_bad_debt(&env, &from, &asset, amount)
    }

    pub fn net_credit(env: Env, asset: Address) -> Result<i128, PoolError> {
        instance::extend(&env);
        ops::cover::net_credit(&env, &asset)
    }

    pub fn cover_loss(
        env: Env,
        from: Address,
        asset: Address,
        amount: i128,
    ) -> Result<i128, PoolError> {
        instance::extend(&env);
        from.require_auth();
        ops::recovery::cover_loss(&env, &from, &asset, amount)
    }

    pub fn claim_recovery(
        env: Env,
        from: Address,
        asset: Address,
        to: Address,
    ) -> Result<i128, PoolError> {
        instance::extend(&env);
        from.require_auth();
        ops::recovery::claim(&env, &from, &asset, &to)
    }
}
