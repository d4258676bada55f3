//! Who lost what and was paid what, in USDC: the story's own count, from events and payments, beside
//! the pool's.

use crate::cast::Who;
use crate::coin::Coin;
use crate::snapshot::Snapshot;
use crate::world::LossEvent as Loss;
use anyhow::{ensure, Result};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Tally {
    lost: BTreeMap<Who, i128>,
    received: BTreeMap<Who, i128>,
    losses: i128,
}

impl Tally {
    /// Counts what each account bore that held USDC bTokens at the moment of the loss.
    pub fn lose(&mut self, before: &Snapshot, loss: &Loss) {
        self.losses += 1;
        for account in &before.accounts {
            let lost = loss.lost_by(account.supply_shares(Coin::Usdc));
            if lost > 0 {
                *self.lost.entry(account.who).or_default() += lost;
            }
        }
    }

    pub fn receive(&mut self, who: Who, amount: i128) {
        *self.received.entry(who).or_default() += amount;
    }

    pub fn lost(&self, who: Who) -> i128 {
        self.lost.get(&who).copied().unwrap_or_default()
    }

    pub fn received(&self, who: Who) -> i128 {
        self.received.get(&who).copied().unwrap_or_default()
    }

    /// Everybody who lost, in order of the cast.
    pub fn losers(&self) -> Vec<Who> {
        self.lost.keys().copied().collect()
    }

    pub fn all_lost(&self) -> i128 {
        self.lost.values().sum()
    }

    pub fn all_received(&self) -> i128 {
        self.received.values().sum()
    }

    /// The pool's own figures must be these, but for one unit of rounding a loss.
    pub fn require_same(&self, now: &Snapshot) -> Result<()> {
        for account in &now.accounts {
            let who = account.who;
            let (missing, claimable) = account.claim(Coin::Usdc);
            let (here, there) = (self.lost(who) - self.received(who), missing + claimable);
            ensure!(
                (here - there).abs() <= self.losses,
                "{who} has lost {here} and not been paid; the pool says {there}"
            );
        }
        Ok(())
    }
}
