use soroban_sdk::{contracttype, Address};

#[contracttype(export = false)]
#[derive(Clone)]
pub struct PoolUserKey {
    pub pool: Address,
    pub user: Address,
}

// Keys of persistent entries. Instance entries have plain symbols, in `instance.rs`.
#[contracttype(export = false)]
#[derive(Clone)]
pub enum DataKey {
    UserBalance(PoolUserKey),
    PoolBalance(Address),
    // Wipe-outs that were followed by a deposit; absent for none.
    PoolEpoch(Address),
    // The pool epoch a user balance belongs to; absent for 0.
    UserEpoch(PoolUserKey),
}
