//! From the command line to the report.

use crate::args::Args;
use crate::budgets::Budgets;
use crate::ops::SCENES;
use crate::record::Record;
use crate::report;
use crate::setup::{Guard, Setup};
use crate::wasm::Wasm;
use anyhow::{ensure, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::Path;

/// Measures and reports. Returns what grew beyond its budget.
pub fn run(args: &Args) -> Result<Vec<String>> {
    let record = measure(args)?;
    if let Some(path) = &args.write {
        std::fs::write(path, Budgets::of(&record).text()?)?;
        return Ok(vec![]);
    }
    if let Some(path) = &args.check {
        return check(&record, path);
    }
    let files = report::write(&record, &args.out)?;
    if args.json {
        print!("{}", report::json(&record)?);
    } else {
        print!("{}", report::summary(&record));
        let files: Vec<_> = files.iter().map(|it| it.display().to_string()).collect();
        println!("\nWritten: {}", files.join(", "));
    }
    Ok(vec![])
}

/// Every scene that was asked for.
pub fn measure(args: &Args) -> Result<Record> {
    let mut record = Record::new(Wasm::read(&args.wasm)?, args.oracle)?;
    let asked = SCENES.iter().filter(|it| it.0.contains(&args.scene));
    let asked: Vec<_> = asked.collect();
    let bar = progress(args, asked.len() * args.reserves.len() * Guard::ALL.len())?;
    for guard in Guard::ALL {
        for reserves in &args.reserves {
            ensure!((2..=30).contains(reserves), "2 to 30 reserves");
            for (name, scene) in &asked {
                bar.set_message(format!("{name}, {reserves} reserves"));
                let setup = Setup {
                    reserves: *reserves,
                    oracle: args.oracle,
                    guard,
                };
                scene(&mut record, setup)?;
                bar.inc(1);
            }
        }
    }
    bar.finish_and_clear();
    Ok(record)
}

fn check(record: &Record, path: &Path) -> Result<Vec<String>> {
    let complaints = Budgets::read(path)?.complaints(&Budgets::of(record));
    let known = Budgets::of(record).wide.len();
    println!(
        "{} operations against {}: {} complaints; {known} known to be wider than 60% of a limit",
        record.rows.len(),
        path.display(),
        complaints.len()
    );
    Ok(complaints)
}

fn progress(args: &Args, scenes: usize) -> Result<ProgressBar> {
    if args.plain {
        return Ok(ProgressBar::hidden());
    }
    // On standard error, and only where that is a terminal.
    let target = ProgressDrawTarget::stderr();
    let bar = ProgressBar::with_draw_target(Some(u64::try_from(scenes)?), target);
    bar.set_style(ProgressStyle::with_template(
        "{spinner} {pos}/{len}: {msg}",
    )?);
    Ok(bar)
}
