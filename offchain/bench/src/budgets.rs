//! What each operation of Levee may cost: written down, reviewed as a diff, and held.

use crate::figures::{Cost, Figures, Row};
use crate::network::Limits;
use crate::record::Record;
use crate::setup::Oracle;
use crate::world::Side;
use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Growth above this needs a reviewed change of the file.
pub const GROWTH_PERCENT: u64 = 1;
/// What a call may use of each limit of the network. Memory of the oracle's own VMs does not count.
pub const MOST_PERCENT: u64 = 60;

#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Budgets {
    /// Bytes of Levee's contracts.
    pub wasm: BTreeMap<String, u64>,
    /// By operation, reserves, width and guard.
    pub operations: BTreeMap<String, Figures>,
    /// Calls that use more than [`MOST_PERCENT`] of a limit, and how much: known, and not to grow.
    pub wide: BTreeMap<String, u64>,
}

impl Budgets {
    pub fn of(record: &Record) -> Self {
        let sizes = record.wasm.sizes().into_iter();
        let mut budgets = Budgets {
            wasm: sizes.map(|it| (it.0.to_owned(), it.3)).collect(),
            ..Budgets::default()
        };
        let limits = &record.meter.network.limits;
        for row in &record.rows {
            let Some(cost) = row.costs.get(&Side::Levee) else {
                continue;
            };
            budgets.operations.insert(name(row), cost.network);
            for (limit, percent) in shares(cost, record.oracle, limits) {
                if percent > MOST_PERCENT && limit != "memory" {
                    let what = format!("{}: {limit}", name(row));
                    budgets.wide.insert(what, percent);
                }
            }
        }
        budgets
    }

    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Ok(serde_json::from_str(&text)?)
    }

    /// One line for each operation, so that a diff can be read.
    pub fn text(&self) -> Result<String> {
        let mut out = "{\n".to_owned();
        let parts = [
            ("wasm", lines(&self.wasm)?),
            ("operations", lines(&self.operations)?),
            ("wide", lines(&self.wide)?),
        ];
        for (place, (name, lines)) in parts.iter().enumerate() {
            let comma = if place + 1 < parts.len() { "," } else { "" };
            let _ = writeln!(out, " \"{name}\": {{\n{lines}\n }}{comma}");
        }
        Ok(out + "}\n")
    }

    /// What `now` has more of than `self` allows, one sentence each.
    pub fn complaints(&self, now: &Budgets) -> Vec<String> {
        let mut all = vec![];
        for (name, bytes) in &now.wasm {
            compare(
                &mut all,
                &format!("{name}.wasm, bytes"),
                self.wasm.get(name).copied(),
                *bytes,
            );
        }
        for (name, figures) in &now.operations {
            let Some(budget) = self.operations.get(name) else {
                all.push(format!("{name} has no budget"));
                continue;
            };
            for ((what, was), (_, is)) in counted(budget).into_iter().zip(counted(figures)) {
                compare(&mut all, &format!("{name}: {what}"), Some(was), is);
            }
        }
        let gone = |name: &&String| !now.operations.contains_key(*name);
        let gone = self.operations.keys().filter(gone);
        all.extend(gone.map(|name| format!("{name} has a budget and is not measured")));
        for (name, percent) in &now.wide {
            if self.wide.get(name).is_none_or(|known| known < percent) {
                all.push(format!("{name}: {percent}% of the network's limit"));
            }
        }
        all
    }
}

fn name(row: &Row) -> String {
    let guard = row.guard.name();
    format!(
        "{}, {} reserves, k {:02}, guard {guard}",
        row.op, row.reserves, row.width
    )
}

fn lines<T: Serialize>(all: &BTreeMap<String, T>) -> Result<String> {
    let line = |(name, value)| -> Result<String> {
        let name = serde_json::to_string(name)?;
        Ok(format!("  {name}: {}", serde_json::to_string(value)?))
    };
    let all: Vec<_> = all.iter().map(line).collect::<Result<_>>()?;
    Ok(all.join(",\n"))
}

/// Every figure but the rent: it is in the fee, and jumps with the days.
fn counted(it: &Figures) -> [(&'static str, u64); 10] {
    [
        ("instructions", it.instructions),
        ("memory", it.mem_bytes),
        ("footprint entries", it.footprint_entries),
        ("disk reads", it.disk_read_entries),
        ("writes", it.write_entries),
        ("disk read bytes", it.disk_read_bytes),
        ("written bytes", it.write_bytes),
        ("events and return value", it.events_and_return_bytes),
        ("transaction size", it.tx_bytes),
        ("resource fee", it.resource_fee.unsigned_abs()),
    ]
}

fn compare(all: &mut Vec<String>, what: &str, was: Option<u64>, is: u64) {
    match was {
        None => all.push(format!("{what}: no budget for {is}")),
        Some(was) if is * 100 > was * (100 + GROWTH_PERCENT) => {
            all.push(format!("{what}: {is}, and the budget is {was}"));
        }
        Some(_) => {}
    }
}

/// How much a call uses of each limit, in percent rounded up, by the limit's name.
pub fn shares(cost: &Cost, oracle: Oracle, limits: &Limits) -> Vec<(&'static str, u64)> {
    let percent = |used: u64, limit: u64| (used * 100).div_ceil(limit);
    let uses = cost.network.uses(limits);
    let mut all: Vec<_> = uses
        .into_iter()
        .map(|(name, used, limit)| (name, percent(used, limit)))
        .collect();
    let own = cost.network.mem_bytes - cost.oracle_calls * oracle.vm_bytes();
    all.push((
        "memory without the oracle's",
        percent(own, limits.mem_bytes),
    ));
    all
}
