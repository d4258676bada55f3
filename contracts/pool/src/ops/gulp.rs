//! Tokens the pool holds beyond its books become the backstop's credit.

use crate::errors::PoolError;
use crate::events::Gulp;
use crate::settlement;
use crate::state::Session;
use crate::storage;
use lending_core::status::Action;
use lending_core::units::Underlying;
use soroban_sdk::{Address, Env};

/// Returns what was found, in underlying; nothing is stored if that is zero.
pub fn gulp(env: &Env, asset: &Address) -> Result<i128, PoolError> {
    let mut session = Session::new(env, storage::instance::config(env)?);
    session.require(Action::Borrow)?;
    let reserve = session.load_to_change(asset)?;
    let delta = reserve
        .totals
        .surplus(settlement::balance(env, asset))?
        .max(0);
    if delta > 0 {
        let credit = &mut reserve.totals.backstop_credit;
        *credit = credit.plus(Underlying(delta))?;
        session.commit();
    }
    Gulp {
        asset: asset.clone(),
        delta,
    }
    .publish(env);
    Ok(delta)
}
