//! First-loss deposits of one pool: shares, tokens and the withdrawal queue.
//!
//! Token amounts are in the backstop token's own decimals; shares have no decimals of their own and
//! start at one share per token unit. Amounts are taken as non-negative: the contract refuses others
//! before it comes here. No storage, no clock, no accounts: a user is a number of shares.

mod queue;
mod refusal;
#[cfg(test)]
mod tests;

pub use queue::{
    is_unlocked, require_all_taken, require_room_in_queue, take_free, take_from_entry, unlock_time,
    Taken, MAX_QUEUE_ENTRIES, WITHDRAWAL_LOCK_SECONDS,
};
pub use refusal::Refusal;

use crate::fixed::{add, mul_div_unsigned, sub, MathError, FACTOR_ONE};
use refusal::require;

/// Shares of every epoch that belong to nobody, for good.
///
/// They take their part of every donation, so whoever inflates the price of a young backstop gives
/// most of it away instead of rounding the next depositor down to nothing.
pub const LOCKED_SHARES: i128 = 1_000;

/// Why a backstop refuses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BackstopError {
    /// A number does not exist.
    Math(MathError),
    /// A deposit would leave its owner no shares.
    NothingMinted,
    /// A withdrawal would pay no tokens.
    NothingPaid,
    /// The account has fewer shares, free or queued, than it wants to move.
    NotEnoughShares,
    /// The pool's deposits hold fewer tokens, shares or queued shares than asked for.
    NotEnoughFunds,
    /// The account's queue has no room for another entry.
    QueueFull,
    /// The queue entry can not be withdrawn yet.
    StillLocked,
    /// A donation would belong to nobody: the pool's deposits have no shares of any worth.
    NoShares,
}

impl From<MathError> for BackstopError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

/// The deposits of one pool.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Deposits {
    /// All shares: free, queued and locked.
    pub shares: i128,
    /// Backstop tokens held for the pool.
    pub tokens: i128,
    /// Shares queued for withdrawal by all accounts.
    pub queued: i128,
}

/// What a deposit does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Minted {
    /// The deposits afterwards.
    pub deposits: Deposits,
    /// Shares the depositor receives; without the locked ones if the deposit is an epoch's first.
    pub shares: i128,
    /// The deposit begins a new epoch: every share that existed before it is void.
    pub opens_epoch: bool,
}

impl Deposits {
    /// Shares for `tokens` at today's price, rounded down: the remainder stays with the holders.
    /// One to one without shares, none if the shares have no tokens left behind them.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn to_shares_down(&self, tokens: i128) -> Result<i128, MathError> {
        match (self.shares, self.tokens) {
            (0, _) => Ok(tokens),
            (_, 0) => Ok(0),
            (all_shares, all_tokens) => mul_div(tokens, all_shares, all_tokens, false),
        }
    }

    /// Tokens for `shares` at today's price, rounded down: the remainder stays with the holders.
    /// All shares are worth all tokens.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn to_tokens_down(&self, shares: i128) -> Result<i128, MathError> {
        if self.shares == 0 {
            return Ok(0);
        }
        if shares == self.shares {
            return Ok(self.tokens);
        }
        mul_div(shares, self.tokens, self.shares, false)
    }

    /// Part of the shares that is queued, 7 decimals, rounded up: a pool hears of an exodus early
    /// rather than late.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn queued_part_up(&self) -> Result<i128, MathError> {
        if self.shares == 0 {
            return Ok(0);
        }
        mul_div(self.queued, FACTOR_ONE, self.shares, true)
    }

    /// Losses took every token. The shares are worth nothing, and stay so whatever comes in later.
    pub fn is_wiped_out(&self) -> bool {
        self.tokens == 0 && self.shares > 0
    }

    /// Adds `tokens` and mints shares for them, in a new epoch if the old one is wiped out. The
    /// first deposit of an epoch leaves [`LOCKED_SHARES`] of its shares to nobody.
    ///
    /// # Errors
    /// `NothingMinted`, `Math(Overflow)`.
    pub fn deposit(mut self, tokens: i128) -> Result<Minted, Refusal> {
        let opens_epoch = self.is_wiped_out();
        // No tokens, no price: nobody has deposited, or losses took everything.
        let first = self.tokens == 0;
        if first {
            self = Self::default();
        }
        let minted = self.to_shares_down(tokens)?;
        let shares = if first {
            sub(minted, LOCKED_SHARES)?
        } else {
            minted
        };
        require(shares > 0, BackstopError::NothingMinted)?;
        self.shares = add(self.shares, minted)?;
        self.tokens = add(self.tokens, tokens)?;
        Ok(Minted {
            deposits: self,
            shares,
            opens_epoch,
        })
    }

    /// Adds `tokens` for all holders alike. Refused while nobody holds shares of any worth: the
    /// tokens would belong to the next depositor, or bring void shares back to life.
    ///
    /// # Errors
    /// `NoShares`, `Math(Overflow)`.
    pub fn donate(mut self, tokens: i128) -> Result<Self, Refusal> {
        let held = self.shares != 0 && !self.is_wiped_out();
        require(held, BackstopError::NoShares)?;
        self.tokens = add(self.tokens, tokens)?;
        Ok(self)
    }

    /// Takes `tokens` from all holders alike, queued shares included.
    ///
    /// # Errors
    /// `NotEnoughFunds`.
    pub fn draw(mut self, tokens: i128) -> Result<Self, Refusal> {
        self.tokens = take(self.tokens, tokens)?;
        Ok(self)
    }

    /// Marks `shares` as queued.
    ///
    /// # Errors
    /// `Math(Overflow)`.
    pub fn queue(mut self, shares: i128) -> Result<Self, Refusal> {
        self.queued = add(self.queued, shares)?;
        Ok(self)
    }

    /// Takes `shares` back out of the queue.
    ///
    /// # Errors
    /// `NotEnoughFunds`.
    pub fn dequeue(mut self, shares: i128) -> Result<Self, Refusal> {
        self.queued = take(self.queued, shares)?;
        Ok(self)
    }

    /// Burns queued `shares` and returns the tokens they are worth, rounded down.
    ///
    /// # Errors
    /// `NothingPaid`, `NotEnoughFunds`, `Math(Overflow)`.
    pub fn withdraw(mut self, shares: i128) -> Result<(Self, i128), Refusal> {
        let tokens = self.to_tokens_down(shares)?;
        require(tokens != 0, BackstopError::NothingPaid)?;
        self.shares = take(self.shares, shares)?;
        self.tokens = take(self.tokens, tokens)?;
        self.queued = take(self.queued, shares)?;
        Ok((self, tokens))
    }
}

/// `a * b / divisor` of numbers that cannot be negative, rounded up or down.
///
/// # Errors
/// `Overflow`, also for a number that is negative after all.
// Memory is copied as in `fixed`.
#[cfg_attr(target_family = "wasm", target_feature(enable = "bulk-memory"))]
#[inline(never)]
fn mul_div(a: i128, b: i128, divisor: i128, up: bool) -> Result<i128, MathError> {
    let unsigned = |n: i128| u128::try_from(n).ok().ok_or_else(MathError::overflow);
    let (quotient, exact) = mul_div_unsigned(unsigned(a)?, unsigned(b)?, unsigned(divisor)?)?;
    let quotient = i128::try_from(quotient).ok();
    let quotient = quotient.ok_or_else(MathError::overflow)?;
    add(quotient, i128::from(up && !exact))
}

/// `from - amount`, if it is there.
fn take(from: i128, amount: i128) -> Result<i128, Refusal> {
    require(amount <= from, BackstopError::NotEnoughFunds)?;
    Ok(sub(from, amount)?)
}
