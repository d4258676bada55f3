//! Tokens out, debt to the account.

use crate::errors::Refusal;
use crate::events::Borrow;
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
    reserve.require_enabled()?;
    reserve.totals.require_alive()?;
    let minted = position::borrow(&mut reserve.totals, amount)?;
    reserve.totals.require_liquidity()?;
    reserve.borrowed = true;
    reserve.outflow.increase(amount)?;
    account.add_debt(reserve.config.index, minted)?;

    let (asset, from) = (asset.clone(), account.address.clone());
    Borrow {
        asset,
        from,
        amount: amount.0,
        shares: minted.0,
    }
    .publish(env);
    Ok(())
}
