//! Takes a flash loan and hands it to the account that owes it.
#![no_std]

use soroban_sdk::{contract, contractimpl, token::TokenClient, Address, Env};

#[contract]
pub struct FlashReceiver;

#[contractimpl]
impl FlashReceiver {
    pub fn exec_op(env: Env, caller: Address, token: Address, amount: i128, _fee: i128) {
        let here = env.current_contract_address();
        TokenClient::new(&env, &token).transfer(&here, &caller, &amount);
    }
}
