use soroban_sdk::{contractclient, Address, Env};

/// A contract that borrows for the length of one call.
#[contractclient(name = "FlashLoanReceiverClient")]
pub trait FlashLoanReceiver {
    /// Called by the pool once `amount` of `token` has arrived. `caller` is the account that owes
    /// the loan; `fee` is always 0.
    fn exec_op(env: Env, caller: Address, token: Address, amount: i128, fee: i128);
}
