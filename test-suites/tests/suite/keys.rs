//! Names of the pool's ledger entries, built by hand.

use soroban_sdk::xdr::ScVal;
use soroban_sdk::Address;
use test_suites::raw;

pub const INSTANCE: ScVal = ScVal::LedgerKeyContractInstance;

pub fn list() -> ScVal {
    raw::sym("ResList")
}

pub fn proposed_admin() -> ScVal {
    raw::sym("PropAdmin")
}

/// The one entry of every pool that clients do not know, beside the guards.
pub fn constants() -> ScVal {
    raw::vec([raw::sym("Constants")])
}

pub fn bad_debt(index: u32) -> ScVal {
    raw::vec([raw::sym("BadDebt"), raw::u32(index)])
}

pub fn loss(index: u32) -> ScVal {
    raw::vec([raw::sym("Loss"), raw::u32(index)])
}

pub fn loss_of(user: &Address, index: u32) -> ScVal {
    raw::vec([raw::sym("LossUser"), raw::address(user), raw::u32(index)])
}

/// When suppliers last bore a loss.
pub fn last_default() -> ScVal {
    raw::vec([raw::sym("LastDefault")])
}

/// Net new debt of a reserve.
pub fn flow(index: u32) -> ScVal {
    raw::vec([raw::sym("Flow"), raw::u32(index)])
}

/// What that entry holds: the hour it was counted in, the debt of the one before and of it.
pub fn flow_value(hour: u64, last: i128, used: i128) -> ScVal {
    raw::fields([
        ("hour", raw::u64(hour)),
        ("last", raw::i128(last)),
        ("used", raw::i128(used)),
    ])
}

fn keyed(name: &str, address: &Address) -> ScVal {
    raw::vec([raw::sym(name), raw::address(address)])
}

pub fn config(asset: &Address) -> ScVal {
    keyed("ResConfig", asset)
}

pub fn data(asset: &Address) -> ScVal {
    keyed("ResData", asset)
}

pub fn queued(asset: &Address) -> ScVal {
    keyed("ResInit", asset)
}

pub fn guard(asset: &Address) -> ScVal {
    keyed("Guard", asset)
}

pub fn queued_guard(asset: &Address) -> ScVal {
    keyed("GuardInit", asset)
}

pub fn positions(of: &Address) -> ScVal {
    keyed("Positions", of)
}

pub fn auction(kind: u32, user: &Address) -> ScVal {
    let key = raw::fields([("auct_type", raw::u32(kind)), ("user", raw::address(user))]);
    raw::vec([raw::sym("Auction"), key])
}
