use super::{
    require_owner_and_spender, PoolContract, PoolContractArgs, PoolContractClient, PoolError,
};
use crate::encoded::{encoded, Encoded};
use crate::ops;
use crate::storage::instance;
use crate::types::{self, FlashLoan, Request};
use soroban_sdk::{contractimpl, Address, Env, Vec};

// The specification takes a type by the name it is written with.
type Positions = Encoded<types::Positions>;

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
        let after = ops::submit::submit(&env, &from, &spender, &to, &requests)?;
        Ok(encoded(&env, after))
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
        let after = ops::submit::submit_with_allowance(&env, &from, &spender, &to, &requests)?;
        Ok(encoded(&env, after))
    }

    pub fn flash_loan(
        env: Env,
        from: Address,
        flash_loan: FlashLoan,
        requests: Vec<Request>,
    ) -> Result<Positions, PoolError> {
        instance::extend(&env);
        from.require_auth();
        let after = ops::flash_loan::flash_loan(&env, &from, &flash_loan, &requests)?;
        Ok(encoded(&env, after))
    }

    pub fn gulp(env: Env, asset: Address) -> Result<i128, PoolError> {
        instance::extend(&env);
        ops::gulp::gulp(&env, &asset)
    }
}
