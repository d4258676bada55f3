//! A Stellar Asset Contract, with the sum of everything ever minted.

use anyhow::Result;
use soroban_sdk::token::{StellarAssetClient, TokenClient};
use soroban_sdk::{Address, Env};
use std::cell::Cell;

pub struct Token {
    pub address: Address,
    client: TokenClient<'static>,
    issuer: StellarAssetClient<'static>,
    minted: Cell<i128>,
}

impl Token {
    pub fn deploy(env: &Env, issuer: &Address) -> Self {
        let asset = env.register_stellar_asset_contract_v2(issuer.clone());
        let address = asset.address();
        Token {
            client: TokenClient::new(env, &address),
            issuer: StellarAssetClient::new(env, &address),
            minted: Cell::new(0),
            address,
        }
    }

    pub fn mint(&self, to: &Address, amount: i128) {
        self.issuer.mint(to, &amount);
        self.minted.set(self.minted.get() + amount);
    }

    pub fn minted(&self) -> i128 {
        self.minted.get()
    }

    pub fn balance(&self, of: &Address) -> i128 {
        self.client.balance(of)
    }

    pub fn transfer(&self, from: &Address, to: &Address, amount: i128) {
        self.client.transfer(from, to, &amount);
    }

    pub fn approve(&self, from: &Address, spender: &Address, amount: i128, until: u32) {
        self.client.approve(from, spender, &amount, &until);
    }

    /// Fails if the token does not have the decimals the story is written in.
    pub fn require_decimals(&self) -> Result<()> {
        let decimals = self.client.decimals();
        anyhow::ensure!(decimals == crate::format::TOKEN_DECIMALS);
        Ok(())
    }
}
