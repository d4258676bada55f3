//! A reserve's bad debt and losses so far, and how heavy they are.

use crate::errors::LensError;
use crate::pool::Pool;
use crate::question::Question;
use crate::types::{BadDebtStatus, LossStatus};
use lending_core::fixed::add;
use lending_core::reserve::Reserve;
use lending_core::risk::{ratio_down, ReserveState};
use lending_core::units::{DebtShares, Underlying};
use pool_terms::reserve::totals;
use protocol_api::{BadDebtData, LossData};
use soroban_sdk::{Address, Env};

/// A reserve, accrued, and what is written down of its losses.
struct Written {
    totals: Reserve,
    /// What the backstop owes.
    bad: DebtShares,
    loss: LossData,
    ledger: BadDebtData,
}

impl Written {
    fn load(env: &Env, pool: &Address, asset: &Address) -> Result<Self, LensError> {
        let pool = Pool::open(env, pool)?;
        let index = pool.index(asset)?;
        let mut question = Question::new(env);
        question.reserve(asset);
        question.loss(index);
        question.bad_debt(index);
        question.positions(&pool.backstop);
        let mut answers = question.ask(&pool.read);
        let reserve = pool.reserve(asset.clone(), &mut answers)?;
        let (loss, ledger) = (answers.loss()?, answers.bad_debt()?);
        let bad = answers.positions()?.liabilities.get(index).unwrap_or(0);
        Ok(Written {
            totals: totals(&reserve.data),
            bad: DebtShares(bad),
            loss,
            ledger,
        })
    }

    fn state(&self) -> u32 {
        ReserveState::of(&self.totals, self.bad, Underlying(self.loss.open)).to_u32()
    }
}

pub fn bad_debt(env: &Env, pool: &Address, asset: &Address) -> Result<BadDebtStatus, LensError> {
    let written = Written::load(env, pool, asset)?;
    let bad = written.totals.debt_rate.to_underlying_up(written.bad)?.0;
    let supply = written.totals.total_supply()?.0;
    Ok(BadDebtStatus {
        bad,
        bad_d: written.bad.0,
        bad_ratio: ratio_down(bad, supply)?,
        socialized_ratio: ratio_down(written.ledger.socialized, supply)?,
        state: written.state(),
        ledger: written.ledger,
    })
}

pub fn loss(env: &Env, pool: &Address, asset: &Address) -> Result<LossStatus, LensError> {
    let written = Written::load(env, pool, asset)?;
    let (open, recovered) = (written.loss.open, written.loss.recovered);
    let supply = written.totals.total_supply()?.0;
    Ok(LossStatus {
        open_ratio: ratio_down(open, supply)?,
        recovered_ratio: ratio_down(recovered, add(open, recovered)?)?,
        state: written.state(),
        loss: written.loss,
    })
}
