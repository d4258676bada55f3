//! The lens, looking at the world's pool.

use crate::code::Code;
use crate::World;
use lens::LensContractClient;
use soroban_sdk::{vec, Address, Vec};

impl World {
    /// A lens of its own: it keeps nothing, so any number may look.
    ///
    /// The host's records of a view's many inner calls exceed the budget it keeps for its own
    /// bookkeeping; the network's limits on each call stay on.
    pub fn lens(&self) -> LensContractClient<'static> {
        self.env.cost_estimate().budget().reset_unlimited();
        LensContractClient::new(&self.env, &Code::Lens.register(&self.env, ()))
    }

    /// The addresses of the reserves at `indices`.
    pub fn assets_at(&self, indices: &[usize]) -> Vec<Address> {
        let mut assets = vec![&self.env];
        for index in indices {
            assets.push_back(self.asset(*index).clone());
        }
        assets
    }
}
