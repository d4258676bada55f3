//! The incident in words and tables.

use super::act::{name, Course};
use crate::figures::{USDC_FACTORS, USTRY_FACTORS, XLM_FACTORS};
use crate::listing::preset;
use anyhow::{Context, Result};
use show::format::{number, percent, price, usd, TOKEN_DECIMALS};
use show::table::{Cell, Table, Tone};

pub fn text() -> Vec<String> {
    [
        "The last market maker of USTRY had left. One trade of 0.05 tokens set the feed's price for the \
         rounds of 00:15 and 00:20; at 00:25 and 00:27 two loans were taken against it. Amounts, prices, \
         rounds, ledgers and what the pool held are as published. Inferred, because no source has them: \
         the factors (collateral 90% for USTRY; liability 75% for XLM and 95% for USDC; both loans fit \
         them, the second just), rates of one (the sources' bTokens are taken for tokens), and that the \
         feed was right again at 00:30. About 14,000 USDC that were owed before are left out: whose \
         they were is not known. A lender holds all of the pool; the feed has 14 decimals and rounds of 5 \
         minutes.",
        "The guard has the hardest case: nobody has poked it for two hours, so that it gives its whole \
         window at once, and the attacker pokes it himself at 00:15, 00:20 and 00:25. Refused, he \
         borrows all the USDC he can get.",
    ]
    .map(str::to_owned)
    .to_vec()
}

pub fn guards(course: &Course) -> Result<Table> {
    let header = [
        "reserve",
        "collateral factor",
        "liability factor",
        "preset",
        "c x m",
        "l / n",
    ];
    let mut table = Table::new(
        "Guards the pool chose by itself (XLM, USDC, USTRY listed in this order)",
        header,
    );
    let factors = [XLM_FACTORS, USDC_FACTORS, USTRY_FACTORS];
    let (mut most, mut least) = (0.0_f64, 0.0_f64);
    for (asset, (guard, (c, l))) in course.guards.iter().zip(factors).enumerate() {
        let config = guard.context("a reserve has no guard")?.config;
        let hours = config.window as f64 / 3_600.0;
        let part = |it: u32| f64::from(it) / 1e7;
        let above = part(c) * (1.0 + part(config.slack)) * (1.0 + part(config.up) * hours);
        let below = part(l) / ((1.0 - part(config.slack)) * (1.0 - part(config.dn) * hours));
        (most, least) = (most.max(above), least.max(below));
        table.row([
            name(asset).into(),
            percent(c.into(), 0).into(),
            percent(l.into(), 0).into(),
            preset(&config).into(),
            format!("{above:.4}").into(),
            format!("{below:.4}").into(),
        ]);
    }
    let product = format!("{:.4}", most * least);
    table.row([
        "highest".into(),
        "".into(),
        "".into(),
        format!("product {product}, safe up to 1").into(),
        format!("{most:.4}").into(),
        format!("{least:.4}").into(),
    ]);
    Ok(table)
}

fn clock(minute: u64) -> String {
    format!("00:{minute:02}")
}

pub fn attempts(courses: &[Course; 3]) -> Table {
    let [a, b, c] = courses.each_ref().map(|it| it.pool);
    let mut table = Table::new("What the attacker tried", ["time", "he", a, b, c]);
    for (place, attempt) in courses[0].attempts.iter().enumerate() {
        let answer = |course: &Course| match &course.attempts[place].refused {
            Some(why) => Cell::of(why, Tone::Good),
            None if attempt.is_loan => Cell::of("granted", Tone::Bad),
            None => Cell::of("accepted", Tone::Plain),
        };
        let [a, b, c] = courses.each_ref().map(answer);
        table.row([clock(attempt.minute).into(), attempt.what.into(), a, b, c]);
    }
    table
}

pub fn minutes(courses: &[Course; 3]) -> Table {
    let header = [
        "time",
        "feed",
        "usable, guarded",
        "borrowed, guarded",
        "borrowed, off",
        "borrowed, Blend",
        "true collateral",
    ];
    let mut table = Table::new("USTRY's price, and value borrowed at true prices", header);
    let [guarded, off, blend] = courses;
    for minute in [10, 14, 15, 20, 25, 26, 27, 30, 40] {
        let at = |course: &'_ Course| {
            (
                course.samples[minute].borrowed,
                course.samples[minute].collateral,
            )
        };
        let now = &guarded.samples[minute];
        table.row([
            clock(now.minute).into(),
            price(now.feed).into(),
            price(now.usable).into(),
            usd(at(guarded).0).into(),
            usd(at(off).0).into(),
            usd(at(blend).0).into(),
            usd(at(blend).1).into(),
        ]);
    }
    table
}

pub fn losses(courses: &[Course; 3]) -> Table {
    let header = [
        "pool",
        "USDC left",
        "XLM left",
        "borrowed",
        "true collateral",
        "loss",
    ];
    let mut table = Table::new("In the end", header);
    for it in courses {
        let (borrowed, collateral) = it.end();
        let tone = if it.loss() > 0 { Tone::Bad } else { Tone::Good };
        table.row([
            it.pool.into(),
            number(it.left[1], TOKEN_DECIMALS, 2).into(),
            number(it.left[0], TOKEN_DECIMALS, 2).into(),
            usd(borrowed).into(),
            usd(collateral).into(),
            Cell::of(usd(it.loss()), tone),
        ]);
    }
    table
}
