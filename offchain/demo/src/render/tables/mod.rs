//! A snapshot as tables. What looks the same as before is left out, unless all is asked for.

mod accounts;
mod auctions;
mod backstop;
mod reserves;

use crate::snapshot::Snapshot;
use crate::table::Table;

/// The tables that differ from `before`, and the names of accounts left out of them.
pub struct View {
    pub tables: Vec<Table>,
    pub unchanged: Vec<String>,
}

pub fn of(now: &Snapshot, before: Option<&Snapshot>) -> View {
    let mut unchanged = Vec::new();
    let mut tables = vec![accounts::all(now, before, &mut unchanged)];
    tables.push(auctions::all(now));
    tables.push(reserves::all(now));
    tables.push(backstop::all(now));
    if let Some(before) = before {
        let old = backstop::all(before);
        tables.retain(|table| table.title != old.title || table.rows != old.rows);
        let pairs = now.reserves.iter().zip(&before.reserves);
        if pairs.clone().all(|(new, old)| new.looks_like(old)) {
            tables.retain(|table| table.title != "Reserves");
        }
    }
    tables.retain(|table| !table.rows.is_empty());
    tables.push(reserves::holdings(now));
    View { tables, unchanged }
}
