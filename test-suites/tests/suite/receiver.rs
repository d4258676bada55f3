//! Contracts that borrow for the length of a call.

use protocol_api::PoolClient;
use soroban_sdk::{
    contract, contracterror, contractimpl, symbol_short, token::TokenClient, Address, Env,
};

/// What a receiver does with a loan.
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Conduct {
    /// Hands it to the account that owes it.
    Pass,
    /// Keeps it.
    Keep,
    /// Fails with a code of its own.
    Refuse,
    /// Calls whoever called it.
    Reenter,
    /// Asks for the signature of the account that owes it, then keeps it.
    AskSignature,
}

#[contracterror]
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u32)]
pub enum ReceiverError {
    NoThanks = 77,
}

#[contract]
pub struct Receiver;

#[contractimpl]
impl Receiver {
    pub fn __constructor(env: Env, pool: Address, conduct: u32) {
        let instance = env.storage().instance();
        instance.set(&symbol_short!("pool"), &pool);
        instance.set(&symbol_short!("conduct"), &conduct);
    }

    pub fn exec_op(
        env: Env,
        caller: Address,
        token: Address,
        amount: i128,
        fee: i128,
    ) -> Result<(), ReceiverError> {
        assert_eq!(fee, 0);
        let this = env.current_contract_address();
        let client = TokenClient::new(&env, &token);
        assert!(client.balance(&this) >= amount);
        let instance = env.storage().instance();
        match instance.get::<_, u32>(&symbol_short!("conduct")).unwrap() {
            0 => client.transfer(&this, &caller, &amount),
            1 => {}
            2 => return Err(ReceiverError::NoThanks),
            3 => {
                let pool = instance.get(&symbol_short!("pool")).unwrap();
                PoolClient::new(&env, &pool).get_positions(&caller);
            }
            _ => caller.require_auth(),
        }
        Ok(())
    }
}

/// A receiver for `world`'s pool.
pub fn receiver(world: &test_suites::World, conduct: Conduct) -> Address {
    let args = (world.pool.address.clone(), conduct as u32);
    world.env.register(Receiver, args)
}
