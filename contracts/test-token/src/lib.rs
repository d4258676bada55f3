//! A SEP-41 token of any decimals whose administrator mints: for tests and testnets.
//!
//! Error codes are those of the Stellar asset contract. Entries live 120 days from the last time
//! they were written; allowances until the ledger their owner named.
#![no_std]
// One file, so no layer owns storage and authorization.
#![allow(clippy::disallowed_methods)]

use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{
    contract, contracterror, contractimpl, contracttype, Address, Env, MuxedAddress, String,
};
use soroban_token_sdk::events::{
    Approve, Burn, MintWithAmountOnly, Transfer, TransferWithAmountOnly,
};
use soroban_token_sdk::metadata::TokenMetadata;
use soroban_token_sdk::TokenUtils;

const DAY: u32 = 17_280;
const THRESHOLD: u32 = 100 * DAY;
const EXTEND_TO: u32 = 120 * DAY;

#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum TestTokenError {
    NegativeAmountError = 8,
    AllowanceError = 9,
    BalanceError = 10,
    OverflowError = 12,
}

use TestTokenError as Error;

#[contracttype(export = false)]
#[derive(Clone)]
enum Key {
    Admin,
    Balance(Address),
    // Owner, spender.
    Allowance(Address, Address),
}

#[contracttype(export = false)]
#[derive(Clone)]
struct Allowance {
    amount: i128,
    live_until_ledger: u32,
}

#[contract]
pub struct TestToken;

#[contractimpl]
impl TestToken {
    pub fn __constructor(env: Env, admin: Address, decimal: u32, name: String, symbol: String) {
        env.storage().instance().set(&Key::Admin, &admin);
        TokenUtils::new(&env)
            .metadata()
            .set_metadata(&TokenMetadata {
                decimal,
                name,
                symbol,
            });
    }

    pub fn admin(env: Env) -> Address {
        // Written by the constructor.
        env.storage().instance().get(&Key::Admin).unwrap_optimized()
    }

    pub fn set_admin(env: Env, new_admin: Address) {
        authorize(&env, &Self::admin(env.clone()));
        env.storage().instance().set(&Key::Admin, &new_admin);
    }

    pub fn mint(env: Env, to: Address, amount: i128) -> Result<(), Error> {
        authorize(&env, &Self::admin(env.clone()));
        require_non_negative(amount)?;
        credit(&env, &to, amount)?;
        MintWithAmountOnly { to, amount }.publish(&env);
        Ok(())
    }

    pub fn allowance(env: Env, from: Address, spender: Address) -> i128 {
        allowance(&env, &from, &spender).amount
    }

    pub fn approve(
        env: Env,
        from: Address,
        spender: Address,
        amount: i128,
        expiration_ledger: u32,
    ) -> Result<(), Error> {
        authorize(&env, &from);
        require_non_negative(amount)?;
        if amount > 0 && expiration_ledger < env.ledger().sequence() {
            return Err(Error::AllowanceError);
        }
        let granted = Allowance {
            amount,
            live_until_ledger: expiration_ledger,
        };
        store_allowance(&env, &from, &spender, &granted);
        Approve {
            from,
            spender,
            amount,
            expiration_ledger,
        }
        .publish(&env);
        Ok(())
    }

    pub fn balance(env: Env, id: Address) -> i128 {
        balance(&env, &id)
    }

    pub fn transfer(env: Env, from: Address, to: MuxedAddress, amount: i128) -> Result<(), Error> {
        authorize(&env, &from);
        let to_muxed_id = to.id();
        let to = to.address();
        move_tokens(&env, &from, &to, amount)?;
        match to_muxed_id {
            None => TransferWithAmountOnly { from, to, amount }.publish(&env),
            id => Transfer {
                from,
                to,
                to_muxed_id: id,
                amount,
            }
            .publish(&env),
        }
        Ok(())
    }

    pub fn transfer_from(
        env: Env,
        spender: Address,
        from: Address,
        to: Address,
        amount: i128,
    ) -> Result<(), Error> {
        authorize(&env, &spender);
        spend_allowance(&env, &from, &spender, amount)?;
        move_tokens(&env, &from, &to, amount)?;
        TransferWithAmountOnly { from, to, amount }.publish(&env);
        Ok(())
    }

    pub fn burn(env: Env, from: Address, amount: i128) -> Result<(), Error> {
        authorize(&env, &from);
        debit(&env, &from, amount)?;
        Burn { from, amount }.publish(&env);
        Ok(())
    }

    pub fn burn_from(env: Env, spender: Address, from: Address, amount: i128) -> Result<(), Error> {
        authorize(&env, &spender);
        spend_allowance(&env, &from, &spender, amount)?;
        debit(&env, &from, amount)?;
        Burn { from, amount }.publish(&env);
        Ok(())
    }

    pub fn decimals(env: Env) -> u32 {
        TokenUtils::new(&env).metadata().get_metadata().decimal
    }

    pub fn name(env: Env) -> String {
        TokenUtils::new(&env).metadata().get_metadata().name
    }

    pub fn symbol(env: Env) -> String {
        TokenUtils::new(&env).metadata().get_metadata().symbol
    }
}

fn authorize(env: &Env, who: &Address) {
    env.storage().instance().extend_ttl(THRESHOLD, EXTEND_TO);
    who.require_auth();
}

fn require_non_negative(amount: i128) -> Result<(), Error> {
    if amount < 0 {
        return Err(Error::NegativeAmountError);
    }
    Ok(())
}

fn balance(env: &Env, of: &Address) -> i128 {
    env.storage()
        .persistent()
        .get(&Key::Balance(of.clone()))
        .unwrap_or(0)
}

fn set_balance(env: &Env, of: &Address, amount: i128) {
    let key = Key::Balance(of.clone());
    env.storage().persistent().set(&key, &amount);
    env.storage()
        .persistent()
        .extend_ttl(&key, THRESHOLD, EXTEND_TO);
}

fn credit(env: &Env, to: &Address, amount: i128) -> Result<(), Error> {
    let after = balance(env, to)
        .checked_add(amount)
        .ok_or(Error::OverflowError)?;
    set_balance(env, to, after);
    Ok(())
}

fn debit(env: &Env, from: &Address, amount: i128) -> Result<(), Error> {
    require_non_negative(amount)?;
    let after = balance(env, from)
        .checked_sub(amount)
        .filter(|left| *left >= 0);
    set_balance(env, from, after.ok_or(Error::BalanceError)?);
    Ok(())
}

fn move_tokens(env: &Env, from: &Address, to: &Address, amount: i128) -> Result<(), Error> {
    debit(env, from, amount)?;
    credit(env, to, amount)
}

fn allowance(env: &Env, from: &Address, spender: &Address) -> Allowance {
    let key = Key::Allowance(from.clone(), spender.clone());
    env.storage()
        .temporary()
        .get::<_, Allowance>(&key)
        .filter(|granted| granted.live_until_ledger >= env.ledger().sequence())
        .unwrap_or(Allowance {
            amount: 0,
            live_until_ledger: 0,
        })
}

fn store_allowance(env: &Env, from: &Address, spender: &Address, granted: &Allowance) {
    let key = Key::Allowance(from.clone(), spender.clone());
    env.storage().temporary().set(&key, granted);
    let ledgers = granted
        .live_until_ledger
        .saturating_sub(env.ledger().sequence());
    if granted.amount > 0 && ledgers > 0 {
        env.storage().temporary().extend_ttl(&key, ledgers, ledgers);
    }
}

fn spend_allowance(
    env: &Env,
    from: &Address,
    spender: &Address,
    amount: i128,
) -> Result<(), Error> {
    require_non_negative(amount)?;
    let granted = allowance(env, from, spender);
    let left = granted.amount.checked_sub(amount).filter(|left| *left >= 0);
    let amount = left.ok_or(Error::AllowanceError)?;
    if granted.amount != amount {
        store_allowance(env, from, spender, &Allowance { amount, ..granted });
    }
    Ok(())
}
