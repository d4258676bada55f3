//! The contract's interface. What the functions answer, in which units: `docs/lens.md`. Doc comments on
//! them would ship in the Wasm.

use crate::errors::LensError;
use crate::types::*;
use crate::views;
use soroban_sdk::{contract, contractimpl, Address, Env, Vec};

#[contract]
pub struct LensContract;

#[contractimpl]
impl LensContract {
    pub fn account_risk(env: Env, pool: Address, user: Address) -> Result<AccountRisk, LensError> {
        views::risk::account(&env, &pool, &user)
    }

    pub fn pool_risk(env: Env, pool: Address, users: Vec<Address>) -> Result<PoolRisk, LensError> {
        views::risk::pool(&env, &pool, &users)
    }

    // (min, max, full)
    pub fn liquidation_range(
        env: Env,
        pool: Address,
        user: Address,
        bid: Vec<Address>,
        lot: Vec<Address>,
    ) -> Result<(u32, u32, bool), LensError> {
        views::liquidation_range::of(&env, &pool, &user, &bid, &lot)
    }

    pub fn auction_status(
        env: Env,
        pool: Address,
        auction_type: u32,
        user: Address,
    ) -> Result<AuctionStatus, LensError> {
        views::auction::status(&env, &pool, auction_type, &user)
    }

    pub fn fill_quote(
        env: Env,
        pool: Address,
        auction_type: u32,
        user: Address,
        percent: u32,
        ledger: u32,
    ) -> Result<AuctionStatus, LensError> {
        views::auction::quote(&env, &pool, auction_type, &user, percent, ledger)
    }

    pub fn pool_state(env: Env, pool: Address) -> Result<PoolState, LensError> {
        views::pool_state::of(&env, &pool)
    }

    pub fn pool_state_part(
        env: Env,
        pool: Address,
        first: u32,
        count: u32,
    ) -> Result<PoolState, LensError> {
        views::pool_state::part(&env, &pool, first, count)
    }

    pub fn user_state(env: Env, pool: Address, user: Address) -> Result<UserState, LensError> {
        views::user_state::of(&env, &pool, &user)
    }

    pub fn backstop_quote(
        env: Env,
        pool: Address,
        amount: i128,
    ) -> Result<BackstopQuote, LensError> {
        views::backstop_quote::of(&env, &pool, amount)
    }

    pub fn alerts(env: Env, pool: Address) -> Result<Vec<(Address, u32)>, LensError> {
        views::alerts::of(&env, &pool)
    }

    pub fn alerts_part(
        env: Env,
        pool: Address,
        first: u32,
        count: u32,
    ) -> Result<Vec<(Address, u32)>, LensError> {
        views::alerts::part(&env, &pool, first, count)
    }

    pub fn get_bad_debt(
        env: Env,
        pool: Address,
        asset: Address,
    ) -> Result<BadDebtStatus, LensError> {
        views::losses::bad_debt(&env, &pool, &asset)
    }

    pub fn get_loss(env: Env, pool: Address, asset: Address) -> Result<LossStatus, LensError> {
        views::losses::loss(&env, &pool, &asset)
    }

    pub fn price_guard(env: Env, pool: Address, asset: Address) -> Result<PriceGuard, LensError> {
        views::price_guard::of(&env, &pool, &asset)
    }

    pub fn price_guards(env: Env, pool: Address) -> Result<Vec<PriceGuard>, LensError> {
        views::price_guard::all(&env, &pool)
    }

    pub fn price_guards_part(
        env: Env,
        pool: Address,
        first: u32,
        count: u32,
    ) -> Result<Vec<PriceGuard>, LensError> {
        views::price_guard::part(&env, &pool, first, count)
    }

    pub fn reserve_audit(
        env: Env,
        pool: Address,
        asset: Address,
    ) -> Result<ReserveAudit, LensError> {
        views::reserve_audit::of(&env, &pool, &asset)
    }
}
