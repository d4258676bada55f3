//! Contracts that take flash loans, one per way of behaving.

use soroban_sdk::{
    contract, contracterror, contractimpl, symbol_short, token, vec, Address, Env, IntoVal, Symbol,
    Val,
};

/// What a receiver does with the loan.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manner {
    /// Hands it to the account that owes it.
    Honest = 0,
    /// Keeps it.
    Greedy = 1,
    /// Fails with a code of its own.
    Failing = 2,
    /// Calls the pool back.
    Reentrant = 3,
}

pub const MANNERS: [Manner; 4] = [
    Manner::Honest,
    Manner::Greedy,
    Manner::Failing,
    Manner::Reentrant,
];

#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum ReceiverError {
    Refused = 77,
}

#[contract]
pub struct Receiver;

#[contractimpl]
impl Receiver {
    pub fn __constructor(env: Env, manner: u32, pool: Address) {
        env.storage()
            .instance()
            .set(&symbol_short!("state"), &(manner, pool));
    }

    pub fn exec_op(
        env: Env,
        caller: Address,
        token: Address,
        amount: i128,
        _fee: i128,
    ) -> Result<(), ReceiverError> {
        let state: (u32, Address) = env
            .storage()
            .instance()
            .get(&symbol_short!("state"))
            .unwrap();
        match state.0 {
            0 => {
                let this = env.current_contract_address();
                token::Client::new(&env, &token).transfer(&this, &caller, &amount);
                Ok(())
            }
            1 => Ok(()),
            2 => Err(ReceiverError::Refused),
            _ => {
                let args = vec![&env, token.into_val(&env)];
                let _: Val = env.invoke_contract(&state.1, &Symbol::new(&env, "gulp"), args);
                Ok(())
            }
        }
    }
}
