//! From the command line to the last table.

use crate::args::{Args, Part};
use crate::expect::{Expectation, Expectations};
use crate::stage::Stage;
use crate::{flow, held, honest, incident};
use anstream::println;
use anyhow::Result;
use serde::Serialize;
use show::table::Table;
use show::terminal::{heading, print_files, print_table, BAD, DIM, GOOD, WIDTH};
use show::wasm::Fingerprint;
use std::path::{Path, PathBuf};

/// One part of the report.
#[derive(Debug, Default, Serialize)]
pub struct Section {
    pub title: &'static str,
    pub text: Vec<String>,
    pub tables: Vec<Table>,
    #[serde(skip)]
    pub charts: Vec<PathBuf>,
    pub expectations: Expectations,
    /// Figures behind tables and charts.
    pub data: serde_json::Value,
}

#[derive(Serialize)]
struct Document<'a> {
    wasm: &'a [Fingerprint],
    units: &'static str,
    sections: &'a [Section],
    failed: Vec<&'a Expectation>,
}

const UNITS: &str = "prices and values in US dollars: 14 decimals; tokens: 7; times: unix seconds";

/// Replays what is asked for. Returns how many expectations failed.
pub fn run(args: &Args) -> Result<usize> {
    if args.plain {
        anstream::ColorChoice::Never.write_global();
    }
    let stage = Stage::new(&args.wasm)?;
    let parts = args.part.map_or(Part::ALL.to_vec(), |part| vec![part]);
    let mut sections = vec![];
    for part in parts {
        for section in play(&stage, part, &args.charts)? {
            sections.push(section);
            if !args.json {
                print(sections.len(), &sections[sections.len() - 1]);
            }
        }
    }
    let failed = || sections.iter().flat_map(|it| it.expectations.failures());
    if args.json {
        let document = Document {
            wasm: &stage.code,
            units: UNITS,
            sections: &sections,
            failed: failed().collect(),
        };
        std::println!("{}", serde_json::to_string_pretty(&document)?);
    }
    Ok(failed().count())
}

fn play(stage: &Stage, part: Part, charts: &Path) -> Result<Vec<Section>> {
    match part {
        Part::Incident => Ok(vec![incident::replay(stage, charts)?]),
        Part::Held => Ok(vec![held::replay(stage)?, flow::replay(stage)?]),
        Part::Honest => Ok(vec![honest::replay(stage)?]),
    }
}

fn print(number: usize, section: &Section) {
    println!();
    heading(number, section.title);
    for paragraph in &section.text {
        println!();
        println!("{}", textwrap::fill(paragraph, WIDTH));
    }
    for table in &section.tables {
        print_table(table);
    }
    if !section.charts.is_empty() {
        print_files(&section.charts);
    }
    println!();
    for it in &section.expectations.0 {
        let (style, word) = if it.holds {
            (GOOD, "holds")
        } else {
            (BAD, "FAILS")
        };
        println!("{style}{word}{style:#} {DIM}{}{DIM:#}", it.claim);
    }
}
