use super::{
    require_owner_and_spender, PoolContract, PoolContractArgs, PoolContractClient, PoolError,
};
use crate::ops;
use crate::storage::instance;
use crate::types::{FlashLoan, Positions, Request};
use soroban_sdk::{contractimpl, Address, Env, Vec};

#[contractimpl]
impl PoolContract {
    pub fn submit(
        env: Env,
        from: Address,
        spender: Address,
        to: Address,
        requests: Vec<Request>,
    ) -> Result<Positions, PoolError> {
        instance::extend(&env);
        require_owner_and_spender(&from, &spender);
        ops::submit::submit(&env, &from, &spender, &to, &requests)
    }

    pub fn submit_with_allowance(
        env: Env,
        from: Address,
        spender: Address,
        to: Address,
        requests: Vec<Request>,
    ) -> Result<Positions, PoolError> {
        instance::extend(&env);
        require_owner_and_spender(&from, &spender);
        ops::submit::submit_with_allowance(&env, &from, &spender, &to, &requests)
    }

    pub fn flash_loan(
        env: Env,
        from: Address,
        flash_loan: FlashLoan,
        requests: Vec<Request>,
    ) -> Result<Positions, PoolError> {
        instance::extend(&env);
        from.require_auth();
        ops::flash_loan::flash_loan(&env, &from, &flash_loan, &requests)
    }

    pub fn gulp(env: Env, asset: Address) -> Result<i128, PoolError> {
        instance::extend(&env);
        ops::gulp::gulp(&env, &asset)
    }
}
