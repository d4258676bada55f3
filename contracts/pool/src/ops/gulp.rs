//! Tokens the pool holds beyond its books go to those who lost, and then to the backstop's credit.

use super::recovery;
use crate::errors::Refusal;
use crate::events::Gulp;
use crate::settlement;
use crate::state::{loss, Session};
use crate::storage;
use lending_core::claims::Loss;
use lending_core::status::Action;
use lending_core::units::Underlying;
use soroban_sdk::{Address, Env};

/// Returns what was found, in underlying; nothing is stored if that is zero.
pub fn gulp(env: &Env, asset: &Address) -> Result<i128, Refusal> {
    let mut session = Session::open(env)?;
    let (index, lost) = require_allowed(&mut session, asset)?;
    let owed = lost.map_or(Underlying::ZERO, |loss| loss.owed);
    let totals = session.reserve_to_change(index)?.totals;
    let delta = totals
        .surplus(settlement::balance(env, asset), owed)?
        .max(0);
    if delta > 0 {
        recovery::give_back(&mut session, index, Underlying(delta))?;
        session.commit();
    }
    Gulp {
        asset: asset.clone(),
        delta,
    }
    .publish(env);
    Ok(delta)
}

/// The status that permits borrowing permits this; what can be given back can be in any status.
fn require_allowed(session: &mut Session, asset: &Address) -> Result<(u32, Option<Loss>), Refusal> {
    let permitted = session.status()?.permits(Action::Borrow);
    if !permitted && !storage::reserves::exists(session.env, asset) {
        session.require(Action::Borrow)?;
    }
    let index = session.load(asset)?;
    let lost = loss::loss(session.env, index);
    if lost.is_none_or(|loss| loss.open <= Underlying::ZERO) {
        session.require(Action::Borrow)?;
    }
    Ok((index, lost))
}
