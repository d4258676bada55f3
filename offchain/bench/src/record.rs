//! Measures what the scenes ask for, and keeps it.

use crate::figures::{Cost, Row};
use crate::host::ledger::Ledger;
use crate::host::measure::{Call, Meter};
use crate::host::sdk;
use crate::setup::{Guard, Oracle, Setup};
use crate::wasm::Wasm;
use crate::world::{Side, World};
use anyhow::{ensure, Context as _, Result};
use soroban_sdk::xdr::ScAddress;
use std::collections::BTreeMap;
use std::rc::Rc;

pub struct Record {
    pub wasm: Wasm,
    pub oracle: Oracle,
    pub meter: Meter,
    pub rows: Vec<Row>,
}

impl Record {
    pub fn new(wasm: Wasm, oracle: Oracle) -> Result<Self> {
        Ok(Record {
            oracle,
            wasm,
            meter: Meter::new()?,
            rows: vec![],
        })
    }

    pub fn world(&self, setup: Setup) -> Result<World> {
        World::new(&self.wasm, setup)
    }

    /// What calls cost from here on in `world`, which stays as it is.
    pub fn here(&mut self, world: &World) -> Result<Here<'_>> {
        Ok(Here {
            ledger: world.ledger()?,
            reserves: world.reserves(),
            guard: world.guard,
            oracle: (&world.oracle.address).into(),
            record: self,
        })
    }
}

/// A moment in a world.
pub struct Here<'a> {
    ledger: Rc<Ledger>,
    reserves: usize,
    guard: Guard,
    oracle: ScAddress,
    record: &'a mut Record,
}

impl Here<'_> {
    /// The call that `of` makes of each of `sides`, at `width` positions.
    pub fn measure(
        &mut self,
        op: &'static str,
        width: usize,
        sides: &[Side],
        of: impl Fn(Side) -> Result<Call>,
    ) -> Result<()> {
        let mut costs = BTreeMap::new();
        for side in sides {
            let what = || format!("{op}, width {width}, {}", side.name());
            let call = of(*side).with_context(what)?;
            costs.insert(*side, self.cost(&call).with_context(what)?);
        }
        let same = |row: &&Row| row.op == op && (row.reserves, row.width) == (self.reserves, width);
        let twice = self.record.rows.iter().find(same);
        ensure!(
            twice.is_none_or(|row| row.guard != self.guard),
            "{op} is measured twice"
        );
        self.record.rows.push(Row {
            op: op.to_owned(),
            guard: self.guard,
            reserves: self.reserves,
            width,
            costs,
        });
        Ok(())
    }

    fn cost(&self, call: &Call) -> Result<Cost> {
        let mut cost = self
            .record
            .meter
            .measure(&self.ledger, call, &self.oracle)?;
        cost.sdk = sdk::estimate(&self.ledger, call)?;
        Ok(cost)
    }
}
