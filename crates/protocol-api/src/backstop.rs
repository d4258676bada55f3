use soroban_sdk::{contractclient, contracttype, Address, Env};

// A pool's first-loss deposits, as its backstop reports them.
#[cfg_attr(feature = "backstop-types", contracttype)]
#[cfg_attr(not(feature = "backstop-types"), contracttype(export = false))]
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PoolBackstopData {
    // Share of all backstop shares that is queued for withdrawal, 7 decimals, rounded up.
    pub q4w_pct: i128,
    // All shares, queued ones included.
    pub shares: i128,
    // Backstop tokens held for the pool, in the token's own decimals.
    pub tokens: i128,
}

/// What a pool may ask of its backstop.
#[contractclient(name = "BackstopClient")]
pub trait Backstop {
    /// Shares, tokens and the queued share of `pool`; zeros for a pool without deposits.
    fn pool_data(env: Env, pool: Address) -> PoolBackstopData;

    /// The SEP-41 token in which deposits are held.
    fn backstop_token(env: Env) -> Address;

    /// Pays `amount` backstop tokens of the pool's deposits to `to`. Only the pool authorizes.
    fn draw(env: Env, pool_address: Address, amount: i128, to: Address);

    /// Takes `amount` backstop tokens from `from`, by an allowance `from` gave the backstop, and
    /// adds them to the pool's deposits without minting shares. Only the pool authorizes.
    fn donate(env: Env, from: Address, pool_address: Address, amount: i128);
}
