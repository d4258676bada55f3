//! People: classic accounts with trustlines, as almost all users of a pool are.

use super::{Asset, World, ONE};
use crate::plain::Plain as _;
use anyhow::{bail, Result};
use soroban_sdk::token::TokenClient;
use soroban_sdk::xdr::{
    self, AccountEntry, AccountEntryExt, AccountId, LedgerEntry, LedgerEntryData, LedgerEntryExt,
    LedgerKey, LedgerKeyAccount, LedgerKeyTrustLine, PublicKey, ScAddress, ScVal, SequenceNumber,
    Thresholds, TrustLineAsset, TrustLineEntry, TrustLineEntryExt, TrustLineFlags, Uint256, VecM,
};
use soroban_sdk::{Address, Env, TryFromVal as _};
use std::rc::Rc;

/// Tokens everybody has of each asset.
const WEALTH: i64 = 100_000_000_000_0000000;
/// Until when allowances last.
const FOREVER: u32 = 3_000_000;

pub fn id(address: &Address) -> Result<AccountId> {
    match ScAddress::from(address) {
        ScAddress::Account(id) => Ok(id),
        other => bail!("no account: {other:?}"),
    }
}

/// An account without trustlines; `number` is its key.
pub(super) fn open(env: &Env, number: u8) -> Result<Address> {
    let mut key = [number; 32];
    key[0] = number.wrapping_mul(97) ^ 0x5a;
    let account_id = AccountId(PublicKey::PublicKeyTypeEd25519(Uint256(key)));
    let entry = LedgerEntryData::Account(AccountEntry {
        account_id: account_id.clone(),
        balance: 100_0000000,
        seq_num: SequenceNumber(0),
        num_sub_entries: 0,
        inflation_dest: None,
        flags: 0,
        home_domain: Default::default(),
        thresholds: Thresholds([1, 0, 0, 0]),
        signers: VecM::default(),
        ext: AccountEntryExt::V0,
    });
    let key = LedgerKey::Account(LedgerKeyAccount {
        account_id: account_id.clone(),
    });
    put(env, key, entry)?;
    let address = ScVal::Address(ScAddress::Account(account_id));
    Address::try_from_val(env, &address).plain()
}

/// Lets `who` hold `asset`, and gives him some.
pub(super) fn trust(env: &Env, who: &Address, asset: &xdr::Asset, balance: i64) -> Result<()> {
    let account_id = id(who)?;
    let asset = match asset {
        xdr::Asset::CreditAlphanum4(it) => TrustLineAsset::CreditAlphanum4(it.clone()),
        other => bail!("no credit asset: {other:?}"),
    };
    let entry = LedgerEntryData::Trustline(TrustLineEntry {
        account_id: account_id.clone(),
        asset: asset.clone(),
        balance,
        limit: i64::MAX,
        flags: TrustLineFlags::AuthorizedFlag as u32,
        ext: TrustLineEntryExt::V0,
    });
    let key = LedgerKey::Trustline(LedgerKeyTrustLine { account_id, asset });
    put(env, key, entry)
}

fn put(env: &Env, key: LedgerKey, data: LedgerEntryData) -> Result<()> {
    let entry = LedgerEntry {
        last_modified_ledger_seq: 0,
        data,
        ext: LedgerEntryExt::V0,
    };
    let (key, entry) = (Rc::new(key), Rc::new(entry));
    Ok(env.host().add_ledger_entry(&key, &entry, None)?)
}

impl World {
    /// A new account with plenty of every asset and nothing in any pool.
    pub fn account(&self) -> Result<Address> {
        let number = self.accounts.get() + 1;
        self.accounts.set(number);
        let who = open(&self.env, number)?;
        for Asset { classic, .. } in &self.assets {
            trust(&self.env, &who, classic, WEALTH)?;
        }
        Ok(who)
    }

    /// Gives `who` backstop tokens, and each backstop the right to take them.
    pub fn endow(&self, who: &Address, tokens: i128) {
        let lp = TokenClient::new(&self.env, &self.lp);
        lp.transfer(&self.admin, who, &(tokens * ONE));
        for stack in &self.stacks {
            lp.approve(who, &stack.backstop, &(tokens * ONE), &FOREVER);
        }
    }

    /// Lets each pool take `who`'s tokens of the reserve at `index`.
    pub fn allow(&self, who: &Address, index: usize) {
        let token = TokenClient::new(&self.env, self.asset(index));
        for stack in &self.stacks {
            token.approve(who, &stack.pool, &i128::from(i64::MAX), &FOREVER);
        }
    }
}
