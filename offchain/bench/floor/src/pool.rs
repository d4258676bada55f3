//! Positions and what users do with them.

use crate::auctions;
use crate::types::*;
use crate::{Floor, FloorArgs, FloorClient};
use soroban_sdk::unwrap::UnwrapOptimized as _;
use soroban_sdk::{
    contractimpl, symbol_short, token::TokenClient, Address, Env, IntoVal as _, Map, Symbol, Vec,
};

#[contractimpl]
impl Floor {
    pub fn __constructor(env: Env, backstop: Address, oracle: Address, token: Address) {
        let peers = Peers {
            backstop,
            oracle,
            token,
        };
        env.storage().instance().set(&Key::Peers, &peers);
        set(&env, &Key::Reserves, &Vec::<Address>::new(&env));
    }

    pub fn set_reserve(env: Env, asset: Address, metadata: ReserveConfig) -> u32 {
        let mut list: Vec<Address> = must(&env, &Key::Reserves);
        let index = list.len();
        list.push_back(asset.clone());
        set(&env, &Key::Reserves, &list);
        let config = ReserveConfig { index, ..metadata };
        set(&env, &Key::Config(asset.clone()), &config);
        let data = ReserveData {
            b_rate: 1_000_000_000_000,
            b_supply: 0,
            backstop_credit: 0,
            d_rate: 1_000_000_000_000,
            d_supply: 0,
            ir_mod: ONE,
            last_time: env.ledger().timestamp(),
        };
        set(&env, &Key::Data(asset), &data);
        index
    }

    pub fn submit(
        env: Env,
        from: Address,
        spender: Address,
        to: Address,
        requests: Vec<Request>,
    ) -> Positions {
        spender.require_auth();
        let mut user = positions(&env, &from);
        let mut priced = false;
        for request in requests.iter() {
            priced |= apply(&env, &mut user, &spender, &to, &request);
        }
        if priced && !user.liabilities.is_empty() {
            value(&env, &user);
        }
        set(&env, &Key::Positions(from.clone()), &user);
        let first = requests.first_unchecked();
        tell(&env, symbol_short!("submit"), &from, first.amount);
        user
    }

    pub fn flash_loan(
        env: Env,
        from: Address,
        flash_loan: FlashLoan,
        requests: Vec<Request>,
    ) -> Positions {
        from.require_auth();
        let FlashLoan {
            amount,
            asset,
            contract,
        } = flash_loan;
        let here = env.current_contract_address();
        let tokens = TokenClient::new(&env, &asset);
        tokens.transfer(&here, &contract, &amount);
        let args = (from.clone(), asset.clone(), amount, 0i128).into_val(&env);
        let _: () = env.invoke_contract(&contract, &symbol_short!("exec_op"), args);
        let mut user = positions(&env, &from);
        let index = index(&env, &asset);
        add(&mut user.liabilities, index, amount);
        for request in requests.iter() {
            add(&mut user.liabilities, index, -request.amount);
            tokens.transfer_from(&here, &from, &here, &request.amount);
        }
        change(&env, &asset, 0, 0);
        set(&env, &Key::Positions(from.clone()), &user);
        tell(&env, Symbol::new(&env, "flash_loan"), &from, amount);
        user
    }

    pub fn get_positions(env: Env, address: Address) -> Positions {
        positions(&env, &address)
    }
}

/// Whether the account's prices matter afterwards.
fn apply(
    env: &Env,
    user: &mut Positions,
    spender: &Address,
    to: &Address,
    request: &Request,
) -> bool {
    let (asset, mut amount) = (&request.address, request.amount);
    if request.request_type >= 6 {
        auctions::fill(env, user, spender, asset, request.request_type);
        return true;
    }
    let tokens = TokenClient::new(env, asset);
    let here = env.current_contract_address();
    let index = index(env, asset);
    let incoming = matches!(request.request_type, 0 | 2 | 5);
    // Nobody repays more than he owes.
    if request.request_type == 5 {
        amount = amount.min(user.liabilities.get(index).unwrap_or(0));
    }
    let signed = if matches!(request.request_type, 1 | 3 | 5) {
        -amount
    } else {
        amount
    };
    match request.request_type {
        0 | 1 => add(&mut user.supply, index, signed),
        2 | 3 => add(&mut user.collateral, index, signed),
        _ => add(&mut user.liabilities, index, signed),
    }
    if request.request_type < 4 {
        change(env, asset, signed, 0);
    } else {
        change(env, asset, 0, signed);
    }
    if incoming {
        tokens.transfer(spender, &here, &amount);
    } else {
        tokens.transfer(&here, to, &amount);
    }
    matches!(request.request_type, 3 | 4)
}

/// What an account is worth: every price asked once, every reserve read once.
pub fn value(env: &Env, user: &Positions) -> i128 {
    let list: Vec<Address> = must(env, &Key::Reserves);
    let oracle = peers(env).oracle;
    let mut sum = 0;
    for (index, shares) in user.collateral.iter().chain(user.liabilities.iter()) {
        let asset = list.get_unchecked(index);
        let config: ReserveConfig = must(env, &Key::Config(asset.clone()));
        let data: ReserveData = must(env, &Key::Data(asset.clone()));
        let worth = shares * price(env, &oracle, asset) / ONE;
        sum += worth * i128::from(config.c_factor) / ONE + i128::from(data.last_time);
    }
    sum
}

pub fn price(env: &Env, oracle: &Address, asset: Address) -> i128 {
    let args = (Asset::Stellar(asset),).into_val(env);
    let got: Option<PriceData> = env.invoke_contract(oracle, &symbol_short!("lastprice"), args);
    got.unwrap_optimized().price
}

pub fn positions(env: &Env, of: &Address) -> Positions {
    get(env, &Key::Positions(of.clone())).unwrap_or_else(|| Positions {
        collateral: Map::new(env),
        liabilities: Map::new(env),
        supply: Map::new(env),
    })
}

pub fn index(env: &Env, asset: &Address) -> u32 {
    must::<ReserveConfig>(env, &Key::Config(asset.clone())).index
}

pub fn change(env: &Env, asset: &Address, supplied: i128, owed: i128) {
    let key = Key::Data(asset.clone());
    let mut data: ReserveData = must(env, &key);
    data.b_supply += supplied;
    data.d_supply += owed;
    data.last_time = env.ledger().timestamp();
    set(env, &key, &data);
}

/// A position that comes to nothing goes.
pub fn add(map: &mut Map<u32, i128>, index: u32, amount: i128) {
    let sum = map.get(index).unwrap_or(0) + amount;
    if sum > 0 {
        map.set(index, sum);
    } else {
        map.remove(index);
    }
}

pub fn tell(env: &Env, what: Symbol, who: &Address, amount: i128) {
    #[allow(deprecated)]
    env.events().publish((what, who.clone()), amount);
}
