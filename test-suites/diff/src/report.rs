//! What a run reached.

use crate::call::{Call, Outcome};
use crate::differences::{Passed, Row, TABLE};
use crate::run::Step;
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[derive(Debug, Default)]
pub struct Report {
    pub pools: u64,
    /// Calls to pool and backstop that were compared.
    pub compared: u64,
    /// Changes of clock, prices and balances between them.
    pub surroundings: u64,
    /// By entry point and Blend's outcome.
    pub outcomes: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// Accepted differences met.
    pub rows: BTreeMap<Row, u64>,
    /// Runs that ended early because the states parted.
    pub parted: u64,
    /// By name of the event.
    pub events: BTreeMap<String, u64>,
    /// Defaults of the backstop's debt through `bad_debt`, through the last fill, and as debt was handed
    /// over.
    pub defaults: [u64; 3],
    /// Calls compared while suppliers' losses were open.
    pub with_loss: u64,
    /// Fills by auction type and phase.
    pub fills: BTreeMap<(u32, &'static str), u64>,
    /// Requests that went through, by type.
    pub requests: [u64; 10],
}

impl Report {
    pub fn count(&mut self, call: &Call, step: &Step) {
        if !call.is_compared() {
            self.surroundings += 1;
            return;
        }
        self.compared += 1;
        let outcome = match &step.outcomes[0] {
            Outcome::Value(_) => "ok".to_string(),
            Outcome::Code(code) => code.to_string(),
            Outcome::Trap(_) => match &step.outcomes[1] {
                Outcome::Code(code) => format!("trap, ours {code}"),
                Outcome::Value(_) => "trap, ours ok".to_string(),
                Outcome::Trap(_) => "trap".to_string(),
            },
        };
        *self
            .outcomes
            .entry(call.name())
            .or_default()
            .entry(outcome)
            .or_default() += 1;
        for row in &step.verdict.rows {
            *self.rows.entry(*row).or_default() += 1;
        }
        self.parted += u64::from(step.verdict.parted);
        self.with_loss += u64::from(step.with_loss);
        for event in &step.events {
            *self.events.entry(event.clone()).or_default() += 1;
        }
        if step.events.iter().any(|event| event == "defaulted_debt") {
            let through_fill = !matches!(call, Call::BadDebt { .. });
            let way = match step.passed {
                Passed::CaughtUp => 2,
                _ => usize::from(through_fill),
            };
            self.defaults[way] += 1;
        }
        for (kind, elapsed) in &step.fills {
            *self.fills.entry((*kind, phase(*elapsed))).or_default() += 1;
        }
        if let (true, Call::Submit { requests, .. } | Call::FlashLoan { requests, .. }) =
            (step.outcomes[0].is_ok(), call)
        {
            for request in requests {
                self.requests[request.kind as usize] += 1;
            }
        }
    }

    /// The report in Markdown.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "# Differential run\n");
        let _ = writeln!(text, "| what | count |\n|---|---|");
        let _ = writeln!(text, "| pools | {} |", self.pools);
        let _ = writeln!(text, "| calls compared | {} |", self.compared);
        let _ = writeln!(
            text,
            "| changes of clock, prices, balances | {} |",
            self.surroundings
        );
        let _ = writeln!(
            text,
            "| defaults through `bad_debt` | {} |",
            self.defaults[0]
        );
        let _ = writeln!(
            text,
            "| defaults through a last fill | {} |",
            self.defaults[1]
        );
        let _ = writeln!(
            text,
            "| defaults as debt was handed over | {} |",
            self.defaults[2]
        );
        let _ = writeln!(
            text,
            "| calls compared while a loss is open | {} |",
            self.with_loss
        );
        let _ = writeln!(
            text,
            "| pools ended by a difference that parts states | {} |",
            self.parted
        );
        let _ = writeln!(
            text,
            "\n| entry point | calls | ok | Blend's errors |\n|---|---|---|---|"
        );
        for (name, outcomes) in &self.outcomes {
            let all: u64 = outcomes.values().sum();
            let ok = outcomes.get("ok").unwrap_or(&0);
            let errors = outcomes.iter().filter(|(outcome, _)| *outcome != "ok");
            let errors: Vec<_> = errors
                .map(|(code, count)| format!("{code}: {count}"))
                .collect();
            let _ = writeln!(text, "| `{name}` | {all} | {ok} | {} |", errors.join(", "));
        }
        let _ = writeln!(
            text,
            "\n| request type that went through | count |\n|---|---|"
        );
        for (kind, count) in self.requests.iter().enumerate() {
            let _ = writeln!(text, "| {kind} | {count} |");
        }
        let _ = writeln!(
            text,
            "\n| auction type | ledgers since its start | fills |\n|---|---|---|"
        );
        for ((kind, phase), count) in &self.fills {
            let _ = writeln!(text, "| {kind} | {phase} | {count} |");
        }
        let _ = writeln!(text, "\n| event | count |\n|---|---|");
        for (name, count) in &self.events {
            let _ = writeln!(text, "| `{name}` | {count} |");
        }
        let _ = writeln!(text, "\n| accepted difference | met |\n|---|---|");
        for (row, what, _) in TABLE {
            let _ = writeln!(text, "| {what} | {} |", self.rows.get(row).unwrap_or(&0));
        }
        text
    }
}

/// Where on its two ramps an auction is.
fn phase(elapsed: u32) -> &'static str {
    match elapsed {
        0 => "0",
        1..=199 => "1 to 199",
        200 => "200",
        201..=399 => "201 to 399",
        _ => "from 400",
    }
}
