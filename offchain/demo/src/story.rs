//! The story: stages one after the other, each told in words and ended by a look at the books.

use crate::cast::Who;
use crate::chart::{Chart, Loss, Point};
use crate::snapshot::Snapshot;
use crate::table::Table;
use crate::tally::Tally;
use crate::world::{Do, World};
use anyhow::{Context, Result};
use serde::Serialize;

/// One stage, as it was.
#[derive(Debug, Serialize)]
pub struct Scene {
    pub number: usize,
    pub title: &'static str,
    pub text: Vec<String>,
    pub calls: Vec<Call>,
    pub tables: Vec<Table>,
    pub charts: Vec<Chart>,
    pub now: Snapshot,
}

/// A call somebody made.
#[derive(Debug, Serialize)]
pub struct Call {
    pub who: String,
    pub what: String,
}

/// What later stages need to know of earlier ones. US dollars with 14 decimals, USDC raw.
#[derive(Debug, Default)]
pub struct Memory {
    pub handed_over: i128,
    pub taken_by_fillers: i128,
    pub drawn_value: i128,
    pub losses: Vec<Loss>,
    /// Paid by the reserve's own credit.
    pub from_credit: i128,
    pub tally: Tally,
    pub course: Vec<Point>,
}

/// A stage while it is played.
pub struct Stage<'a> {
    pub world: &'a World,
    pub memory: &'a mut Memory,
    /// The end of the stage before.
    pub before: Option<&'a Snapshot>,
    text: Vec<String>,
    calls: Vec<Call>,
    tables: Vec<Table>,
    charts: Vec<Chart>,
}

pub type Play = fn(&mut Stage) -> Result<()>;

impl<'a> Stage<'a> {
    pub fn say(&mut self, text: impl Into<String>) {
        self.text.push(text.into());
    }

    /// Shows a call that has been made by other means.
    pub fn note(&mut self, who: impl ToString, what: impl Into<String>) {
        self.calls.push(Call {
            who: who.to_string(),
            what: what.into(),
        });
    }

    /// One `submit`.
    pub fn submit(&mut self, who: Who, steps: &[Do]) -> Result<()> {
        self.world.submit(who, steps)?;
        let steps: Vec<_> = steps.iter().map(Do::to_string).collect();
        self.note(who, format!("submit: {}", steps.join(", ")));
        Ok(())
    }

    pub fn now(&self) -> Result<Snapshot> {
        Snapshot::take(self.world)
    }

    /// The end of the stage before.
    pub fn start(&self) -> Result<&'a Snapshot> {
        self.before.context("the first stage has none before it")
    }

    pub fn show(&mut self, table: Table) {
        self.tables.push(table);
    }

    pub fn draw(&mut self, chart: Chart) {
        self.charts.push(chart);
    }
}

/// Plays one stage and looks at the books.
pub fn play(
    world: &World,
    memory: &mut Memory,
    before: Option<&Snapshot>,
    number: usize,
    (title, play): (&'static str, Play),
) -> Result<Scene> {
    let mut stage = Stage {
        world,
        memory,
        before,
        text: Vec::new(),
        calls: Vec::new(),
        tables: Vec::new(),
        charts: Vec::new(),
    };
    play(&mut stage).with_context(|| format!("stage {number}, {title}"))?;
    Ok(Scene {
        number,
        title,
        now: stage.now()?,
        text: stage.text,
        calls: stage.calls,
        tables: stage.tables,
        charts: stage.charts,
    })
}
