//! One account in one reserve: what a supply, withdrawal, loan or repayment does to the account's
//! balance and to the reserve's totals, together.

use crate::error::LendingError;
use crate::fixed::sub;
use crate::limits::MAX_AUCTION_WIDTH;
use crate::refusal::{refuse, Refusal};
use crate::reserve::Reserve;
use crate::units::{DebtShares, SupplyShares, Underlying};

/// Shares that left a balance, and the tokens they moved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Withdrawal {
    pub burned: SupplyShares,
    /// Paid out.
    pub paid: Underlying,
}

/// Debt shares that were burned, and the tokens that paid for them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Repayment {
    pub burned: DebtShares,
    /// Kept by the pool.
    pub kept: Underlying,
    /// Offered beyond the debt, to be handed back.
    pub refund: Underlying,
}

/// Mints supply shares for `amount`, rounded down. Returns what was minted.
///
/// # Errors
/// `ZeroSupplyMinted`, `Overflow`, `DivisionByZero` at a rate of zero.
pub fn supply(reserve: &mut Reserve, amount: Underlying) -> Result<SupplyShares, Refusal> {
    let minted = reserve.supply_rate.to_shares_down(amount)?;
    if minted <= SupplyShares::ZERO {
        return refuse(LendingError::ZeroSupplyMinted);
    }
    reserve.supply_shares.increase(minted)?;
    Ok(minted)
}

/// Burns the shares for `amount`, rounded up; above `balance` the whole balance leaves and is paid
/// at its worth, rounded down. From a killed reserve the whole balance leaves for nothing.
///
/// # Errors
/// `ZeroSupplyBurned`, `UtilizationTooHigh` if nothing would be left to pay others, `Overflow`,
/// `DivisionByZero` at a rate of zero.
pub fn withdraw(
    reserve: &mut Reserve,
    balance: SupplyShares,
    amount: Underlying,
) -> Result<Withdrawal, Refusal> {
    let withdrawal = quote_withdrawal(reserve, balance, amount)?;
    if withdrawal.burned <= SupplyShares::ZERO {
        return refuse(LendingError::ZeroSupplyBurned);
    }
    reserve.supply_shares.decrease(withdrawal.burned)?;
    if !reserve.is_killed() {
        reserve.require_liquidity()?;
    }
    Ok(withdrawal)
}

/// In a killed reserve every withdrawal means all, and pays nothing.
fn quote_withdrawal(
    reserve: &Reserve,
    balance: SupplyShares,
    amount: Underlying,
) -> Result<Withdrawal, Refusal> {
    if reserve.is_killed() {
        return Ok(Withdrawal {
            burned: balance,
            paid: Underlying::ZERO,
        });
    }
    // More than the balance is worth takes more shares than it has. Compared as amounts, since the shares
    // for an amount beyond all tokens may not fit in 128 bits.
    let worth = reserve.supply_rate.to_underlying_down(balance)?;
    if amount > worth {
        return Ok(Withdrawal {
            burned: balance,
            paid: worth,
        });
    }
    Ok(Withdrawal {
        burned: reserve.supply_rate.to_shares_up(amount)?,
        paid: amount,
    })
}

/// Creates debt shares for `amount`, rounded up. Returns what was created. Whether the reserve can
/// pay is for [`Reserve::require_liquidity`] to say.
///
/// # Errors
/// `ZeroDebtMinted`, `Overflow`, `DivisionByZero` at a rate of zero.
pub fn borrow(reserve: &mut Reserve, amount: Underlying) -> Result<DebtShares, Refusal> {
    let minted = reserve.debt_rate.to_shares_up(amount)?;
    if minted <= DebtShares::ZERO {
        return refuse(LendingError::ZeroDebtMinted);
    }
    reserve.debt_shares.increase(minted)?;
    Ok(minted)
}

/// Burns the debt shares that `amount` pays for, rounded down; beyond `balance` the whole debt is
/// burned at its worth, rounded up, and the rest is a refund.
///
/// # Errors
/// `ZeroDebtBurned`, `NegativeBalance` if the refund were negative, `Overflow`.
pub fn repay(
    reserve: &mut Reserve,
    balance: DebtShares,
    amount: Underlying,
) -> Result<Repayment, Refusal> {
    let paid_for = reserve.debt_rate.to_shares_down(amount)?;
    let repayment = if paid_for > balance {
        let kept = reserve.debt_rate.to_underlying_up(balance)?;
        Repayment {
            burned: balance,
            kept,
            refund: amount.minus(kept)?,
        }
    } else {
        Repayment {
            burned: paid_for,
            kept: amount,
            refund: Underlying::ZERO,
        }
    };
    if repayment.refund < Underlying::ZERO {
        return refuse(LendingError::NegativeBalance);
    }
    if repayment.burned <= DebtShares::ZERO {
        return refuse(LendingError::ZeroDebtBurned);
    }
    reserve.debt_shares.decrease(repayment.burned)?;
    Ok(repayment)
}

/// `balance - amount`, where the balance must cover it.
///
/// # Errors
/// `NegativeBalance`, `Overflow`.
#[inline(never)]
pub fn take(balance: i128, amount: i128) -> Result<i128, Refusal> {
    let left = sub(balance, amount)?;
    if left < 0 {
        return refuse(LendingError::NegativeBalance);
    }
    Ok(left)
}

/// Refuses more positions than `limit`, unless there are no more than before. An account that no
/// auction could name as a whole could not be liquidated once it is worth less than it owes, so the
/// width of auctions is a limit, too.
///
/// # Errors
/// `TooManyPositions`.
pub fn require_count(before: u32, after: u32, limit: u32) -> Result<(), Refusal> {
    if after > before && after > limit.min(MAX_AUCTION_WIDTH) {
        return refuse(LendingError::TooManyPositions);
    }
    Ok(())
}
