//! The three stacks in one host, with the same tokens, prices, accounts and backstop token.

mod accounts;
mod deploy;
mod seize;
mod verbs;

pub use deploy::config;
pub use verbs::{Kind, Sale};

use crate::host::ledger::Ledger;
use crate::host::measure::Call;
use crate::host::sdk;
use crate::plain::Plain as _;
use crate::setup::Guard;
use anyhow::{Context as _, Result};
use mock_oracle::MockOracleClient;
use serde::{Deserialize, Serialize};
use soroban_sdk::testutils::Ledger as _;
use soroban_sdk::xdr::{ScAddress, ScVal};
use soroban_sdk::{Address, Env, IntoVal as _, TryFromVal as _, Val, Vec as HostVec};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// Whose contracts a call goes to.
/// Rounds of the feed after which liquidations follow it, and the ledgers of one.
const ROUNDS: u32 = 4;
const ROUND: u32 = 61;

#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Blend,
    Floor,
    Levee,
}

impl Side {
    pub const ALL: [Side; 3] = [Side::Blend, Side::Floor, Side::Levee];
    /// The two that do what they say.
    pub const POOLS: [Side; 2] = [Side::Blend, Side::Levee];
    pub const LEVEE: [Side; 1] = [Side::Levee];

    pub fn name(self) -> &'static str {
        match self {
            Side::Blend => "Blend v2",
            Side::Floor => "floor",
            Side::Levee => "Levee",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Stack {
    pub pool: Address,
    pub backstop: Address,
}

/// One token and one US dollar, both with seven decimals.
pub const ONE: i128 = 1_0000000;

pub struct World {
    pub env: Env,
    pub admin: Address,
    /// Stellar assets, by reserve index; the last one is not listed.
    pub assets: Vec<Asset>,
    pub oracle: MockOracleClient<'static>,
    /// The Comet pool's token, which backs all three pools.
    pub lp: Address,
    pub lens: Address,
    pub receiver: Address,
    pub guard: Guard,
    stacks: [Stack; 3],
    prices: RefCell<Vec<i128>>,
    accounts: Cell<u8>,
    lender: RefCell<Option<Address>>,
}

/// A classic asset and its contract.
pub struct Asset {
    pub address: Address,
    pub classic: soroban_sdk::xdr::Asset,
}

impl World {
    pub fn stack(&self, side: Side) -> &Stack {
        &self.stacks[side as usize]
    }

    pub fn reserves(&self) -> usize {
        self.assets.len() - 1
    }

    pub fn asset(&self, index: usize) -> &Address {
        &self.assets[index].address
    }

    pub fn list(&self, indices: impl IntoIterator<Item = usize>) -> HostVec<Address> {
        let assets = indices.into_iter().map(|index| self.asset(index).clone());
        HostVec::from_iter(&self.env, assets)
    }

    /// A call as data, sent and signed by `source`.
    pub fn call(
        &self,
        source: &Address,
        contract: &Address,
        function: &'static str,
        args: HostVec<Val>,
    ) -> Result<Call> {
        let arg = |value: Val| ScVal::try_from_val(&self.env, &value);
        let args = args.iter().map(arg);
        Ok(Call {
            source: accounts::id(source)?,
            contract: ScAddress::from(contract),
            function,
            args: args.collect::<Result<_, _>>().plain()?,
        })
    }

    /// Makes the call, for good.
    pub fn run(&self, call: &Call) -> Result<Val> {
        sdk::invoke(&self.env, call)
    }

    /// Makes the call that `of` makes of each of `sides`, for good.
    pub fn run_on(&self, sides: &[Side], of: impl Fn(Side) -> Result<Call>) -> Result<()> {
        for side in sides {
            self.run(&of(*side)?)
                .with_context(|| side.name().to_owned())?;
        }
        Ok(())
    }

    pub fn ledger(&self) -> Result<Rc<Ledger>> {
        Ok(Rc::new(Ledger::of(&self.env)?))
    }

    pub fn advance_ledgers(&self, ledgers: u32) {
        self.env.ledger().with_mut(|info| {
            info.sequence_number += ledgers;
            info.timestamp += u64::from(ledgers) * 5;
        });
    }

    /// The account that supplied everything.
    pub fn lender(&self) -> Result<Address> {
        self.lender.borrow().clone().context("no market yet")
    }

    pub fn pass_a_day(&self) {
        self.advance_ledgers(17_280);
    }

    /// Sets the price of the reserves at `indices`. It never ages. Levee's guards confirm it, which
    /// takes as many rounds and pokes as they ask for.
    pub fn set_prices(&self, indices: Range<usize>, price: i128) -> Result<()> {
        for index in indices.clone() {
            self.prices.borrow_mut()[index + 1] = price;
        }
        self.publish_prices();
        if self.guard == Guard::On {
            for _ in 0..ROUNDS {
                self.poke(indices.clone())?;
                self.advance_ledgers(ROUND);
            }
        }
        Ok(())
    }

    fn poke(&self, indices: Range<usize>) -> Result<()> {
        for index in indices {
            let args = (self.asset(index).clone(),).into_val(&self.env);
            self.act(&self.stack(Side::Levee).pool, "poke_price", args)?;
        }
        Ok(())
    }

    fn publish_prices(&self) {
        let prices = HostVec::from_slice(&self.env, &self.prices.borrow());
        self.oracle.set_price_stable(&prices);
    }
}
