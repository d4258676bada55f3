//! The long run: every disagreement is collected, the first one shrunk. The report goes to stdout,
//! progress to stderr.
#![allow(clippy::arithmetic_side_effects)]

use diff_suite::report::Report;
use diff_suite::run::{explore, Failure};
use diff_suite::settings::Settings;
use diff_suite::shrink::shrink;
use indicatif::{ProgressBar, ProgressStyle};
use std::process::ExitCode;

/// What a run of at least the default number of pools must reach.
const GOAL_POOLS: u64 = 1_500;
const GOAL_CALLS: u64 = 200_000;
const GOAL_DEFAULTS: u64 = 200;
const GOAL_WITH_LOSS: u64 = 20_000;

fn main() -> ExitCode {
    let settings = Settings::from_env(Settings {
        seed: 1_000,
        calls: 400,
        pools: GOAL_POOLS,
    });
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} pools, {msg}, {eta} left");
    let bar = ProgressBar::new(settings.pools);
    if let Ok(style) = style {
        bar.set_style(style);
    }
    let mut report = Report::default();
    let mut failures: Vec<(u64, Box<Failure>)> = vec![];
    for seed in settings.seeds() {
        if let Err(failure) = explore(seed, settings.calls, &mut report) {
            let what = format!("{:?}\n{}", failure.calls.last(), failure.dispute);
            bar.suspend(|| eprintln!("{}\n{what}", settings.replay(seed)));
            failures.push((seed, failure));
        }
        bar.set_message(format!(
            "{} calls, {} disagreements",
            report.compared,
            failures.len()
        ));
        bar.inc(1);
    }
    bar.finish();
    println!("{}", report.markdown());
    let Some((seed, first)) = failures.first() else {
        return goals(&settings, &report);
    };
    let short = shrink(first);
    println!(
        "\n{} disagreements. The first, {}:",
        failures.len(),
        settings.replay(*seed)
    );
    println!("{short:#?}\n{}", short.dispute);
    ExitCode::FAILURE
}

fn goals(settings: &Settings, report: &Report) -> ExitCode {
    let few_defaults = report.defaults.iter().any(|count| *count < GOAL_DEFAULTS);
    let few_calls = report.compared < GOAL_CALLS || report.with_loss < GOAL_WITH_LOSS;
    if settings.pools >= GOAL_POOLS && (few_calls || few_defaults) {
        println!("no disagreement, but the run did not reach what it must reach");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
