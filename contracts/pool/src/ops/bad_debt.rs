//! The way of a loss: from an account without collateral to the backstop, and from a backstop
//! without means to the suppliers.

use super::auction::AuctionKind;
use super::{recovery, status};
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{BadDebt, DefaultedDebt, DeleteAuction, Killed, Loss};
use crate::items::keys;
use crate::settlement;
use crate::state::session::Priced;
use crate::state::{loss, Account, Backstop, Session};
use crate::storage;
use lending_core::bad_debt::{self, Fate};
use lending_core::units::{DebtShares, Underlying};
use soroban_sdk::{Address, Env};

/// Moves or burns the bad debt of `user`, whichever its state asks for.
pub fn bad_debt(env: &Env, user: &Address) -> Result<(), Refusal> {
    let backstop = Backstop::of(env)?;
    let is_backstop = *user == backstop.address;
    let kind = if is_backstop {
        AuctionKind::BadDebt
    } else {
        AuctionKind::UserLiquidation
    };
    if storage::auctions::exists(env, kind.to_u32(), user) {
        return refuse(PoolError::AuctionInProgress);
    }
    let mut session = Session::open(env)?;
    let mut account = Account::load(env, user);
    let done = if is_backstop {
        default_if_exhausted(&mut session, &backstop, &mut account)?
            .ok_or(PoolError::BackstopPriceUnavailable)?
    } else {
        hand_over(&mut session, &backstop, &mut account)??
    };
    if !done {
        return refuse(PoolError::BadRequest);
    }
    session.commit();
    account.store(env);
    Ok(())
}

/// Moves all debt of an account whose collateral is worth nothing to the backstop. What the account
/// supplied without using it as collateral stays its own, as does the worthless rest. If the
/// backstop cannot bear the debt either, suppliers do, at once. Returns whether there was anything
/// to move, or why no price tells.
pub fn hand_over(
    session: &mut Session,
    backstop: &Backstop,
    user: &mut Account,
) -> Result<Priced<bool>, Refusal> {
    if !user.has_debt() {
        return Ok(Ok(false));
    }
    let worthless = user.is_collateral_worthless(session)?;
    if worthless != Ok(true) {
        return Ok(worthless);
    }
    let env = session.env;
    let mut heir = Account::load(env, &backstop.address);
    for index in keys(&user.positions.liabilities) {
        let shares = user.debt(index);
        let reserve = session.reserve_to_change(index)?;
        let asset = reserve.asset.clone();
        let worth = reserve.totals.debt_rate.to_underlying_up(shares)?;
        user.take_debt(index, shares)?;
        heir.add_debt(index, shares)?;
        loss::count(env, index, Fate::Assigned, shares, worth)?;
        BadDebt {
            user: user.address.clone(),
            asset,
            shares: shares.0,
        }
        .publish(env);
    }
    if !storage::auctions::exists(env, AuctionKind::BadDebt.to_u32(), &backstop.address) {
        default_in_passing(session, backstop, &mut heir)?;
    }
    heir.store(env);
    Ok(Ok(true))
}

/// As [`default_if_exhausted`], inside a call that is about something else: a dead feed must not hold
/// it up, and `bad_debt` can default when the feed is back.
pub fn default_in_passing(
    session: &mut Session,
    backstop: &Backstop,
    holder: &mut Account,
) -> Result<(), Refusal> {
    default_if_exhausted(session, backstop, holder)?;
    Ok(())
}

/// Burns all debt of a backstop that is worth less than 5% of the pool's threshold. Returns whether
/// there was anything to burn; `None` if no price tells.
fn default_if_exhausted(
    session: &mut Session,
    backstop: &Backstop,
    holder: &mut Account,
) -> Result<Option<bool>, Refusal> {
    if !holder.has_debt() {
        return Ok(Some(false));
    }
    let exhausted = backstop.is_exhausted(session, backstop.data().tokens)?;
    if exhausted != Some(true) {
        return Ok(exhausted);
    }
    for index in keys(&holder.positions.liabilities) {
        let shares = holder.debt(index);
        holder.take_debt(index, shares)?;
        default_debt(session, backstop, index, shares)?;
    }
    storage::losses::set_last_default(session.env, session.env.ledger().timestamp());
    status::ice(session)?;
    Ok(Some(true))
}

/// Burns debt of one reserve. Its credit pays first, also what is being auctioned of it.
fn default_debt(
    session: &mut Session,
    backstop: &Backstop,
    index: u32,
    shares: DebtShares,
) -> Result<(), Refusal> {
    let env = session.env;
    let reserve = session.reserve_to_change(index)?;
    let asset = reserve.asset.clone();
    end_interest_auction(env, backstop, &asset);
    let before = reserve.totals;
    let mut lost = loss::loss(env, index).unwrap_or_default();
    let recovered = lost.recovered;
    let mut after = before;
    let held = || settlement::held(env, reserve);
    let done = bad_debt::default_debt(&mut after, &mut lost, shares, held)?;
    reserve.totals = after;
    if done.socialized > Underlying::ZERO {
        loss::set_loss(env, index, &lost);
    }
    let mut ledger = loss::ledger(env, index);
    ledger.count_default(shares, &done, env.ledger().timestamp())?;
    loss::set_ledger(env, index, &ledger);

    DefaultedDebt {
        asset: asset.clone(),
        shares: shares.0,
    }
    .publish(env);
    Loss {
        asset: asset.clone(),
        bad_debt: done.defaulted.0,
        from_credit: done.from_credit.0,
        b_rate_before: before.supply_rate.0,
        b_rate_after: after.supply_rate.0,
        b_supply: after.supply_shares.0,
    }
    .publish(env);
    recovery::publish(env, &asset, lost.recovered.minus(recovered)?, &lost);
    if after.is_killed() && !before.is_killed() {
        Killed {
            asset,
            open: lost.open.0,
            owed: lost.owed.0,
        }
        .publish(env);
    }
    Ok(())
}

/// The credit an interest auction offers is needed for the default.
fn end_interest_auction(env: &Env, backstop: &Backstop, asset: &Address) {
    let kind = AuctionKind::Interest.to_u32();
    let auction = storage::auctions::get(env, kind, &backstop.address);
    if auction.is_some_and(|auction| auction.lot.contains_key(asset.clone())) {
        storage::auctions::remove(env, kind, &backstop.address);
        DeleteAuction {
            auction_type: kind,
            user: backstop.address.clone(),
        }
        .publish(env);
    }
}
