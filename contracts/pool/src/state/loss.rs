//! Stored losses, claims and bad-debt ledgers in core's terms. Reading one that does not exist gives
//! an empty one; it begins to exist when it is written.

use crate::errors::Refusal;
use crate::state::{Account, Side};
use crate::storage::losses;
use crate::types::ClaimData;
use lending_core::bad_debt::{Fate, Ledger};
use lending_core::claims::{Claim, Loss};
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use soroban_sdk::Env;

pub use pool_terms::loss::{ledger_data, loss_data};

/// The reserve's loss, if it ever had one.
pub fn loss(env: &Env, index: u32) -> Option<Loss> {
    losses::loss(env, index).map(|stored| Loss {
        cuts: stored.l,
        missing: stored.w,
        shrink: stored.p,
        era: stored.era,
        open: Underlying(stored.open),
        owed: Underlying(stored.owed),
        recovered: Underlying(stored.recovered),
        claimed: Underlying(stored.claimed),
    })
}

/// What the pool holds of the reserve for claimants.
pub fn owed(env: &Env, index: u32) -> Underlying {
    loss(env, index).map_or(Underlying::ZERO, |loss| loss.owed)
}

pub fn set_loss(env: &Env, index: u32, loss: &Loss) {
    losses::set_loss(env, index, &loss_data(loss));
}

/// The account's claim at the reserve's present state, for the shares it holds now.
pub fn claim(env: &Env, account: &Account, index: u32, loss: &Loss) -> Result<Claim, Refusal> {
    let shares = account.all_shares(index)?;
    let stored = match losses::claim(env, &account.address, index) {
        Some(stored) => Claim {
            cuts: stored.l,
            missing: stored.w,
            shrink: stored.p,
            era: stored.era,
            outstanding: Underlying(stored.o),
            claimable: Underlying(stored.c),
        },
        None => Claim::first(loss, shares),
    };
    Ok(stored.settled(loss, shares)?)
}

/// Writes the claim of an account that holds `shares` from now on; a void one is forgotten.
pub fn set_claim(env: &Env, account: &Account, index: u32, claim: &Claim, shares: SupplyShares) {
    if claim.is_void(shares) {
        losses::remove_claim(env, &account.address, index);
        return;
    }
    let stored = ClaimData {
        c: claim.claimable.0,
        era: claim.era,
        l: claim.cuts,
        o: claim.outstanding.0,
        p: claim.shrink,
        w: claim.missing,
    };
    losses::set_claim(env, &account.address, index, &stored);
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

pub fn ledger(env: &Env, index: u32) -> Ledger {
    let Some(stored) = losses::bad_debt(env, index) else {
        return Ledger::default();
    };
    Ledger {
        assigned_d: stored.assigned_d,
        assigned: stored.assigned,
        taken_d: stored.taken_d,
        taken: stored.taken,
        repaid_d: stored.repaid_d,
        repaid: stored.repaid,
        defaulted_d: stored.defaulted_d,
        defaulted: stored.defaulted,
        credit_used: stored.credit_used,
        socialized: stored.socialized,
        last_default: stored.last_default,
    }
}

pub fn set_ledger(env: &Env, index: u32, ledger: &Ledger) {
    losses::set_bad_debt(env, index, &ledger_data(ledger));
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
