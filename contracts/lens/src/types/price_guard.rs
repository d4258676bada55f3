//! What the lens says of an asset's price.

use protocol_api::GuardData;
use soroban_sdk::{contracttype, Address};

// A price for one use, and where it comes from.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UsedPrice {
    // None where the pool refuses.
    pub price: Option<i128>,
    // 0 the feed; 1 held below it; 2 held above it; 3 the feed, confirmed; 4 the anchor, the feed being
    // dead; 5 the feed, there being no guard; 6 refused, stale; 7 refused, no price; 8 the guard has no
    // anchor; 9 worth nothing, the feed being dead.
    pub reason: u32,
}

// A feed farther from the anchor than liquidations follow at once. All zero if it is not.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PriceDeviation {
    // Whether liquidations follow now.
    pub confirmed: bool,
    // Unix seconds before which they will not.
    pub confirms_at: u64,
    // Rounds of the feed that were seen there.
    pub rounds: u32,
    // -1 below, 1 above.
    pub side: i32,
    // Unix seconds; 0 if the next poke is the first to see it.
    pub since: u64,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PriceGuard {
    pub asset: Address,
    // What is sold for bad debt.
    pub auction: UsedPrice,
    // Collateral of new risk.
    pub collateral: UsedPrice,
    // Debt of new risk.
    pub debt: UsedPrice,
    pub deviation: PriceDeviation,
    // What the feed says, good or not, and its stamp in unix seconds.
    pub feed: Option<i128>,
    pub feed_time: Option<u64>,
    // As stored; all zero if there is none or it is off.
    pub guard: GuardData,
    // As far as the anchor would follow the feed now.
    pub highest: Option<i128>,
    // What insures suppliers.
    pub insurance: UsedPrice,
    // Bad debt, and the backstop against its threshold.
    pub liquidation: UsedPrice,
    pub lowest: Option<i128>,
    // Debt that is to be liquidated.
    pub owed: UsedPrice,
    // The anchor after a `poke_price` now, if it would succeed.
    pub poke: Option<i128>,
    // Collateral that is to be liquidated.
    pub seized: UsedPrice,
    // Interest auctions.
    pub spot: UsedPrice,
}
