//! A flash loan's receiver that gives the loan to whoever owes it.

use sep_41_token::TokenClient;
use soroban_sdk::{contract, contractimpl, Address, Env};

#[contract]
pub struct Receiver;

#[contractimpl]
impl Receiver {
    pub fn exec_op(env: Env, caller: Address, token: Address, amount: i128, _fee: i128) {
        TokenClient::new(&env, &token).transfer(&env.current_contract_address(), &caller, &amount);
    }
}
