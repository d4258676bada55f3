//! Wire `Request` to typed action: parsed once, then never checked again.

use super::auction::{self, AuctionKind};
use super::{borrow, repay, supply, withdraw};
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::DeleteAuction;
use crate::state::{Account, Session, Side};
use crate::storage;
use crate::types::Request;
use lending_core::status::Action;
use lending_core::units::Underlying;
use soroban_sdk::Vec;

/// What a request asks for. The numbers are Blend v2's.
enum Kind {
    Supply(Side),
    Withdraw(Side),
    Borrow,
    Repay,
    Fill(AuctionKind),
    CancelLiquidation,
}

impl Kind {
    fn parse(request_type: u32) -> Option<Self> {
        match request_type {
            0 => Some(Kind::Supply(Side::Supply)),
            1 => Some(Kind::Withdraw(Side::Supply)),
            2 => Some(Kind::Supply(Side::Collateral)),
            3 => Some(Kind::Withdraw(Side::Collateral)),
            4 => Some(Kind::Borrow),
            5 => Some(Kind::Repay),
            6 => Some(Kind::Fill(AuctionKind::UserLiquidation)),
            7 => Some(Kind::Fill(AuctionKind::BadDebt)),
            8 => Some(Kind::Fill(AuctionKind::Interest)),
            9 => Some(Kind::CancelLiquidation),
            _ => None,
        }
    }

    /// What the pool's status must permit.
    fn gate(&self) -> Option<Action> {
        match self {
            Kind::Supply(_) => Some(Action::Supply),
            Kind::Borrow | Kind::CancelLiquidation => Some(Action::Borrow),
            Kind::Withdraw(_) | Kind::Repay | Kind::Fill(_) => None,
        }
    }

    /// Whether it can only make a borrower safer.
    fn cures(&self) -> bool {
        match self {
            Kind::Supply(side) => *side == Side::Collateral,
            Kind::Repay | Kind::CancelLiquidation => true,
            Kind::Withdraw(_) | Kind::Borrow | Kind::Fill(_) => false,
        }
    }

    /// Whether the account's health must be judged at the end.
    fn risks_health(&self) -> bool {
        match self {
            Kind::Withdraw(side) => *side == Side::Collateral,
            Kind::Fill(kind) => *kind != AuctionKind::Interest,
            Kind::Borrow | Kind::CancelLiquidation => true,
            Kind::Supply(_) | Kind::Repay => false,
        }
    }
}

/// Applies every request in order. Returns whether the account's health must be judged at the end.
pub fn apply_all(
    session: &mut Session,
    account: &mut Account,
    requests: &Vec<Request>,
) -> Result<bool, Refusal> {
    // An active pool permits everything: only elsewhere does the whole list have to be looked at first.
    let active = session.status()?.permits(Action::Borrow);
    let gated = active || !only_cures(account, requests);
    let mut judge = false;
    for request in requests.try_iter() {
        let request = request.map_err(|_| PoolError::BadRequest)?;
        judge |= apply(session, account, &request, gated)?;
    }
    Ok(judge)
}

/// Whether a borrower does nothing but make the account safer. No status may stand in the way of that.
fn only_cures(account: &Account, requests: &Vec<Request>) -> bool {
    let cures =
        |request: Request| Kind::parse(request.request_type).is_some_and(|kind| kind.cures());
    account.has_debt() && requests.try_iter().all(|request| request.is_ok_and(cures))
}

fn apply(
    session: &mut Session,
    account: &mut Account,
    request: &Request,
    gated: bool,
) -> Result<bool, Refusal> {
    if request.amount < 0 {
        return refuse(PoolError::NegativeAmount);
    }
    let kind = Kind::parse(request.request_type).ok_or(PoolError::BadRequest)?;
    if let Some(action) = kind.gate().filter(|_| gated) {
        session.require(action)?;
    }
    let (address, amount) = (&request.address, Underlying(request.amount));
    // None of these is inlined: the network's machine charges each turn of a loop for all of its body,
    // also for what it skips.
    match kind {
        Kind::Supply(side) => supply::apply(session, account, side, address, amount)?,
        Kind::Withdraw(side) => withdraw::apply(session, account, side, address, amount)?,
        Kind::Borrow => borrow::apply(session, account, address, amount)?,
        Kind::Repay => repay::apply(session, account, address, amount)?,
        Kind::Fill(kind) => auction::fill(session, account, kind, address, request.amount)?,
        Kind::CancelLiquidation => cancel_liquidation(session, account)?,
    }
    Ok(kind.risks_health())
}

/// Ends the account's own liquidation. The health check at the end makes sure it deserves that.
#[inline(never)]
fn cancel_liquidation(session: &Session, account: &Account) -> Result<(), Refusal> {
    let (env, kind) = (session.env, AuctionKind::UserLiquidation.to_u32());
    if !storage::auctions::exists(env, kind, &account.address) {
        return refuse(PoolError::BadRequest);
    }
    storage::auctions::remove(env, kind, &account.address);
    DeleteAuction {
        auction_type: kind,
        user: account.address.clone(),
    }
    .publish(env);
    Ok(())
}
