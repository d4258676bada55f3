use soroban_sdk::{contractclient, contracttype, Address, Env, Map};

// One account in one pool. Keys are reserve indices; a balance of zero is never kept.
// (Doc comments on contract types ship in the Wasm; plain comments do not.) Described only by contracts
// that answer with it.
#[cfg_attr(feature = "pool-types", contracttype)]
#[cfg_attr(not(feature = "pool-types"), contracttype(export = false))]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Positions {
    // Supply shares (bTokens) that secure debt.
    pub collateral: Map<u32, i128>,
    // Debt shares (dTokens).
    pub liabilities: Map<u32, i128>,
    // Supply shares (bTokens) that secure nothing.
    pub supply: Map<u32, i128>,
}

/// What a backstop may ask of a pool.
#[contractclient(name = "PoolClient")]
pub trait Pool {
    /// The positions of `address`; three empty maps if it has none. Bad debt stands under the
    /// backstop's own address.
    fn get_positions(env: Env, address: Address) -> Positions;

    /// The backstop that insures this pool, fixed at construction.
    fn get_backstop(env: Env) -> Address;
}
