//! A loan that a contract uses inside the call. It is an ordinary debt of `from`: what it leaves
//! behind is judged like any other, on the state promised before the receiver runs.

use super::{request, require_not_pool, submit};
use crate::errors::Refusal;
use crate::events::FlashLoanMade;
use crate::settlement::{self, Route, Way};
use crate::state::{Account, Session};
use crate::types::{FlashLoan, Positions, Request};
use lending_core::position;
use lending_core::status::Action;
use lending_core::units::Underlying;
use protocol_api::FlashLoanReceiverClient;
use soroban_sdk::{Address, Env, Vec};

/// The state is stored before the receiver runs; it cannot re-enter the pool, and the transfers
/// after it enforce what was promised.
pub fn flash_loan(
    env: &Env,
    from: &Address,
    loan: &FlashLoan,
    requests: &Vec<Request>,
) -> Result<Positions, Refusal> {
    require_not_pool(env, from)?;
    require_not_pool(env, &loan.contract)?;
    let mut session = Session::open(env)?;
    let mut account = Account::load(env, from);
    let positions_before = account.count();
    session.require(Action::Borrow)?;

    lend(&mut session, &mut account, loan)?;
    request::apply_all(&mut session, &mut account, requests)?;
    submit::require_valid(&mut session, &account, positions_before, true)?;

    session.commit();
    account.store(env);
    settlement::pay(env, &loan.asset, &loan.contract, loan.amount);
    FlashLoanReceiverClient::new(env, &loan.contract).exec_op(from, &loan.asset, &loan.amount, &0);
    settlement::settle(
        &session,
        Route {
            way: Way::Allowance,
            spender: from,
            to: from,
        },
    )?;
    Ok(account.positions)
}

/// Creates the debt. The tokens leave later and on their own way, so they are no outflow.
fn lend(session: &mut Session, account: &mut Account, loan: &FlashLoan) -> Result<(), Refusal> {
    let env = session.env;
    let reserve = session.load_to_change(&loan.asset)?;
    let minted = position::borrow(&mut reserve.totals, Underlying(loan.amount))?;
    reserve.require_enabled()?;
    reserve.totals.require_alive()?;
    reserve.totals.require_liquidity()?;
    reserve.borrowed = true;
    reserve.lent = Underlying(loan.amount);
    account.add_debt(reserve.config.index, minted)?;
    FlashLoanMade {
        asset: loan.asset.clone(),
        from: account.address.clone(),
        receiver: loan.contract.clone(),
        amount: loan.amount,
        shares: minted.0,
    }
    .publish(env);
    Ok(())
}
