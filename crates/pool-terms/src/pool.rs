//! The pool's own settings, accounts and auctions.

use crate::record::record;
use protocol_api::{AuctionData, PoolBackstopData, PoolConfig, PoolConstants, Positions};
use soroban_sdk::Map;

record!(
    PoolConfig,
    |env| PoolConfig {
        bstop_rate: 0,
        max_positions: 0,
        min_collateral: 0,
        // Any address holds the place.
        oracle: env.current_contract_address(),
        status: 0,
    },
    {
        bstop_rate => bstop_rate,
        max_positions => max_positions,
        min_collateral => min_collateral,
        oracle => oracle,
        status => status,
    }
);

record!(PoolBackstopData {
    q4w_pct => q4w_pct,
    shares => shares,
    tokens => tokens,
});

record!(PoolConstants {
    backstop_threshold => backstop_threshold,
    oracle_decimals => oracle_decimals,
});

record!(
    Positions,
    |env| {
        let none = Map::new(env);
        Positions {
            collateral: none.clone(),
            liabilities: none.clone(),
            supply: none,
        }
    },
    {
        collateral => collateral,
        liabilities => liabilities,
        supply => supply,
    }
);

record!(
    AuctionData,
    |env| {
        let none = Map::new(env);
        AuctionData {
            bid: none.clone(),
            block: 0,
            lot: none,
        }
    },
    {
        bid => bid,
        block => block,
        lot => lot,
    }
);
