//! The way of a loss: from an account without collateral to the backstop, and from a backstop
//! without means to the suppliers.

use super::auction::AuctionKind;
use crate::errors::PoolError;
use crate::events::{BadDebt, DefaultedDebt};
use crate::state::{Account, Backstop, Session};
use crate::storage;
use lending_core::bad_debt;
use lending_core::units::DebtShares;
use soroban_sdk::{Address, Env};

/// Moves or burns the bad debt of `user`, whichever its state asks for.
pub fn bad_debt(env: &Env, user: &Address) -> Result<(), PoolError> {
    let backstop = Backstop::of(env)?;
    let is_backstop = *user == backstop.address;
    let kind = if is_backstop {
        AuctionKind::BadDebt
    } else {
        AuctionKind::UserLiquidation
    };
    if storage::auctions::exists(env, kind.to_u32(), user) {
        return Err(PoolError::AuctionInProgress);
    }
    let mut session = Session::new(env, storage::instance::config(env)?);
    let mut account = Account::load(env, user);
    let done = if is_backstop {
        default_if_exhausted(&mut session, &backstop, &mut account)?
    } else {
        hand_over(&mut session, &backstop, &mut account)?
    };
    if !done {
        return Err(PoolError::BadRequest);
    }
    session.commit();
    account.store(env);
    Ok(())
}

/// Moves all debt of an account without collateral to the backstop. What the account supplied
/// without using it as collateral stays its own. Returns whether there was anything to move.
pub fn hand_over(
    session: &mut Session,
    backstop: &Backstop,
    user: &mut Account,
) -> Result<bool, PoolError> {
    if !user.has_debt() || user.has_collateral() {
        return Ok(false);
    }
    let mut heir = Account::load(session.env, &backstop.address);
    for (index, shares) in user.positions.liabilities.clone() {
        let asset = session.reserve_to_change(index)?.asset.clone();
        user.take_debt(index, DebtShares(shares))?;
        heir.add_debt(index, DebtShares(shares))?;
        BadDebt {
            user: user.address.clone(),
            asset,
            shares,
        }
        .publish(session.env);
    }
    heir.store(session.env);
    Ok(true)
}

/// Burns all debt of a backstop that is worth less than 5% of the pool's threshold. Returns whether
/// there was anything to burn.
pub fn default_if_exhausted(
    session: &mut Session,
    backstop: &Backstop,
    holder: &mut Account,
) -> Result<bool, PoolError> {
    if !holder.has_debt() || !backstop.is_exhausted(session, backstop.data().tokens)? {
        return Ok(false);
    }
    for (index, shares) in holder.positions.liabilities.clone() {
        let reserve = session.reserve_to_change(index)?;
        bad_debt::socialize(&mut reserve.totals, DebtShares(shares))?;
        let asset = reserve.asset.clone();
        holder.take_debt(index, DebtShares(shares))?;
        DefaultedDebt { asset, shares }.publish(session.env);
    }
    Ok(true)
}
