//! Who lost what in a reserve, and what of it has come back.
//!
//! A loss lowers what every supply share is worth by the same cut. What is recovered later belongs to
//! those who held shares at the cut, pro rata to what each still misses; all unpaid losses of a
//! reserve rank equally. Since loss and recovery are the same token, what an account has recovered is
//! what it lost less what it still misses, and no second index is needed. Every rounding errs
//! towards paying less, so claims never exceed recoveries. Derivation: `docs/bad-debt.md`.

use crate::fixed::{add, increase, mul_div_down, mul_div_up, sub, MathError, RATE_ONE};
use crate::units::{SupplyShares, Underlying};

/// One, with the 27 decimals of shrink factors and of what a share still misses.
pub const RAY: i128 = 1_000_000_000_000_000_000_000_000_000;
/// Lifts a rate of 12 decimals to 27.
const RATE_TO_RAY: i128 = RAY / RATE_ONE;
/// Shrink factor below which the next loss starts a new era, to keep precision.
const WORN_OUT: i128 = RAY / 1_000_000_000;

/// A reserve's losses and recoveries. It exists from the first loss on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Loss {
    /// All cuts of the supply rate so far, 12 decimals.
    pub cuts: i128,
    /// What a supply share held through all of this era still misses, 27 decimals.
    pub missing: i128,
    /// Product of all shrink factors of this era, 27 decimals.
    pub shrink: i128,
    /// Eras end when everything is recovered.
    pub era: u32,
    /// Lost and not recovered.
    pub open: Underlying,
    /// Recovered and not claimed: held by the pool for those who lost.
    pub owed: Underlying,
    pub recovered: Underlying,
    pub claimed: Underlying,
}

/// An account's part in a reserve's losses, as of its last checkpoint.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Claim {
    pub cuts: i128,
    pub missing: i128,
    pub shrink: i128,
    pub era: u32,
    /// Lost and not recovered.
    pub outstanding: Underlying,
    /// Recovered and not claimed.
    pub claimable: Underlying,
}

impl Default for Loss {
    fn default() -> Self {
        let none = Underlying::ZERO;
        Loss {
            cuts: 0,
            missing: 0,
            shrink: RAY,
            era: 0,
            open: none,
            owed: none,
            recovered: none,
            claimed: none,
        }
    }
}

impl Loss {
    /// Whether so much of this era was recovered that the rest is better paid out of the next loss.
    pub fn is_worn_out(&self) -> bool {
        self.open > Underlying::ZERO && self.shrink < WORN_OUT
    }

    /// Counts a cut (12 decimals) of the rate of `shares` supply shares. Returns what it took from
    /// all of them, rounded up.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn lose(&mut self, shares: SupplyShares, cut: i128) -> Result<Underlying, MathError> {
        let lost = Underlying(mul_div_up(shares.0, cut, RATE_ONE)?);
        increase(&mut self.cuts, cut)?;
        increase(&mut self.missing, mul_div_up(cut, RATE_TO_RAY, 1)?)?;
        self.open.increase(lost)?;
        Ok(lost)
    }

    /// Gives `amount` back to those who lost, at most what is open. Returns what was used.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn recover(&mut self, amount: Underlying) -> Result<Underlying, MathError> {
        let used = amount.min(self.open);
        if used <= Underlying::ZERO {
            return Ok(Underlying::ZERO);
        }
        let open = self.open.minus(used)?;
        if open == Underlying::ZERO {
            self.end_era()?;
        } else {
            self.shrink = mul_div_up(self.shrink, open.0, self.open.0)?;
            self.missing = mul_div_up(self.missing, open.0, self.open.0)?;
        }
        self.open = open;
        self.owed.increase(used)?;
        self.recovered.increase(used)?;
        Ok(used)
    }

    fn end_era(&mut self) -> Result<(), MathError> {
        self.era = self.era.checked_add(1).ok_or_else(MathError::overflow)?;
        self.shrink = RAY;
        self.missing = 0;
        Ok(())
    }

    /// Pays the claim out, at most what is owed to all. Returns what was paid.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn pay(&mut self, claim: &mut Claim) -> Result<Underlying, MathError> {
        let paid = claim.claimable.min(self.owed);
        claim.claimable.decrease(paid)?;
        self.owed.decrease(paid)?;
        self.claimed.increase(paid)?;
        Ok(paid)
    }
}

impl Claim {
    /// The claim of an account without a checkpoint: one that holds shares has held them since
    /// before the first loss; one that holds none is a newcomer.
    pub fn first(loss: &Loss, shares: SupplyShares) -> Self {
        let since = if shares > SupplyShares::ZERO {
            Loss::default()
        } else {
            *loss
        };
        Claim {
            cuts: since.cuts,
            missing: since.missing,
            shrink: since.shrink,
            era: since.era,
            outstanding: Underlying::ZERO,
            claimable: Underlying::ZERO,
        }
    }

    /// The claim at the reserve's present state, for an account that has held `shares` (supply and
    /// collateral together) since its last checkpoint. What was lost rounds down, what is still
    /// missing up: the account gains nothing from either.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn settled(&self, loss: &Loss, shares: SupplyShares) -> Result<Self, MathError> {
        let cut = sub(loss.cuts, self.cuts)?;
        let lost = add(self.outstanding.0, mul_div_down(shares.0, cut, RATE_ONE)?)?;
        let (kept, base) = if self.era == loss.era {
            (
                mul_div_up(self.outstanding.0, loss.shrink, self.shrink)?,
                mul_div_down(self.missing, loss.shrink, self.shrink)?,
            )
        } else {
            (0, 0)
        };
        let missing = sub(loss.missing, base)?.max(0);
        let outstanding = add(kept, mul_div_up(shares.0, missing, RAY)?)?.min(lost);
        Ok(Claim {
            cuts: loss.cuts,
            missing: loss.missing,
            shrink: loss.shrink,
            era: loss.era,
            outstanding: Underlying(outstanding),
            claimable: Underlying(add(self.claimable.0, sub(lost, outstanding)?)?),
        })
    }

    /// Whether nothing would be lost by forgetting the claim of an account that holds `shares`.
    pub fn is_void(&self, shares: SupplyShares) -> bool {
        shares == SupplyShares::ZERO
            && self.outstanding == Underlying::ZERO
            && self.claimable == Underlying::ZERO
    }
}
