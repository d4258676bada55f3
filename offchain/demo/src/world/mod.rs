//! The stage: an embedded host with the built contracts on it, and everybody's address.

mod deploy;
mod feed;
mod hearing;
mod verbs;

pub use feed::Prices;
pub use hearing::{Heard, LossEvent};
pub use verbs::{done, refused, Do, ALL};

use crate::cast::Who;
use crate::coin::Coin;
use crate::mainnet::Mainnet;
use crate::token::Token;
use crate::wasm::Fingerprint;
use backstop::BackstopContractClient;
use mock_oracle::MockOracleClient;
use pool::PoolContractClient;
use soroban_sdk::testutils::Ledger as _;
use soroban_sdk::{Address, Env};
use std::cell::{Cell, RefCell};

/// Seconds between two ledgers.
const LEDGER_SECONDS: u64 = 5;
pub const LEDGERS_PER_DAY: u32 = 17_280;

pub struct World {
    pub env: Env,
    pub mainnet: Mainnet,
    /// Who takes part.
    pub cast: &'static [Who],
    pub pool: PoolContractClient<'static>,
    pub backstop: BackstopContractClient<'static>,
    pub code: Vec<Fingerprint>,
    /// Worth in the oracle's base at which the backstop counts as funded.
    pub threshold: i128,
    oracle: MockOracleClient<'static>,
    /// By `Coin::index`.
    tokens: Vec<Token>,
    /// By `Who::index`.
    people: Vec<Address>,
    prices: Cell<Prices>,
    /// What the pool has published and nobody has taken note of yet.
    heard: RefCell<Vec<Heard>>,
}

impl World {
    pub fn token(&self, coin: Coin) -> &Token {
        &self.tokens[coin.index()]
    }

    pub fn address(&self, who: Who) -> &Address {
        &self.people[who.index()]
    }

    /// The coin of a token or reserve address.
    pub fn coin(&self, token: &Address) -> Option<Coin> {
        let at = self.tokens.iter().position(|it| it.address == *token)?;
        Coin::ALL.get(at).copied()
    }

    pub fn wallet(&self, who: Who, coin: Coin) -> i128 {
        self.token(coin).balance(self.address(who))
    }

    pub fn ledger(&self) -> u32 {
        self.env.ledger().sequence()
    }

    pub fn now(&self) -> u64 {
        self.env.ledger().timestamp()
    }

    /// Lets ledgers pass. The feed goes on publishing the last prices.
    pub fn pass(&self, ledgers: u32) {
        self.env.ledger().with_mut(|info| {
            info.sequence_number += ledgers;
            info.timestamp += u64::from(ledgers) * LEDGER_SECONDS;
        });
        self.publish();
    }
}
