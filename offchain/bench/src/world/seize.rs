//! What no sequence of calls does, done by hand and alike in all three stacks.

use super::{Side, World};
use crate::plain::Plain as _;
use anyhow::{Context as _, Result};
use soroban_sdk::{vec, Address, IntoVal as _, Map, Symbol, Val};

impl World {
    /// Takes all collateral from `user` and leaves the debt.
    pub fn seize(&self, user: &Address) -> Result<()> {
        let nothing: Map<u32, i128> = Map::new(&self.env);
        let nothing: Val = nothing.into_val(&self.env);
        for side in Side::ALL {
            let pool = &self.stack(side).pool;
            self.rewrite(pool, ("Positions", user), "collateral", |_| nothing)?;
        }
        Ok(())
    }

    /// Leaves each backstop a hundredth of its tokens.
    pub fn exhaust_backstops(&self) -> Result<()> {
        for side in Side::ALL {
            let stack = self.stack(side);
            let key = ("PoolBalance", &stack.pool);
            self.rewrite(&stack.backstop, key, "tokens", |held| {
                let held: i128 = held.into_val(&self.env);
                (held / 100).into_val(&self.env)
            })?;
        }
        Ok(())
    }

    /// Changes one field of an entry.
    fn rewrite(
        &self,
        contract: &Address,
        (name, of): (&str, &Address),
        field: &str,
        change: impl Fn(Val) -> Val,
    ) -> Result<()> {
        let env = &self.env;
        let key: Val = vec![env, Symbol::new(env, name).to_val(), of.to_val()].to_val();
        env.as_contract(contract, || {
            let entry: Option<Map<Symbol, Val>> = env.storage().persistent().get(&key);
            let mut entry = entry.with_context(|| format!("no {name}"))?;
            let field = Symbol::new(env, field);
            let old = entry.try_get(field.clone()).plain()?;
            entry.set(field, change(old.context("no such field")?));
            env.storage().persistent().set(&key, &entry);
            Ok(())
        })
    }
}
