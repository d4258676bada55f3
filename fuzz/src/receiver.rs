//! A flash loan's receiver that hands the tokens to the borrower, or keeps them.

use sep_41_token::TokenClient;
use soroban_sdk::{contract, contractimpl, Address, Env};

#[contract]
pub struct Receiver;

#[contractimpl]
impl Receiver {
    pub fn exec_op(env: Env, caller: Address, token: Address, amount: i128, _fee: i128) {
        if amount % 2 == 0 {
            TokenClient::new(&env, &token).transfer(
                &env.current_contract_address(),
                &caller,
                &amount,
            );
        }
    }
}
