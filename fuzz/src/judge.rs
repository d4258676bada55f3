//! What is looked at before and after a call, and what must hold between the two.

use crate::stage::{Stage, RESERVES};
use lending_core::health::{Health, Valuation};
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares};
use num_bigint::BigInt;
use pool::{Positions, Reserve};
use sep_40_oracle::Asset as Feed;
use soroban_sdk::{Address, InvokeError};
use std::fmt::Debug;

/// What a call may change beyond the caller's own account.
#[derive(Default)]
pub struct Allowed<'a> {
    /// Accounts whose positions may change.
    pub accounts: Vec<&'a Address>,
    /// Suppliers may bear a loss.
    pub loss: bool,
}

/// All books at one moment.
pub struct Sight {
    /// The users' positions, then the backstop's.
    positions: Vec<(Address, Positions)>,
    reserves: Vec<Reserve>,
}

pub fn look(stage: &Stage) -> Sight {
    let (world, pool) = (&stage.world, &stage.world.pool);
    let mut owners = stage.users.clone();
    owners.push(world.backstop.address.clone());
    Sight {
        positions: owners
            .into_iter()
            .map(|owner| (owner.clone(), pool.get_positions(&owner)))
            .collect(),
        reserves: (0..RESERVES)
            .map(|index| pool.get_reserve(world.asset(index)))
            .collect(),
    }
}

impl Sight {
    pub fn of(&self, who: &Address) -> &Positions {
        let found = self.positions.iter().find(|(owner, _)| owner == who);
        &found.expect("a known account").1
    }

    /// What `who` owns in the pool less what it owes there, exactly, per reserve.
    pub fn claims(&self, who: &Address) -> [BigInt; RESERVES] {
        let held = self.of(who);
        std::array::from_fn(|place| {
            let (index, data) = (place as u32, &self.reserves[place].data);
            let shares =
                held.supply.get(index).unwrap_or(0) + held.collateral.get(index).unwrap_or(0);
            BigInt::from(shares) * data.b_rate
                - BigInt::from(held.liabilities.get(index).unwrap_or(0)) * data.d_rate
        })
    }

    /// The health of `who` at the oracle's present prices; `None` if one is missing.
    pub fn health(&self, stage: &Stage, who: &Address) -> Option<Health> {
        let (held, mut health) = (self.of(who), Health::default());
        for (place, reserve) in self.reserves.iter().enumerate() {
            let index = place as u32;
            let collateral = held.collateral.get(index).unwrap_or(0);
            let debt = held.liabilities.get(index).unwrap_or(0);
            if collateral == 0 && debt == 0 {
                continue;
            }
            let by = Valuation {
                price: stage
                    .world
                    .oracle
                    .lastprice(&Feed::Stellar(reserve.asset.clone()))?
                    .price,
                token_one: reserve.scalar,
                c_factor: reserve.config.c_factor,
                l_factor: reserve.config.l_factor,
            };
            let owned = SupplyRate(reserve.data.b_rate)
                .to_underlying_down(SupplyShares(collateral))
                .ok()?;
            let owed = DebtRate(reserve.data.d_rate)
                .to_underlying_up(DebtShares(debt))
                .ok()?;
            health.add_collateral(&by, owned).ok()?;
            if debt > 0 {
                health.add_debt(&by, owed).ok()?;
            }
        }
        Some(health)
    }

    pub fn has_debt(&self, who: &Address) -> bool {
        !self.of(who).liabilities.is_empty()
    }
}

/// R-1, H-4 and the books, between two looks.
pub fn compare(stage: &Stage, before: &Sight, after: &Sight, allowed: &Allowed) {
    for (old, new) in before.reserves.iter().zip(&after.reserves) {
        assert!(new.data.d_rate >= old.data.d_rate, "the debt rate fell");
        assert!(
            allowed.loss || new.data.b_rate >= old.data.b_rate,
            "the supply rate fell"
        );
        assert!(new.data.b_rate >= 0 && new.data.backstop_credit >= 0);
        assert!((1_000_000..=100_000_000).contains(&new.data.ir_mod));
    }
    for ((owner, old), (_, new)) in before.positions.iter().zip(&after.positions) {
        assert!(
            old == new || allowed.accounts.contains(&owner),
            "positions of a third party moved"
        );
        let all = [&new.collateral, &new.liabilities, &new.supply];
        assert!(
            all.iter()
                .all(|map| map.values().iter().all(|shares| shares > 0)),
            "a balance of {new:?}"
        );
    }
    stage.world.check();
}

/// More than any account of any history owns.
pub const PLENTY: i128 = 10i128.pow(30);

/// Ends the name of a call with an amount that no token has.
pub const TOO_MUCH: &str = " of too much";

/// Whether the call was done. Refusals have to say why, in a code of the contract that refused.
pub fn outcome<T, C: Debug, E: Debug>(
    what: &str,
    result: Result<Result<T, C>, Result<E, InvokeError>>,
) -> Option<T> {
    if std::env::var_os("TRACE").is_some() {
        println!("{what}: {:?}", result.as_ref().map(|_| "done"));
    }
    match result {
        Ok(Ok(value)) => Some(value),
        Ok(Err(error)) => panic!("{what} answers something unreadable: {error:?}"),
        Err(Ok(error)) => {
            let name = format!("{error:?}");
            let internal = ["InternalError", "InternalReserveNotFound"].contains(&name.as_str());
            let overflow = name == "Overflow" && !what.ends_with(TOO_MUCH);
            assert!(!internal && !overflow, "{what}: {name}");
            None
        }
        // The token's: allowance, balance; the backstop's own codes.
        Err(Err(InvokeError::Contract(8..=12 | 1000..=1103))) => None,
        Err(Err(error)) => panic!("{what} traps: {error:?}"),
    }
}
