//! A flash-loan receiver that hands the loan to the account that owes it.

use sep_41_token::TokenClient;
use soroban_sdk::{contract, contractimpl, Address, Env};

#[contract]
pub struct Receiver;

#[contractimpl]
impl Receiver {
    pub fn exec_op(env: Env, caller: Address, token: Address, amount: i128, _fee: i128) {
        let here = env.current_contract_address();
        TokenClient::new(&env, &token).transfer(&here, &caller, &amount);
    }
}
