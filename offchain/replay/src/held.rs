//! The attacker keeps the fake price and pokes: how long until a loan would be insolvent.

use crate::expect::Expectations;
use crate::figures::{
    FAKE_PRICE, FIRST_POSTED, MIDNIGHT, POOL_USDC, ROUND, THEN_POSTED, TRUE_PRICE,
};
use crate::listing::{incident, preset, Guarded, Listing, USDC, USDC_L, USTRY};
use crate::pool::{Pool, BORROW, LENDER, POST, SUPPLY};
use crate::quote;
use crate::run::Section;
use crate::stage::Stage;
use anyhow::{ensure, Context, Result};
use diff_suite::call::Who;
use lending_core::guard::{Guard, GuardConfig, Reading, Use, STANDARD, TIGHT};
use serde::Serialize;
use show::calc::Calc as _;
use show::format::{percent, price, usd};
use show::table::{Cell, Table, Tone};

const HOUR: u64 = 3_600;
const ATTACKER: Who = Who::User(0);
/// All USTRY of the incident.
const POSTED: i128 = FIRST_POSTED + THEN_POSTED;

/// A preset with a collateral factor, and what came out.
#[derive(Debug, Serialize)]
struct Row {
    preset: &'static str,
    c_factor: u32,
    /// At the start of the fake price, in dollars with 14 decimals.
    usable: String,
    /// With a liability factor of one.
    formula_hours: f64,
    /// With the liability factor of the debt.
    exact_hours: f64,
    /// The first hour at which the pool granted a loan above the collateral's true value.
    measured_hours: u64,
    /// The same if the attacker pokes at every round.
    every_round_hours: f64,
}

pub fn replay(stage: &Stage) -> Result<Section> {
    let mut expectations = Expectations::default();
    let mut rows = vec![];
    for (config, c_factor) in [
        (STANDARD, 9_000_000),
        (STANDARD, 7_500_000),
        (TIGHT, 9_000_000),
        (TIGHT, 7_500_000),
    ] {
        let row = hold(stage, config, c_factor)?;
        let least = row.exact_hours.ceil() as u64;
        expectations.that(
            format!(
                "{} at {}: it opens after {least} hours of pokes, as the formula says",
                row.preset,
                percent(c_factor.into(), 0)
            ),
            row.measured_hours == least,
        );
        rows.push(row);
    }
    Ok(Section {
        title: "The fake price is held, and the attacker pokes",
        text: text(),
        tables: vec![table(&rows)],
        expectations,
        data: serde_json::to_value(&rows)?,
        ..Section::default()
    })
}

fn text() -> Vec<String> {
    vec![format!(
        "Every round says 106.74, and every hour the attacker pokes and tries to borrow one USDC more than \
         his {} USTRY are truly worth, on a Levee pool that nobody poked before. From that hour on, new \
         loans can be insolvent; how fast they can be taken is the next section's matter. The formula is \
         ln(1 / (c x m)) / ln(1 + up), with m = (1 + slack)(1 + up x window): what the settings promise \
         whatever the debt. The debt's own liability factor, here 95%, adds to it. Poking at every round \
         instead of every hour gains what compounding gives: 2.5% of the time at 5% an hour.",
        show::format::number(POSTED, 7, 0)
    )]
}

fn listings(config: GuardConfig, c_factor: u32) -> [Listing; 3] {
    let mut all = incident(Guarded::Default);
    let ustry = &mut all[usize::from(USTRY)];
    ustry.guarded = Guarded::With(config);
    ustry.factors.0 = c_factor;
    all
}

fn hold(stage: &Stage, config: GuardConfig, c_factor: u32) -> Result<Row> {
    let pool = stage.levee(&listings(config, c_factor), MIDNIGHT)?;
    pool.done(LENDER, SUPPLY, USDC, POOL_USDC)?;
    pool.done(ATTACKER, POST, USTRY, POSTED)?;
    pool.set(USTRY, FAKE_PRICE);
    let first = MIDNIGHT + 2 * HOUR;
    pool.round_at(first);
    let usable = quote::price(&pool, USTRY, Use::Collateral)?.context("no usable price")?;
    let before = quote::guard(&pool, USTRY)?.context("no guard")?;
    ensure!(before.config == config);
    let (formula_hours, exact_hours) = formula(&config, c_factor);
    Ok(Row {
        preset: preset(&config),
        c_factor,
        usable: usable.to_string(),
        formula_hours,
        exact_hours,
        every_round_hours: at_every_round(before, c_factor, first)?,
        measured_hours: until_insolvent(&pool, first)?,
    })
}

/// Hours until the pool lends more than the collateral is truly worth.
fn until_insolvent(pool: &Pool, first: u64) -> Result<u64> {
    let worth = POSTED * TRUE_PRICE / 10_i128.pow(14);
    for hour in 0..1_000 {
        pool.round_at(first + hour * HOUR);
        if pool.act(ATTACKER, BORROW, USDC, worth + 1_0000000).is_ok() {
            return Ok(hour);
        }
        ensure!(pool.poke(USTRY), "nobody can poke");
    }
    anyhow::bail!("a thousand hours are not enough")
}

/// Hours by formula: with a liability factor of one, and with that of USDC.
fn formula(config: &GuardConfig, c_factor: u32) -> (f64, f64) {
    let part = |it: u32| f64::from(it) / 1e7;
    let m =
        (1.0 + part(config.slack)) * (1.0 + part(config.up) * config.window as f64 / HOUR as f64);
    let hours = |factor: f64| (1.0 / (factor * m)).ln() / part(config.up).ln_1p();
    let c = part(c_factor);
    (hours(c).max(0.0), hours(c * part(USDC_L)).max(0.0))
}

/// The pool's own arithmetic, without the pool: the guard poked at every round of the feed.
fn at_every_round(mut guard: Guard, c_factor: u32, first: u64) -> Result<f64> {
    for round in 0..100_000 {
        let now = first + round * ROUND;
        let reading = Some(Reading {
            price: FAKE_PRICE,
            time: now,
        });
        let quote = lending_core::guard::Quote {
            reading,
            guard: Some(guard),
            now,
        };
        let usable = quote.price(Use::Collateral).calc()?;
        let power = usable * i128::from(c_factor) / 10_000_000 * i128::from(USDC_L) / 10_000_000;
        if power > TRUE_PRICE {
            return Ok((round * ROUND) as f64 / HOUR as f64);
        }
        guard = guard.poked(reading, now).calc()?;
    }
    anyhow::bail!("a year is not enough")
}

fn table(rows: &[Row]) -> Table {
    let header = [
        "preset",
        "collateral factor",
        "usable at once",
        "lent at once",
        "truly worth",
        "hours, by formula",
        "with l = 95%",
        "measured",
        "poked each round",
    ];
    let mut table = Table::new(
        "Hours the fake price must be held and poked before a new loan is insolvent",
        header,
    );
    let value = |price: i128| POSTED * price / 1_0000000;
    for it in rows {
        let usable: i128 = it.usable.parse().unwrap_or_default();
        let lent =
            value(usable) / 10_000_000 * i128::from(it.c_factor) / 10_000_000 * i128::from(USDC_L);
        table.row([
            it.preset.into(),
            percent(it.c_factor.into(), 0).into(),
            price(usable).into(),
            usd(lent).into(),
            usd(value(TRUE_PRICE)).into(),
            format!("{:.1}", it.formula_hours).into(),
            format!("{:.1}", it.exact_hours).into(),
            Cell::of(it.measured_hours.to_string(), Tone::Good),
            format!("{:.1}", it.every_round_hours).into(),
        ]);
    }
    table
}
