//! Tokens in, debt gone. What exceeds the debt is handed back.

use super::recovery;
use crate::errors::Refusal;
use crate::events::Repay;
use crate::state::{Account, Session};
use lending_core::position;
use lending_core::units::Underlying;
use soroban_sdk::Address;

#[inline(never)]
pub fn apply(
    session: &mut Session,
    account: &mut Account,
    asset: &Address,
    amount: Underlying,
) -> Result<(), Refusal> {
    let env = session.env;
    let reserve = session.load_to_change(asset)?;
    let index = reserve.config.index;
    // Before the debt is looked at: that the spender cannot owe this much is reported first.
    reserve.inflow.increase(amount)?;
    let done = position::repay(&mut reserve.totals, account.debt(index), amount)?;
    reserve.outflow.increase(done.refund)?;
    account.take_debt(index, done.burned)?;
    recovery::keep(session, index, done.kept)?;

    let (asset, from) = (asset.clone(), account.address.clone());
    Repay {
        asset,
        from,
        amount: done.kept.0,
        shares: done.burned.0,
    }
    .publish(env);
    Ok(())
}
