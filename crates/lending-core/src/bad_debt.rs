//! The end of a debt nobody will pay: the reserve's own credit pays first, suppliers bear the rest.

use crate::claims::Loss;
use crate::error::LendingError;
use crate::fixed::{decrease, increase, mul_div_up, MathError, RATE_ONE};
use crate::position;
use crate::refusal::{refuse, Refusal};
use crate::reserve::Reserve;
use crate::units::{DebtShares, SupplyRate, SupplyShares, Underlying};

/// Supply rate, 12 decimals, below which a reserve is closed for good: under 1% of par, rounding
/// eats interest and newcomers would outnumber the old shares by orders of magnitude.
const KILL_BELOW: i128 = RATE_ONE / 100;

/// What a default did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Default {
    /// What the debt was worth, rounded up.
    pub defaulted: Underlying,
    /// Paid by the backstop's credit in the same asset.
    pub from_credit: Underlying,
    /// Taken from all suppliers.
    pub socialized: Underlying,
    /// Given back to suppliers at once: what little a killed reserve still held.
    pub salvaged: Underlying,
}

/// Burns `debt`. Its worth (rounded up) is paid by the backstop's credit as far as that goes; the
/// rest lowers the supply rate, the same for every supplier, and is counted as their loss. A reserve
/// left with less than 1% of par is killed: its rate becomes zero for good. A killed reserve, or one
/// without suppliers, has nobody left to lose.
///
/// `held` finds what the pool holds of the token. It is asked only where that matters, so that a token
/// that does not answer holds up no other default.
///
/// # Errors
/// `ZeroDebtBurned`, `NegativeBalance`, `Overflow`; what `held` answers.
pub fn default_debt<E: From<Refusal> + From<MathError>>(
    reserve: &mut Reserve,
    loss: &mut Loss,
    debt: DebtShares,
    held: impl Fn() -> Result<Underlying, E>,
) -> Result<Default, E> {
    if debt <= DebtShares::ZERO {
        refuse(LendingError::ZeroDebtBurned)?;
    }
    let defaulted = reserve.debt_rate.to_underlying_up(debt)?;
    reserve.debt_shares = DebtShares(position::take(reserve.debt_shares.0, debt.0)?);
    let from_credit = defaulted.min(reserve.backstop_credit);
    reserve.backstop_credit.decrease(from_credit)?;
    let rest = defaulted.minus(from_credit)?;
    let none = Underlying::ZERO;
    let mut done = Default {
        defaulted,
        from_credit,
        socialized: none,
        salvaged: none,
    };
    if rest > none && !reserve.is_killed() && reserve.has_suppliers() {
        let rest = rest.plus(settle_worn_out(reserve, loss, rest, &held)?)?;
        let cut = cut(reserve, rest)?;
        decrease(&mut reserve.supply_rate.0, cut)?;
        done.socialized = loss.lose(reserve.supply_shares, cut)?;
        if reserve.is_killed() {
            let cash = held()?.minus(reserve.backstop_credit)?.minus(loss.owed)?;
            done.salvaged = loss.recover(cash)?;
        }
    }
    Ok(done)
}

/// Pays what little is left of a worn-out era out of the new loss, if suppliers and the cash at hand
/// can bear it. Returns what that adds to the loss.
fn settle_worn_out<E: From<MathError>>(
    reserve: &Reserve,
    loss: &mut Loss,
    rest: Underlying,
    held: impl Fn() -> Result<Underlying, E>,
) -> Result<Underlying, E> {
    let open = loss.open;
    let bearable = reserve.total_supply()?.minus(rest)?;
    if loss.is_worn_out() && open <= bearable && open <= held()?.minus(loss.owed)? {
        return Ok(loss.recover(open)?);
    }
    Ok(Underlying::ZERO)
}

/// What the supply rate loses to `rest`, 12 decimals, rounded up; all of it below 1% of par.
fn cut(reserve: &Reserve, rest: Underlying) -> Result<i128, MathError> {
    let cut = mul_div_up(rest.0, RATE_ONE, reserve.supply_shares.0)?;
    let rate = reserve.supply_rate.0;
    if rate.saturating_sub(cut) < KILL_BELOW {
        return Ok(rate);
    }
    Ok(cut)
}

/// Debt shares of at most `held` that `amount` pays for at par, and their price (rounded up).
///
/// # Errors
/// `Overflow`; `DivisionByZero` at a rate of zero.
pub fn payable(
    reserve: &Reserve,
    held: DebtShares,
    amount: Underlying,
) -> Result<(DebtShares, Underlying), MathError> {
    let shares = reserve.debt_rate.to_shares_down(amount)?.min(held);
    Ok((shares, reserve.debt_rate.to_underlying_up(shares)?))
}

/// A reserve's bad debt so far, in debt shares and in underlying. Counters only grow, so that two
/// readings can be compared. It exists from the first assignment on.
#[derive(Clone, Copy, Debug, core::default::Default, Eq, PartialEq)]
pub struct Ledger {
    /// Handed over to the backstop.
    pub assigned_d: i128,
    pub assigned: i128,
    /// Taken over by those who filled auctions.
    pub taken_d: i128,
    pub taken: i128,
    /// Repaid at par: by anyone, or by the backstop's own credit.
    pub repaid_d: i128,
    pub repaid: i128,
    /// Defaulted: burned.
    pub defaulted_d: i128,
    pub defaulted: i128,
    /// Of repayments and defaults: paid by the backstop's credit.
    pub credit_used: i128,
    /// Of defaults: borne by suppliers.
    pub socialized: i128,
    /// Unix seconds of the last default.
    pub last_default: u64,
}

/// What can happen to bad debt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fate {
    Assigned,
    Taken,
    Repaid,
    Defaulted,
}

impl Ledger {
    /// Counts `shares` worth `worth`.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn count(
        &mut self,
        fate: Fate,
        shares: DebtShares,
        worth: Underlying,
    ) -> Result<(), MathError> {
        let (in_shares, in_underlying) = match fate {
            Fate::Assigned => (&mut self.assigned_d, &mut self.assigned),
            Fate::Taken => (&mut self.taken_d, &mut self.taken),
            Fate::Repaid => (&mut self.repaid_d, &mut self.repaid),
            Fate::Defaulted => (&mut self.defaulted_d, &mut self.defaulted),
        };
        increase(in_shares, shares.0)?;
        increase(in_underlying, worth.0)
    }

    /// Counts a default that happened at `now` (unix seconds).
    ///
    /// # Errors
    /// `Overflow`.
    pub fn count_default(
        &mut self,
        shares: DebtShares,
        done: &Default,
        now: u64,
    ) -> Result<(), MathError> {
        self.count(Fate::Defaulted, shares, done.defaulted)?;
        increase(&mut self.credit_used, done.from_credit.0)?;
        increase(&mut self.socialized, done.socialized.0)?;
        self.last_default = now;
        Ok(())
    }
}

impl Reserve {
    /// Whether suppliers lost everything and the reserve is closed for good.
    pub fn is_killed(&self) -> bool {
        self.supply_rate == SupplyRate(0)
    }

    /// Whether anybody holds supply shares.
    pub fn has_suppliers(&self) -> bool {
        self.supply_shares > SupplyShares::ZERO
    }
}
