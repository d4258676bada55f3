//! The way of all user actions: apply each request, judge the account once, write, move tokens.

use super::auction::AuctionKind;
use super::{flow, request, require_not_pool};
use crate::errors::{refuse, PoolError, Refusal};
use crate::settlement::{self, Route, Way};
use crate::state::account::NEW_RISK;
use crate::state::{Account, Session};
use crate::storage;
use crate::types::{Positions, Request};
use lending_core::position;
use soroban_sdk::{Address, Env, Vec};

/// Tokens move by the spender's own transfers: net where payer and receiver are one.
pub fn submit(
    env: &Env,
    from: &Address,
    spender: &Address,
    to: &Address,
    requests: &Vec<Request>,
) -> Result<Positions, Refusal> {
    let way = if spender == to { Way::Net } else { Way::Gross };
    run(env, from, requests, Route { way, spender, to })
}

/// Tokens are pulled by an allowance of the spender to the pool.
pub fn submit_with_allowance(
    env: &Env,
    from: &Address,
    spender: &Address,
    to: &Address,
    requests: &Vec<Request>,
) -> Result<Positions, Refusal> {
    let way = Way::Allowance;
    run(env, from, requests, Route { way, spender, to })
}

fn run(
    env: &Env,
    from: &Address,
    requests: &Vec<Request>,
    route: Route,
) -> Result<Positions, Refusal> {
    require_not_pool(env, route.spender)?;
    // Net, both are one.
    if route.way != Way::Net {
        require_not_pool(env, route.to)?;
    }
    require_not_pool(env, from)?;
    let mut session = Session::open(env)?;
    let mut account = Account::load(env, from);
    let positions_before = account.count();

    let judge = request::apply_all(&mut session, &mut account, requests)?;
    require_valid(&mut session, &account, positions_before, judge)?;

    session.commit();
    account.store(env);
    settlement::settle(&session, route)?;
    Ok(account.positions)
}

/// What must hold once all requests are applied: the number of positions, no running liquidation,
/// the utilization of everything borrowed from, and, if `judge`, the account's health.
pub fn require_valid(
    session: &mut Session,
    account: &Account,
    positions_before: u32,
    judge: bool,
) -> Result<(), Refusal> {
    let limit = session.config.max_positions;
    position::require_count(positions_before, account.count(), limit)?;
    let liquidation = AuctionKind::UserLiquidation.to_u32();
    if storage::auctions::exists(session.env, liquidation, &account.address) {
        return refuse(PoolError::AuctionInProgress);
    }
    for reserve in session.loaded().filter(|reserve| reserve.borrowed) {
        reserve
            .totals
            .require_utilization_at_most(reserve.config.max_util)?;
    }
    if judge && account.has_debt() {
        let health = account.health(session, NEW_RISK)?;
        health.require_sound(session.config.min_collateral, session.scale()?)?;
    }
    flow::count(session)
}
