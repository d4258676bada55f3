//! What people do in the pool, in words and as requests.

use super::World;
use crate::cast::Who;
use crate::coin::Coin;
use crate::format::tokens;
use anyhow::{anyhow, bail, Result};
use pool::{PoolError, Positions, Request};
use soroban_sdk::{InvokeError, Vec};
use std::fmt::{self, Debug, Display};

/// More than anybody has: the pool takes or pays what there is.
pub const ALL: i128 = 100_000_000_000_000_000;

/// One step of a `submit`.
#[derive(Clone, Copy, Debug)]
pub enum Do {
    Supply(Coin, i128),
    Withdraw(Coin, i128),
    SupplyCollateral(Coin, i128),
    WithdrawCollateral(Coin, i128),
    Borrow(Coin, i128),
    Repay(Coin, i128),
    /// A percentage of the auction of somebody's account.
    Fill(Who, i128),
    FillBadDebt(i128),
    FillInterest(i128),
    CancelLiquidation,
}

impl Do {
    fn request(self, world: &World, from: Who) -> Request {
        let asset = |coin| world.token(coin).address.clone();
        let backstop = || world.backstop.address.clone();
        let (request_type, address, amount) = match self {
            Do::Supply(coin, amount) => (0, asset(coin), amount),
            Do::Withdraw(coin, amount) => (1, asset(coin), amount),
            Do::SupplyCollateral(coin, amount) => (2, asset(coin), amount),
            Do::WithdrawCollateral(coin, amount) => (3, asset(coin), amount),
            Do::Borrow(coin, amount) => (4, asset(coin), amount),
            Do::Repay(coin, amount) => (5, asset(coin), amount),
            Do::Fill(who, percent) => (6, world.address(who).clone(), percent),
            Do::FillBadDebt(percent) => (7, backstop(), percent),
            Do::FillInterest(percent) => (8, backstop(), percent),
            Do::CancelLiquidation => (9, world.address(from).clone(), 0),
        };
        Request {
            address,
            amount,
            request_type,
        }
    }
}

impl Display for Do {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let amount = |coin, amount| match amount {
            ALL => format!("all {coin}"),
            amount => tokens(amount, coin),
        };
        match *self {
            Do::Supply(coin, it) => write!(to, "supply {}", amount(coin, it)),
            Do::Withdraw(coin, it) => write!(to, "withdraw {}", amount(coin, it)),
            Do::SupplyCollateral(coin, it) => {
                write!(to, "supply {} as collateral", amount(coin, it))
            }
            Do::WithdrawCollateral(coin, it) => {
                write!(to, "withdraw {} of collateral", amount(coin, it))
            }
            Do::Borrow(coin, it) => write!(to, "borrow {}", amount(coin, it)),
            Do::Repay(coin, it) => write!(to, "repay {}", amount(coin, it)),
            Do::Fill(who, percent) => write!(to, "fill {percent}% of {who}'s auction"),
            Do::FillBadDebt(percent) => write!(to, "fill {percent}% of the bad-debt auction"),
            Do::FillInterest(percent) => write!(to, "fill {percent}% of the interest auction"),
            Do::CancelLiquidation => write!(to, "cancel my liquidation"),
        }
    }
}

impl World {
    /// One `submit` of `who`, with own tokens.
    pub fn submit(&self, who: Who, steps: &[Do]) -> Result<Positions> {
        let requests = steps.iter().map(|it| it.request(self, who));
        let requests = Vec::from_iter(&self.env, requests);
        let from = self.address(who);
        let answer = self.pool.try_submit(from, from, from, &requests);
        self.listen()?;
        done(format_args!("submit of {who}"), answer)
    }

    /// One `submit` that the pool must refuse. Returns why.
    pub fn refuses(&self, who: Who, step: Do) -> Result<String> {
        let requests = Vec::from_array(&self.env, [step.request(self, who)]);
        let from = self.address(who);
        let answer = self.pool.try_submit(from, from, from, &requests);
        refused(format_args!("{step} of {who}"), answer)
    }
}

/// Why the pool refused a call that it must refuse.
pub fn refused<T, C: Debug>(
    what: impl Display,
    answer: Result<Result<T, C>, Result<PoolError, InvokeError>>,
) -> Result<String> {
    match answer {
        Err(Ok(refusal)) => Ok(format!("{refusal:?}, code {}", refusal as u32)),
        Ok(_) => bail!("{what} was not refused"),
        Err(Err(fault)) => bail!("{what} failed in the host: {fault:?}"),
    }
}

/// The value of a call that went through; otherwise who refused what, and why.
pub fn done<T, C: Debug, E: Debug>(
    what: impl Display,
    answer: Result<Result<T, C>, Result<E, InvokeError>>,
) -> Result<T> {
    match answer {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(odd)) => Err(anyhow!("{what}: an answer of the wrong type ({odd:?})")),
        Err(Ok(refusal)) => Err(anyhow!("{what} was refused: {refusal:?}")),
        Err(Err(fault)) => bail!("{what} failed in the host: {fault:?}"),
    }
}
