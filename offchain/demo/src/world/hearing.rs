//! What the pool publishes about losses, read from its events.

use super::World;
use crate::coin::Coin;
use anyhow::{Context, Result};
use soroban_sdk::testutils::Events as _;
use soroban_sdk::xdr::{ContractEvent, ContractEventBody, ScVal};
use soroban_sdk::{Address, TryFromVal, Vec};

/// Event `loss`: debt burned, and who paid for it.
#[derive(Clone, Copy, Debug)]
pub struct LossEvent {
    pub coin: Coin,
    pub bad_debt: i128,
    pub from_credit: i128,
    pub rate_before: i128,
    pub rate_after: i128,
    pub b_supply: i128,
}

impl LossEvent {
    /// What holders of `shares` lost. Rounds down, as the pool does.
    pub fn lost_by(&self, shares: i128) -> i128 {
        shares * (self.rate_before - self.rate_after) / 10_i128.pow(12)
    }
}

#[derive(Clone, Copy, Debug)]
pub enum Heard {
    Loss(LossEvent),
    /// Event `recovery`: what came back, and what is still missing.
    Recovery {
        amount: i128,
        open: i128,
    },
    /// Event `killed`: what is missing, and what waits to be claimed.
    Killed {
        open: i128,
        owed: i128,
    },
}

impl World {
    /// Keeps what the pool published in the last call.
    pub fn listen(&self) -> Result<()> {
        let all = self.env.events().all();
        for event in all.filter_by_contract(&self.pool.address).events() {
            self.heard.borrow_mut().extend(self.understand(event)?);
        }
        Ok(())
    }

    /// Everything kept since the last time.
    pub fn take_heard(&self) -> std::vec::Vec<Heard> {
        self.heard.take()
    }

    fn understand(&self, event: &ContractEvent) -> Result<Option<Heard>> {
        let ContractEventBody::V0(body) = &event.body;
        let Some(ScVal::Symbol(name)) = body.topics.first() else {
            return Ok(None);
        };
        let name = name.to_utf8_string_lossy();
        if !["loss", "recovery", "killed"].contains(&name.as_str()) {
            return Ok(None);
        }
        let asset = body.topics.get(1).context("an event of no asset")?;
        let asset = Address::try_from_val(&self.env, asset).ok();
        let coin = asset.and_then(|it| self.coin(&it));
        let data = Vec::<i128>::try_from_val(&self.env, &body.data).ok();
        let data: std::vec::Vec<i128> = data.context("an event without figures")?.iter().collect();
        let heard = match (name.as_str(), data.as_slice()) {
            ("loss", [bad_debt, from_credit, rate_before, rate_after, b_supply]) => {
                Heard::Loss(LossEvent {
                    coin: coin.context("a loss in an unknown asset")?,
                    bad_debt: *bad_debt,
                    from_credit: *from_credit,
                    rate_before: *rate_before,
                    rate_after: *rate_after,
                    b_supply: *b_supply,
                })
            }
            ("recovery", [amount, open]) => Heard::Recovery {
                amount: *amount,
                open: *open,
            },
            ("killed", [open, owed]) => Heard::Killed {
                open: *open,
                owed: *owed,
            },
            _ => anyhow::bail!("the event {name} has {} figures", data.len()),
        };
        Ok(Some(heard))
    }
}
