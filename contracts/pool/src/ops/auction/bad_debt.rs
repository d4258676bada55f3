//! The backstop's debts against its token.

use super::{amount, is_only, AuctionKind, Proposal};
use crate::errors::{refuse, PoolError, Refusal};
use crate::items::{items, keys};
use crate::ops::bad_debt::default_in_passing;
use crate::ops::status;
use crate::settlement;
use crate::state::{loss, Account, Backstop, Session};
use crate::types::AuctionData;
use lending_core::auction::bad_debt;
use lending_core::bad_debt::Fate;
use lending_core::coverage;
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::units::{DebtShares, Underlying};
use soroban_sdk::{Address, Map};

type Entries = Map<Address, i128>;

/// Bid: the whole debt of every chosen asset. Lot: backstop tokens worth 120% of it.
pub fn quote(
    session: &mut Session,
    backstop: &Backstop,
    asked: &Proposal,
) -> Result<(Entries, Entries), Refusal> {
    super::require_backstop_auction(session, backstop, asked, AuctionKind::BadDebt)?;
    let holder = Account::load(session.env, &backstop.address);
    let (bid, value) = debts(session, &holder, asked)?;
    bad_debt::require_debt(value)?;
    let token = backstop.token();
    if !is_only(asked.lot, &token) {
        return refuse(PoolError::InvalidLot);
    }
    let held = Underlying(backstop.data().tokens);
    bad_debt::require_tokens(held)?;
    let price = backstop.require_price(session, &token, Use::Auction)?;
    let all = fixed::add(value, unlisted_value(session, &holder, &bid)?)?;
    if coverage::is_threatened(all, price.value_down(held)?)? {
        status::ice(session)?;
    }
    let mut lot = Map::new(session.env);
    lot.set(token, bad_debt::lot_down(value, all, held, &price)?.0);
    Ok((bid, lot))
}

/// Worth of the debts the auction leaves out, rounded down: their suppliers keep their share of the
/// backstop.
fn unlisted_value(session: &mut Session, holder: &Account, bid: &Entries) -> Result<i128, Refusal> {
    let mut value = 0;
    for index in keys(&holder.positions.liabilities) {
        if !bid.contains_key(session.asset(index)?) {
            fixed::increase(&mut value, debt_value(session, holder, index)?)?;
        }
    }
    Ok(value)
}

fn debt_value(session: &mut Session, holder: &Account, index: u32) -> Result<i128, Refusal> {
    let by = session.valuation(index, Use::Liquidation)?;
    let owed = session
        .reserve(index)?
        .totals
        .debt_rate
        .to_underlying_up(holder.debt(index))?;
    Ok(by.value_down(owed)?)
}

/// The backstop's debt shares in the chosen assets, and what they are worth, rounded down.
fn debts(
    session: &mut Session,
    holder: &Account,
    asked: &Proposal,
) -> Result<(Entries, i128), Refusal> {
    let mut bid = Map::new(session.env);
    let mut value = 0;
    for asset in items(asked.bid) {
        let index = session.load(&asset)?;
        let debt = holder.debt(index);
        if debt <= DebtShares::ZERO {
            return refuse(PoolError::InvalidBid);
        }
        fixed::increase(&mut value, debt_value(session, holder, index)?)?;
        bid.set(asset, debt.0);
    }
    Ok((bid, value))
}

/// Moves the filled debt from the backstop to `filler`, who draws the filled lot, or what the backstop
/// has left of it: `filled` then says so. After the `last` fill, what an exhausted backstop still owes
/// is the suppliers' loss.
pub fn fill(
    session: &mut Session,
    backstop: &Backstop,
    filler: &mut Account,
    filled: &mut AuctionData,
    last: bool,
) -> Result<(), Refusal> {
    let mut holder = Account::load(session.env, &backstop.address);
    for asset in keys(&filled.bid) {
        let reserve = session.load_to_change(&asset)?;
        let index = reserve.config.index;
        let shares = DebtShares(amount(&filled.bid, &asset));
        let worth = reserve.totals.debt_rate.to_underlying_up(shares)?;
        holder.take_debt(index, shares)?;
        filler.add_debt(index, shares)?;
        loss::count(session.env, index, Fate::Taken, shares, worth)?;
    }
    let lot = core::mem::replace(&mut filled.lot, Map::new(session.env));
    for token in keys(&lot) {
        let drawn = amount(&lot, &token).min(backstop.data().tokens);
        super::set_if_any(&mut filled.lot, &token, drawn);
        settlement::draw(session.env, backstop, Underlying(drawn), &filler.address);
    }
    if last {
        default_in_passing(session, backstop, &mut holder)?;
    }
    holder.store(session.env);
    Ok(())
}
