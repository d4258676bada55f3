//! What must hold at every moment, however bad the debt.

use crate::coin::Coin;
use crate::snapshot::{Account, Backstop, Reserve};
use crate::world::World;
use serde::Serialize;

/// One comparison of two figures (raw integers).
#[derive(Clone, Debug, Serialize)]
pub struct Identity {
    pub claim: String,
    pub left: String,
    pub right: String,
    pub holds: bool,
}

/// Shares that the first deposit of all locks for good.
const LOCKED_SHARES: i128 = 1_000;

pub fn check(
    world: &World,
    reserves: &[Reserve],
    accounts: &[Account],
    backstop: &Backstop,
) -> Vec<Identity> {
    let mut all = Vec::new();
    for reserve in reserves {
        all.extend(of_shares(reserve, accounts));
        all.push(of_cover(reserve));
        all.extend(of_losses(reserve));
        all.extend(of_claims(reserve, accounts));
    }
    all.extend(of_backstop(accounts, backstop));
    all.extend(Coin::ALL.map(|coin| of_minting(world, coin)));
    all
}

/// Everybody's shares add up to the reserve's totals.
fn of_shares(reserve: &Reserve, accounts: &[Account]) -> [Identity; 2] {
    let coin = reserve.coin;
    let supply = accounts.iter().map(|it| it.supply_shares(coin)).sum();
    let debt: i128 = accounts.iter().map(|it| it.debt_shares(coin)).sum();
    [
        equal(
            format!("{coin}: bTokens of all accounts = bTokens of the reserve"),
            supply,
            reserve.b_supply,
        ),
        equal(
            format!("{coin}: dTokens of all accounts = dTokens of the reserve"),
            debt + reserve.losses.backstop_d,
            reserve.d_supply,
        ),
    ]
}

/// The pool holds what it owes.
pub fn of_cover(reserve: &Reserve) -> Identity {
    let what = match reserve.killed {
        true => "credit + claims",
        false => "supply + credit + claims - debt",
    };
    let claim = format!("{}: tokens held >= {what}", reserve.coin);
    at_least(claim, reserve.held, reserve.needed)
}

/// The pool's counters of bad debt and losses agree with each other and with the backstop.
pub fn of_losses(reserve: &Reserve) -> [Identity; 3] {
    let (coin, it) = (reserve.coin, &reserve.losses);
    [
        equal(
            format!(
                "{coin}: bad debt assigned - taken - repaid - defaulted = the backstop's dTokens"
            ),
            it.assigned_d - it.taken_d - it.repaid_d - it.defaulted_d,
            it.backstop_d,
        ),
        equal(
            format!("{coin}: borne by suppliers - recovered = open"),
            it.socialized - it.recovered,
            it.open,
        ),
        equal(
            format!("{coin}: recovered - claimed = waiting to be claimed"),
            it.recovered - it.claimed,
            it.owed,
        ),
    ]
}

/// Nobody has more to expect than was lost, nor more to claim than came back.
fn of_claims(reserve: &Reserve, accounts: &[Account]) -> [Identity; 2] {
    let (coin, it) = (reserve.coin, &reserve.losses);
    let claims = || accounts.iter().map(|account| account.claim(coin));
    let claimable = claims().map(|(_, claimable)| claimable).sum();
    let missing: i128 = claims().map(|(missing, _)| missing).sum();
    [
        at_least(
            format!("{coin}: open + waiting >= missing + claimable of all accounts"),
            it.open + it.owed,
            missing + claimable,
        ),
        at_least(
            format!("{coin}: waiting to be claimed >= claimable of all accounts"),
            it.owed,
            claimable,
        ),
    ]
}

fn of_backstop(accounts: &[Account], backstop: &Backstop) -> [Identity; 2] {
    let deposits = accounts
        .iter()
        .map(|it| it.backstop_shares + it.queued_shares);
    let locked = if backstop.shares > 0 {
        LOCKED_SHARES
    } else {
        0
    };
    [
        at_least(
            "backstop: tokens held >= tokens counted for the pool".to_owned(),
            backstop.held,
            backstop.tokens,
        ),
        equal(
            "backstop: shares of all depositors + locked = shares in all".to_owned(),
            deposits.sum::<i128>() + locked,
            backstop.shares,
        ),
    ]
}

/// Tokens are neither made nor lost on the way.
fn of_minting(world: &World, coin: Coin) -> Identity {
    let token = world.token(coin);
    let wallets: i128 = world.cast.iter().map(|who| world.wallet(*who, coin)).sum();
    let contracts = token.balance(&world.pool.address) + token.balance(&world.backstop.address);
    equal(
        format!("{coin}: wallets + pool + backstop = tokens minted"),
        wallets + contracts,
        token.minted(),
    )
}

fn equal(claim: String, left: i128, right: i128) -> Identity {
    identity(claim, left, right, left == right)
}

fn at_least(claim: String, left: i128, right: i128) -> Identity {
    identity(claim, left, right, left >= right)
}

fn identity(claim: String, left: i128, right: i128, holds: bool) -> Identity {
    Identity {
        claim,
        left: left.to_string(),
        right: right.to_string(),
        holds,
    }
}
