//! Tokens in, supply shares to the account.

use crate::errors::Refusal;
use crate::events::{Supply, SupplyCollateral};
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
    reserve.require_enabled()?;
    reserve.totals.require_alive()?;
    let minted = position::supply(&mut reserve.totals, amount)?;
    reserve.inflow.increase(amount)?;
    loss::add_shares(env, account, side, reserve.config.index, minted)?;
    reserve
        .totals
        .require_supply_at_most(reserve.config.supply_cap)?;

    let (asset, from) = (asset.clone(), account.address.clone());
    let (amount, shares) = (amount.0, minted.0);
    match side {
        Side::Supply => Supply {
            asset,
            from,
            amount,
            shares,
        }
        .publish(env),
        Side::Collateral => SupplyCollateral {
            asset,
            from,
            amount,
            shares,
        }
        .publish(env),
    }
    Ok(())
}
