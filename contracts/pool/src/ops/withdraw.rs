//! Supply shares back, tokens out. More than the balance means all of it.

use crate::errors::Refusal;
use crate::events::{Withdraw, WithdrawCollateral};
use crate::state::{loss, Account, Session, Side};
use lending_core::position;
use lending_core::units::Underlying;
use soroban_sdk::Address;

#[inline(never)]
pub fn apply(
    session: &mut Session,
    account: &mut Account,
    side: Side,
    asset: &Address,
    amount: Underlying,
) -> Result<(), Refusal> {
    let env = session.env;
    let reserve = session.load_to_change(asset)?;
    let index = reserve.config.index;
    let done = position::withdraw(&mut reserve.totals, account.shares(side, index), amount)?;
    reserve.outflow.increase(done.paid)?;
    loss::take_shares(env, account, side, index, done.burned)?;

    let (asset, from) = (asset.clone(), account.address.clone());
    let (amount, shares) = (done.paid.0, done.burned.0);
    match side {
        Side::Supply => Withdraw {
            asset,
            from,
            amount,
            shares,
        }
        .publish(env),
        Side::Collateral => WithdrawCollateral {
            asset,
            from,
            amount,
            shares,
        }
        .publish(env),
    }
    Ok(())
}
