//! One operation on all stacks, Levee with its price guards off and on.

use super::table::{ratio, NONE};
use crate::figures::{Figures, Row};
use crate::ops::Op;
use crate::record::Record;
use crate::setup::Guard;
use crate::world::Side;

/// Blend v2 and the floor know no guards: theirs are the figures from the world without any, which the
/// other world's equal to a thousandth.
pub struct Beside<'a> {
    pub blend: Option<&'a Figures>,
    pub floor: Option<&'a Figures>,
    off: Option<&'a Figures>,
    on: Option<&'a Figures>,
}

impl<'a> Beside<'a> {
    /// Nothing, if it was not measured in a pool of `reserves`.
    pub fn of(record: &'a Record, reserves: usize, op: &Op) -> Option<Self> {
        let row = |guard| {
            let is = |row: &&Row| {
                row.op == op.name
                    && (row.reserves, row.width, row.guard) == (reserves, op.width, guard)
            };
            record.rows.iter().find(is)
        };
        let (off, on) = (row(Guard::Off), row(Guard::On));
        let figures = |row: &'a Row, side| row.costs.get(&side).map(|it| &it.network);
        let either = off.or(on)?;
        Some(Beside {
            blend: figures(either, Side::Blend),
            floor: figures(either, Side::Floor),
            off: off.and_then(|row| figures(row, Side::Levee)),
            on: on.and_then(|row| figures(row, Side::Levee)),
        })
    }

    /// Blend v2, the floor, Levee without and with guards.
    pub fn all(&self) -> [Option<&'a Figures>; 4] {
        [self.blend, self.floor, self.off, self.on]
    }

    /// What Levee takes for each that `other` takes, without and with guards.
    pub fn to(&self, other: Option<&Figures>, what: fn(&Figures) -> u64) -> [String; 2] {
        [self.off, self.on].map(|levee| match (levee, other) {
            (Some(levee), Some(other)) => ratio(what(levee), what(other)),
            _ => NONE.to_owned(),
        })
    }
}
