use crate::{
    AuctionData, BadDebtData, GuardData, LossData, PoolConfig, PoolConstants, Positions, Reserve,
};
use soroban_sdk::{contractclient, Address, Env, Val, Vec};

/// What anyone may read of a pool. Nothing here needs a signature.
#[contractclient(name = "PoolViewsClient")]
pub trait PoolViews {
    fn get_config(env: Env) -> PoolConfig;

    /// What was fixed at construction: the feed's decimals, the backstop's threshold.
    fn get_constants(env: Env) -> PoolConstants;

    fn get_backstop(env: Env) -> Address;

    /// All reserves; the place is the index.
    fn get_reserve_list(env: Env) -> Vec<Address>;

    /// Accrued to now. Fails for an asset that is no reserve.
    fn get_reserve(env: Env, asset: Address) -> Reserve;

    /// Three empty maps for an account without positions.
    fn get_positions(env: Env, address: Address) -> Positions;

    /// What is left of an auction, at full size. Fails if there is none.
    fn get_auction(env: Env, auction_type: u32, user: Address) -> AuctionData;

    /// All zero for a reserve that never had bad debt.
    fn get_bad_debt(env: Env, asset: Address) -> BadDebtData;

    /// Nothing lost for a reserve that never had a loss.
    fn get_loss(env: Env, asset: Address) -> LossData;

    /// `None` for an asset that never had a guard; all settings zero if it was turned off.
    fn get_guard(env: Env, asset: Address) -> Option<GuardData>;

    /// The pool's instance and persistent entries under `keys` (see [`crate::pool_keys`]), in their order,
    /// as they are stored: nothing is accrued, nothing is kept alive. Void where there is none. Temporary
    /// entries, auctions among them, are not looked for.
    fn get_entries(env: Env, keys: Vec<Val>) -> Vec<Val>;
}
