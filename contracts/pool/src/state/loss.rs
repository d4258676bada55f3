//! Stored losses, claims and bad-debt ledgers in core's terms. Reading one that does not exist gives
//! an empty one; it begins to exist when it is written.

use crate::errors::Refusal;
use crate::state::{Account, Side};
use crate::storage::losses;
use lending_core::bad_debt::{Fate, Ledger};
use lending_core::claims::{Claim, Loss};
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use soroban_sdk::Env;

pub use crate::storage::losses::{loss, set_bad_debt as set_ledger, set_loss};

/// What the pool holds of the reserve for claimants.
pub fn owed(env: &Env, index: u32) -> Underlying {
    loss(env, index).map_or(Underlying::ZERO, |loss| loss.owed)
}

/// The account's claim at the reserve's present state, for the shares it holds now.
pub fn claim(env: &Env, account: &Account, index: u32, loss: &Loss) -> Result<Claim, Refusal> {
    let shares = account.all_shares(index)?;
    let stored = losses::claim(env, &account.address, index);
    let stored = stored.unwrap_or_else(|| Claim::first(loss, shares));
    Ok(stored.settled(loss, shares)?)
}

/// Writes the claim of an account that holds `shares` from now on; a void one is forgotten.
pub fn set_claim(env: &Env, account: &Account, index: u32, claim: &Claim, shares: SupplyShares) {
    if claim.is_void(shares) {
        losses::remove_claim(env, &account.address, index);
        return;
    }
    losses::set_claim(env, &account.address, index, claim);
}

/// Adds shares to the account. See [`settle`].
pub fn add_shares(
    env: &Env,
    account: &mut Account,
    side: Side,
    index: u32,
    shares: SupplyShares,
) -> Result<(), Refusal> {
    settle(
        env,
        account,
        index,
        account.all_shares(index)?.plus(shares)?,
    )?;
    account.add_shares(side, index, shares)
}

/// Takes shares from the account. See [`settle`].
pub fn take_shares(
    env: &Env,
    account: &mut Account,
    side: Side,
    index: u32,
    shares: SupplyShares,
) -> Result<(), Refusal> {
    settle(
        env,
        account,
        index,
        account.all_shares(index)?.minus(shares)?,
    )?;
    account.take_shares(side, index, shares)
}

/// Draws the line under what the account held so far, before it holds `after`: it bears and is
/// given back what fell to the old balance. Without a loss, nothing is written.
fn settle(env: &Env, account: &Account, index: u32, after: SupplyShares) -> Result<(), Refusal> {
    if let Some(loss) = loss(env, index) {
        let claim = claim(env, account, index, &loss)?;
        set_claim(env, account, index, &claim, after);
    }
    Ok(())
}

/// All zero for a reserve that never had bad debt.
pub fn ledger(env: &Env, index: u32) -> Ledger {
    losses::bad_debt(env, index).unwrap_or_default()
}

/// Counts what happened to `shares` of bad debt worth `worth`.
pub fn count(
    env: &Env,
    index: u32,
    fate: Fate,
    shares: DebtShares,
    worth: Underlying,
) -> Result<(), Refusal> {
    let mut ledger = ledger(env, index);
    ledger.count(fate, shares, worth)?;
    set_ledger(env, index, &ledger);
    Ok(())
}
