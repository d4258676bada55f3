//! Closing a hole before it becomes a loss: bad debt repaid at par, by anyone or by the backstop's
//! own credit in the same asset.

use super::auction::AuctionKind;
use super::{recovery, require_not_pool};
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{CoverBadDebt, NetCredit};
use crate::settlement;
use crate::state::{loss, Account, Backstop, Session};
use crate::storage;
use lending_core::bad_debt::{self, Fate};
use lending_core::fixed;
use lending_core::units::{DebtShares, Underlying};
use soroban_sdk::{Address, Env};

/// `from` repays at most `amount` (underlying) of the backstop's debt in `asset`. Returns what was
/// used. It earns no claim.
pub fn cover_bad_debt(
    env: &Env,
    from: &Address,
    asset: &Address,
    amount: i128,
) -> Result<i128, Refusal> {
    require_not_pool(env, from)?;
    if amount < 0 {
        return refuse(PoolError::NegativeAmount);
    }
    let backstop = Backstop::of(env)?;
    require_no_auction(env, &backstop, AuctionKind::BadDebt)?;
    let mut session = Session::open(env)?;
    let index = session.load(asset)?;
    let (shares, price) = repay(&mut session, &backstop, index, Underlying(amount))?;
    recovery::keep(&mut session, index, price)?;
    session.commit();
    settlement::pull(env, asset, from, price.0);
    let (asset, from) = (asset.clone(), from.clone());
    CoverBadDebt {
        asset,
        from,
        amount: price.0,
        shares: shares.0,
    }
    .publish(env);
    Ok(price.0)
}

/// The backstop's credit in `asset` repays the backstop's debt in it. No token moves. Returns the
/// credit used.
pub fn net_credit(env: &Env, asset: &Address) -> Result<i128, Refusal> {
    let backstop = Backstop::of(env)?;
    require_no_auction(env, &backstop, AuctionKind::BadDebt)?;
    require_no_auction(env, &backstop, AuctionKind::Interest)?;
    let mut session = Session::open(env)?;
    let index = session.load(asset)?;
    let credit = session.reserve(index)?.totals.backstop_credit;
    let (shares, price) = repay(&mut session, &backstop, index, credit)?;
    let left = &mut session.reserve_to_change(index)?.totals.backstop_credit;
    left.decrease(price)?;
    session.commit();
    let mut ledger = loss::ledger(env, index);
    fixed::increase(&mut ledger.credit_used, price.0)?;
    loss::set_ledger(env, index, &ledger);
    NetCredit {
        asset: asset.clone(),
        amount: price.0,
        shares: shares.0,
    }
    .publish(env);
    Ok(price.0)
}

fn require_no_auction(env: &Env, backstop: &Backstop, kind: AuctionKind) -> Result<(), Refusal> {
    if storage::auctions::exists(env, kind.to_u32(), &backstop.address) {
        return refuse(PoolError::AuctionInProgress);
    }
    Ok(())
}

/// Burns what `amount` pays for of the backstop's debt. Returns the shares and their price.
fn repay(
    session: &mut Session,
    backstop: &Backstop,
    index: u32,
    amount: Underlying,
) -> Result<(DebtShares, Underlying), Refusal> {
    let env = session.env;
    let mut holder = Account::load(env, &backstop.address);
    let reserve = session.reserve_to_change(index)?;
    let (shares, price) = bad_debt::payable(&reserve.totals, holder.debt(index), amount)?;
    if shares <= DebtShares::ZERO {
        return refuse(PoolError::NothingToCover);
    }
    reserve.totals.debt_shares.decrease(shares)?;
    holder.take_debt(index, shares)?;
    holder.store(env);
    loss::count(env, index, Fate::Repaid, shares, price)?;
    Ok((shares, price))
}
