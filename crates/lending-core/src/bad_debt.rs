//! The end of a debt nobody will pay: it is burned, and suppliers bear it.

use crate::error::LendingError;
use crate::fixed::{mul_div_up, RATE_ONE};
use crate::position;
use crate::reserve::Reserve;
use crate::units::{DebtShares, SupplyRate, SupplyShares};

/// Burns `debt` and lowers the supply rate by what it was worth (rounded up), to zero at the least.
/// Every supplier loses the same part. Without suppliers nobody is left to lose.
///
/// # Errors
/// `ZeroDebtBurned`, `NegativeBalance`, `Overflow`.
pub fn socialize(reserve: &mut Reserve, debt: DebtShares) -> Result<(), LendingError> {
    if debt <= DebtShares::ZERO {
        return Err(LendingError::ZeroDebtBurned);
    }
    let worth = reserve.debt_rate.to_underlying_up(debt)?;
    reserve.debt_shares = DebtShares(position::take(reserve.debt_shares.0, debt.0)?);
    if reserve.supply_shares == SupplyShares::ZERO {
        return Ok(());
    }
    let cut = mul_div_up(worth.0, RATE_ONE, reserve.supply_shares.0)?;
    reserve.supply_rate = SupplyRate(reserve.supply_rate.0.saturating_sub(cut).max(0));
    Ok(())
}
