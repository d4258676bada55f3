//! What comes back after a loss goes to those who bore it, pro rata to what each still misses.

use super::require_not_pool;
use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{ClaimRecovery, Recovery};
use crate::settlement;
use crate::state::{loss, Account, Session};
use crate::storage;
use lending_core::claims::Loss;
use lending_core::units::Underlying;
use soroban_sdk::{Address, Env};

/// Gives `amount`, which the pool holds, back to those who lost; what exceeds their loss becomes the
/// backstop's credit.
pub fn give_back(session: &mut Session, index: u32, amount: Underlying) -> Result<(), Refusal> {
    let used = recover(session, index, amount)?;
    let credit = &mut session.reserve_to_change(index)?.totals.backstop_credit;
    credit.increase(amount.minus(used)?)?;
    Ok(())
}

/// What is repaid into a killed reserve belongs to those who lost in it.
pub fn keep(session: &mut Session, index: u32, repaid: Underlying) -> Result<(), Refusal> {
    if session.reserve(index)?.totals.is_killed() {
        give_back(session, index, repaid)?;
    }
    Ok(())
}

/// Gives at most what is open back. Returns what was used.
fn recover(session: &mut Session, index: u32, amount: Underlying) -> Result<Underlying, Refusal> {
    let Some(mut lost) = loss::loss(session.env, index) else {
        return Ok(Underlying::ZERO);
    };
    let used = lost.recover(amount)?;
    if used > Underlying::ZERO {
        loss::set_loss(session.env, index, &lost);
        publish(session.env, &session.asset(index)?, used, &lost);
    }
    Ok(used)
}

/// Tells that `amount`, if it is any, came back. All of them together are what was ever recovered.
pub fn publish(env: &Env, asset: &Address, amount: Underlying, lost: &Loss) {
    if amount > Underlying::ZERO {
        Recovery {
            asset: asset.clone(),
            amount: amount.0,
            open_after: lost.open.0,
        }
        .publish(env);
    }
}

/// `from` pays at most `amount` (underlying) of what suppliers of `asset` still miss. Returns what
/// was used.
pub fn cover_loss(
    env: &Env,
    from: &Address,
    asset: &Address,
    amount: i128,
) -> Result<i128, Refusal> {
    require_not_pool(env, from)?;
    if amount < 0 {
        return refuse(PoolError::NegativeAmount);
    }
    let mut session = Session::open(env)?;
    let index = session.load(asset)?;
    let used = recover(&mut session, index, Underlying(amount))?.0;
    if used == 0 {
        return refuse(PoolError::NothingToCover);
    }
    settlement::pull(env, asset, from, used);
    Ok(used)
}

/// Pays what has come back to `from`'s part of the loss out to `to`. Returns what was paid.
pub fn claim(env: &Env, from: &Address, asset: &Address, to: &Address) -> Result<i128, Refusal> {
    require_not_pool(env, to)?;
    let index = storage::reserves::config(env, asset)?.index;
    let mut lost = loss::loss(env, index).ok_or(PoolError::NothingToClaim)?;
    let account = Account::load(env, from);
    let mut claim = loss::claim(env, &account, index, &lost)?;
    let amount = lost.pay(&mut claim)?.0;
    if amount == 0 {
        return refuse(PoolError::NothingToClaim);
    }
    loss::set_loss(env, index, &lost);
    loss::set_claim(env, &account, index, &claim, account.all_shares(index)?);
    settlement::pay(env, asset, to, amount);
    ClaimRecovery {
        asset: asset.clone(),
        from: from.clone(),
        to: to.clone(),
        amount,
    }
    .publish(env);
    Ok(amount)
}

/// What `user` lost in `asset` and has not got back, and what waits to be claimed, underlying.
pub fn outstanding(env: &Env, user: &Address, asset: &Address) -> Result<(i128, i128), Refusal> {
    let index = storage::reserves::config(env, asset)?.index;
    let Some(lost) = loss::loss(env, index) else {
        return Ok((0, 0));
    };
    let claim = loss::claim(env, &Account::load(env, user), index, &lost)?;
    Ok((claim.outstanding.0, claim.claimable.min(lost.owed).0))
}
