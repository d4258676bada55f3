//! The backstop's debts against its token.

use super::{is_only, AuctionKind, Proposal};
use crate::errors::PoolError;
use crate::ops::bad_debt::default_if_exhausted;
use crate::settlement;
use crate::state::{Account, Backstop, Session};
use crate::types::AuctionData;
use lending_core::auction::bad_debt;
use lending_core::fixed;
use lending_core::units::{DebtShares, Underlying};
use soroban_sdk::{Address, Map};

type Entries = Map<Address, i128>;

/// Bid: the whole debt of every chosen asset. Lot: backstop tokens worth 120% of it.
pub fn quote(
    session: &mut Session,
    backstop: &Backstop,
    asked: &Proposal,
) -> Result<(Entries, Entries), PoolError> {
    super::require_backstop_auction(session, backstop, asked, AuctionKind::BadDebt)?;
    let (bid, value) = debts(session, backstop, asked)?;
    bad_debt::require_debt(value)?;
    let token = backstop.token();
    if !is_only(asked.lot, &token) {
        return Err(PoolError::InvalidLot);
    }
    let held = Underlying(backstop.data().tokens);
    bad_debt::require_tokens(held)?;
    let price = backstop.price(session, &token)?;
    let mut lot = Map::new(session.env);
    lot.set(token, bad_debt::lot_down(value, held, &price)?.0);
    Ok((bid, lot))
}

/// The backstop's debt shares in the chosen assets, and what they are worth, rounded down.
fn debts(
    session: &mut Session,
    backstop: &Backstop,
    asked: &Proposal,
) -> Result<(Entries, i128), PoolError> {
    let holder = Account::load(session.env, &backstop.address);
    let mut bid = Map::new(session.env);
    let mut value = 0;
    for asset in asked.bid {
        let index = session.load(&asset)?;
        let debt = holder.debt(index);
        if debt <= DebtShares::ZERO {
            return Err(PoolError::InvalidBid);
        }
        let by = session.valuation(index)?;
        let owed = session
            .reserve(index)?
            .totals
            .debt_rate
            .to_underlying_up(debt)?;
        value = fixed::add(value, by.value_down(owed)?)?;
        bid.set(asset, debt.0);
    }
    Ok((bid, value))
}

/// Moves the filled debt from the backstop to `filler`, who draws the filled lot. After the `last`
/// fill, what an exhausted backstop still owes is the suppliers' loss.
pub fn fill(
    session: &mut Session,
    backstop: &Backstop,
    filler: &mut Account,
    filled: &AuctionData,
    last: bool,
) -> Result<(), PoolError> {
    if filler.address == backstop.address {
        return Err(PoolError::BadRequest);
    }
    let mut holder = Account::load(session.env, &backstop.address);
    for (asset, shares) in filled.bid.iter() {
        let index = session.load_to_change(&asset)?.config.index;
        holder.take_debt(index, DebtShares(shares))?;
        filler.add_debt(index, DebtShares(shares))?;
    }
    for amount in filled.lot.values() {
        settlement::draw(session.env, backstop, Underlying(amount), &filler.address);
    }
    if last {
        match default_if_exhausted(session, backstop, &mut holder) {
            // A dead feed must not hold up the fill: `bad_debt` can default when it is back.
            Ok(_) | Err(PoolError::BackstopPriceUnavailable) => {}
            Err(error) => return Err(error),
        }
    }
    holder.store(session.env);
    Ok(())
}
