//! The backstop's interest against its token, which is donated to the pool's deposits.

use super::{amount, is_only, AuctionKind, Proposal};
use crate::errors::{refuse, PoolError, Refusal};
use crate::items::{items, keys};
use crate::settlement;
use crate::state::{loss, Account, Backstop, Session};
use crate::types::AuctionData;
use lending_core::auction::interest;
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::position;
use lending_core::units::Underlying;
use soroban_sdk::{Address, Map};

type Entries = Map<Address, i128>;

/// Lot: all credit of the chosen assets. Bid: backstop tokens worth 120% of it.
pub fn quote(
    session: &mut Session,
    backstop: &Backstop,
    asked: &Proposal,
) -> Result<(Entries, Entries), Refusal> {
    super::require_backstop_auction(session, backstop, asked, AuctionKind::Interest)?;
    let (lot, value) = credits(session, asked)?;
    if lot.is_empty() {
        return refuse(PoolError::InvalidLot);
    }
    interest::require_value(value, session.scale()?)?;
    let token = backstop.token();
    if !is_only(asked.bid, &token) {
        return refuse(PoolError::InvalidBid);
    }
    let price = backstop.require_price(session, &token, Use::Spot)?;
    let mut bid = Map::new(session.env);
    bid.set(token, interest::bid_down(value, &price)?.0);
    Ok((bid, lot))
}

/// The backstop's credit in the chosen assets, where there is any, and its worth, rounded down.
fn credits(session: &mut Session, asked: &Proposal) -> Result<(Entries, i128), Refusal> {
    let mut lot = Map::new(session.env);
    let mut value = 0;
    for asset in items(asked.lot) {
        let index = session.load(&asset)?;
        let credit = session.reserve(index)?.totals.backstop_credit;
        if credit > Underlying::ZERO {
            value = fixed::add(
                value,
                session.valuation(index, Use::Spot)?.value_down(credit)?,
            )?;
            lot.set(asset, credit.0);
        }
    }
    Ok((lot, value))
}

/// Takes the filled bid from `filler` into the backstop and pays the filled interest out.
pub fn fill(
    session: &mut Session,
    backstop: &Backstop,
    filler: &Account,
    filled: &AuctionData,
) -> Result<(), Refusal> {
    let env = session.env;
    for token in keys(&filled.bid) {
        let paid = Underlying(amount(&filled.bid, &token));
        settlement::donate(env, backstop, &filler.address, paid);
    }
    for asset in keys(&filled.lot) {
        let amount = amount(&filled.lot, &asset);
        let reserve = session.load_to_change(&asset)?;
        if loss::owed(env, reserve.config.index) > Underlying::ZERO {
            reserve.totals.require_cash_for(Underlying(amount))?;
        }
        let credit = &mut reserve.totals.backstop_credit;
        *credit = Underlying(position::take(credit.0, amount)?);
        settlement::pay(env, &asset, &filler.address, amount);
    }
    Ok(())
}
