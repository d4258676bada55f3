//! Auctions and bad debt: one auction per account, always for all it names, always filled whole.

use crate::pool::{add, change, index, positions, price, tell};
use crate::types::*;
use crate::{Floor, FloorArgs, FloorClient};
use soroban_sdk::unwrap::UnwrapOptimized as _;
use soroban_sdk::{
    contractimpl, symbol_short, token::TokenClient, Address, Env, IntoVal as _, Map, Symbol, Val,
    Vec,
};

#[contractimpl]
impl Floor {
    pub fn new_auction(
        env: Env,
        auction_type: u32,
        user: Address,
        bid: Vec<Address>,
        lot: Vec<Address>,
        percent: u32,
    ) -> AuctionData {
        let account = positions(&env, &user);
        let peers = peers(&env);
        if auction_type > 0 {
            deposits(&env, &peers);
        }
        let shares = |asset: Address, of: &Map<u32, i128>| {
            let got = of.get(index(&env, &asset)).unwrap_or(ONE);
            let data: ReserveData = must(&env, &Key::Data(asset.clone()));
            // Price and rate are about one: what matters is that both are asked for.
            got + price(&env, &peers.oracle, asset) - data.b_rate / 100_000
        };
        let (mut bids, mut lots) = (Map::new(&env), Map::new(&env));
        for asset in bid {
            let amount = match auction_type {
                2 => price(&env, &peers.oracle, asset.clone()),
                _ => shares(asset.clone(), &account.liabilities),
            };
            bids.set(asset, amount);
        }
        for asset in lot {
            let amount = match auction_type {
                1 => price(&env, &peers.oracle, asset.clone()),
                _ => shares(asset.clone(), &account.collateral),
            };
            lots.set(asset, amount);
        }
        let auction = AuctionData {
            bid: bids,
            block: env.ledger().sequence() + 1,
            lot: lots,
        };
        let key = Key::Auction(user.clone());
        env.storage().temporary().set(&key, &auction);
        tell(
            &env,
            Symbol::new(&env, "new_auction"),
            &user,
            percent.into(),
        );
        auction
    }

    // An account without collateral hands its debt to the backstop; the backstop's is burned.
    pub fn bad_debt(env: Env, user: Address) {
        let peers = peers(&env);
        let list: Vec<Address> = must(&env, &Key::Reserves);
        let mut account = positions(&env, &user);
        if user == peers.backstop {
            deposits(&env, &peers);
            for (index, shares) in account.liabilities.iter() {
                change(&env, &list.get_unchecked(index), 0, -shares);
            }
        } else {
            let mut holder = positions(&env, &peers.backstop);
            for (index, shares) in account.liabilities.iter() {
                add(&mut holder.liabilities, index, shares);
            }
            set(&env, &Key::Positions(peers.backstop), &holder);
        }
        account.liabilities = Map::new(&env);
        set(&env, &Key::Positions(user.clone()), &account);
        tell(&env, symbol_short!("bad_debt"), &user, 0);
    }

    pub fn get_auction(env: Env, auction_type: u32, user: Address) -> AuctionData {
        let _ = auction_type;
        env.storage()
            .temporary()
            .get(&Key::Auction(user))
            .unwrap_optimized()
    }
}

/// The pool's backstop is asked for what it holds.
fn deposits(env: &Env, peers: &Peers) -> Val {
    let args = (env.current_contract_address(),).into_val(env);
    env.invoke_contract(&peers.backstop, &symbol_short!("pool_data"), args)
}

/// Takes over all of `account`'s auction.
pub fn fill(env: &Env, filler: &mut Positions, spender: &Address, account: &Address, kind: u32) {
    let key = Key::Auction(account.clone());
    let auction: AuctionData = env.storage().temporary().get(&key).unwrap_optimized();
    env.storage().temporary().remove(&key);
    let peers = peers(env);
    let here = env.current_contract_address();
    if kind == 8 {
        let amount: i128 = auction.bid.values().first_unchecked();
        TokenClient::new(env, &peers.token).transfer(spender, &peers.backstop, &amount);
        for (asset, amount) in auction.lot {
            change(env, &asset, 0, 0);
            TokenClient::new(env, &asset).transfer(&here, spender, &amount);
        }
        return;
    }
    let mut debtor = positions(env, account);
    for (asset, shares) in auction.bid {
        let index = index(env, &asset);
        add(&mut debtor.liabilities, index, -shares);
        add(&mut filler.liabilities, index, shares);
    }
    if kind == 7 {
        let amount: i128 = auction.lot.values().first_unchecked();
        let args = (here, amount, spender.clone()).into_val(env);
        let _: () = env.invoke_contract(&peers.backstop, &symbol_short!("draw"), args);
    } else {
        for (asset, shares) in auction.lot {
            let index = index(env, &asset);
            add(&mut debtor.collateral, index, -shares);
            add(&mut filler.collateral, index, shares);
        }
    }
    set(env, &Key::Positions(account.clone()), &debtor);
}
