//! One reserve's totals: accrual, utilization, and the limits on both sides.

use crate::error::LendingError;
use crate::fixed::{
    add, mul_div_down, mul_div_up, sub, times_down, times_up, MathError, FACTOR_ONE, RATE_ONE,
};
use crate::interest::InterestCurve;
use crate::refusal::{refuse, Refusal};
use crate::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};

const SECONDS_PER_YEAR: i128 = 31_536_000;
/// Debt stops growing at a billion times what was borrowed at par. No loan is ever paid that far, and
/// beyond it numbers would leave 128 bits and lock everyone out of the reserve.
const MAX_DEBT_RATE: i128 = 1_000_000_000 * RATE_ONE;

/// The totals of one reserve.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Reserve {
    pub supply_rate: SupplyRate,
    pub debt_rate: DebtRate,
    /// Scales the interest curve, 7 decimals.
    pub rate_modifier: i128,
    pub supply_shares: SupplyShares,
    pub debt_shares: DebtShares,
    /// Interest that belongs to the backstop and waits to be auctioned.
    pub backstop_credit: Underlying,
    /// Unix seconds of the last accrual.
    pub last_time: u64,
}

impl Reserve {
    /// A reserve nobody has used: both rates at par.
    pub fn new(now: u64) -> Self {
        Reserve {
            supply_rate: SupplyRate(RATE_ONE),
            debt_rate: DebtRate(RATE_ONE),
            rate_modifier: FACTOR_ONE,
            supply_shares: SupplyShares::ZERO,
            debt_shares: DebtShares::ZERO,
            backstop_credit: Underlying::ZERO,
            last_time: now,
        }
    }

    /// What all suppliers are owed. Rounds down.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn total_supply(&self) -> Result<Underlying, MathError> {
        self.supply_rate.to_underlying_down(self.supply_shares)
    }

    /// What all debtors owe. Rounds up.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn total_debt(&self) -> Result<Underlying, MathError> {
        self.debt_rate.to_underlying_up(self.debt_shares)
    }

    /// Debt over supply, 7 decimals, rounded up, at most one.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn utilization(&self) -> Result<i128, MathError> {
        let debt = self.total_debt()?;
        if debt == Underlying::ZERO {
            return Ok(0);
        }
        utilization(debt, self.total_supply()?)
    }

    /// Charges interest up to `now`, unless the reserve is killed: debtors pay `rate * time` on the debt rate (rounded up), the
    /// backstop's credit takes `take_rate` (7 decimals, rounded down) of it, suppliers the rest
    /// (rounded down). Simple interest within one call, compound across calls.
    ///
    /// # Errors
    /// `ClockBackwards`, `Overflow`.
    pub fn accrue(
        &mut self,
        curve: &InterestCurve,
        take_rate: u32,
        now: u64,
    ) -> Result<(), Refusal> {
        if now == self.last_time {
            return Ok(());
        }
        let dt = now
            .checked_sub(self.last_time)
            .ok_or(LendingError::ClockBackwards)?;
        self.last_time = now;
        if self.supply_shares == SupplyShares::ZERO || self.is_killed() {
            return Ok(());
        }
        let debt = self.total_debt()?;
        if debt == Underlying::ZERO {
            return Ok(());
        }
        let supply = self.total_supply()?;
        let utilization = utilization(debt, supply)?;
        let yearly = curve.rate_up(utilization, self.rate_modifier)?;
        let years = mul_div_down(dt.into(), RATE_ONE, SECONDS_PER_YEAR)?;
        let growth = add(RATE_ONE, times_up(years, yearly)?)?;
        self.rate_modifier = curve.next_modifier(self.rate_modifier, utilization, dt)?;
        let grown = mul_div_up(growth, self.debt_rate.0, RATE_ONE)?;
        self.debt_rate = DebtRate(grown.min(MAX_DEBT_RATE).max(self.debt_rate.0));
        let earned = self.total_debt()?.minus(debt)?;
        if earned > Underlying::ZERO {
            self.share_out(supply, earned, take_rate)?;
        }
        Ok(())
    }

    /// Gives `take_rate` of `earned` to the backstop's credit and the rest to suppliers, who own `supply` so
    /// far.
    fn share_out(
        &mut self,
        supply: Underlying,
        earned: Underlying,
        take_rate: u32,
    ) -> Result<(), MathError> {
        let credit = Underlying(times_down(earned.0, take_rate.into())?);
        self.backstop_credit.increase(credit)?;
        let supply = supply.plus(earned)?.minus(credit)?;
        self.supply_rate = SupplyRate(mul_div_down(supply.0, RATE_ONE, self.supply_shares.0)?);
        Ok(())
    }

    /// Refuses to pay `amount` of credit out of tokens that are owed to claimants: what is lent may
    /// not be needed for it.
    ///
    /// # Errors
    /// `UtilizationTooHigh`, `Overflow`.
    pub fn require_cash_for(&self, amount: Underlying) -> Result<(), Refusal> {
        if self.with_cash_of_suppliers(self.backstop_credit)? < amount {
            return refuse(LendingError::UtilizationTooHigh);
        }
        Ok(())
    }

    /// Refuses a reserve that is closed for good.
    ///
    /// # Errors
    /// `ReserveKilled`.
    pub fn require_alive(&self) -> Result<(), Refusal> {
        if self.is_killed() {
            return refuse(LendingError::ReserveKilled);
        }
        Ok(())
    }

    /// Refuses a reserve whose supply is lent out entirely.
    ///
    /// # Errors
    /// `UtilizationTooHigh` at 100%; `Overflow`.
    pub fn require_liquidity(&self) -> Result<(), Refusal> {
        if self.utilization()? >= FACTOR_ONE {
            return refuse(LendingError::UtilizationTooHigh);
        }
        Ok(())
    }

    /// Refuses utilization above `max` (7 decimals); exactly `max` is allowed.
    ///
    /// # Errors
    /// `UtilizationTooHigh`, `Overflow`.
    pub fn require_utilization_at_most(&self, max: u32) -> Result<(), Refusal> {
        if self.utilization()? > i128::from(max) {
            return refuse(LendingError::UtilizationTooHigh);
        }
        Ok(())
    }

    /// Refuses total supply above `cap` (underlying); exactly `cap` is allowed.
    ///
    /// # Errors
    /// `SupplyCapExceeded`, `Overflow`.
    pub fn require_supply_at_most(&self, cap: i128) -> Result<(), Refusal> {
        if self.total_supply()?.0 > cap {
            return refuse(LendingError::SupplyCapExceeded);
        }
        Ok(())
    }

    /// Tokens among `balance` that belong to nobody: what is held beyond supply, credit and what is
    /// `owed` to claimants, less what is lent. May be negative. In a killed reserve, what is lent
    /// counts for nothing until it is repaid.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn surplus(&self, balance: i128, owed: Underlying) -> Result<i128, MathError> {
        let needed = self.with_cash_of_suppliers(self.backstop_credit.plus(owed)?)?;
        sub(balance, needed.0)
    }

    /// `cash` and what is supplied but not lent: nothing in a killed reserve.
    fn with_cash_of_suppliers(&self, cash: Underlying) -> Result<Underlying, MathError> {
        if self.is_killed() {
            return Ok(cash);
        }
        cash.plus(self.total_supply()?)?.minus(self.total_debt()?)
    }
}

fn utilization(debt: Underlying, supply: Underlying) -> Result<i128, MathError> {
    if debt >= supply {
        return Ok(FACTOR_ONE);
    }
    mul_div_up(debt.0, FACTOR_ONE, supply.0)
}
