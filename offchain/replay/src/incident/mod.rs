//! 22 February 2026, minute by minute, against Levee with its default guard, Levee without, and the real
//! Blend v2.

mod act;
mod chart;
mod tables;

use crate::expect::Expectations;
use crate::figures::{LEFT_USDC, LEFT_XLM, LOANS_USD, USDC_LOAN, XLM_LOAN};
use crate::listing::{incident, Guarded, USDC, XLM};
use crate::run::Section;
use crate::stage::Stage;
use act::{play, Course};
use anyhow::Result;
use show::format::PRICE_DECIMALS;
use std::path::Path;

/// A hundredth of a token: to what the sources round what the pool held.
const CENT: i128 = 100_000;

pub fn replay(stage: &Stage, charts: &Path) -> Result<Section> {
    let start = act::START;
    let courses = [
        play(
            "Levee, default guard",
            &stage.levee(&incident(Guarded::Default), start)?,
        )?,
        play(
            "Levee, guard off",
            &stage.levee(&incident(Guarded::Off), start)?,
        )?,
        play("Blend v2", &stage.blend(&incident(Guarded::Off), start)?)?,
    ];
    let mut expectations = Expectations::default();
    let [guarded, off, blend] = &courses;
    expect_guarded(&mut expectations, guarded);
    expect_taken(&mut expectations, off);
    expect_taken(&mut expectations, blend);
    let reported = LOANS_USD * 10_i128.pow(PRICE_DECIMALS);
    let (borrowed, _) = blend.end();
    expectations.that(
        "Blend v2: the loans are worth 10.857 million dollars, to a thousandth of a million",
        borrowed.abs_diff(reported) <= 1_000 * 10_u128.pow(PRICE_DECIMALS),
    );
    Ok(Section {
        title: "22 February 2026: a token of 1.06 dollars is quoted at 106.74",
        text: tables::text(),
        tables: vec![
            tables::guards(guarded)?,
            tables::attempts(&courses),
            tables::minutes(&courses),
            tables::losses(&courses),
        ],
        charts: vec![chart::draw(charts, &courses)?],
        expectations,
        data: serde_json::to_value(&courses)?,
    })
}

fn expect_guarded(expectations: &mut Expectations, course: &Course) {
    let refused = course.attempts.iter().filter(|it| it.is_loan);
    let refused = refused.clone().count() == 3 && refused.clone().all(|it| it.refused.is_some());
    expectations.that(
        format!("{}: every loan of the incident is refused", course.pool),
        refused,
    );
    let covered = course.samples.iter().all(|it| it.borrowed <= it.collateral);
    let most = course.taken_after;
    expectations.that(
        format!(
            "{}: what can be borrowed is covered at the true price at every minute",
            course.pool
        ),
        covered && most > 0,
    );
}

fn expect_taken(expectations: &mut Expectations, course: &Course) {
    let loans = [
        course.owed[usize::from(USDC)],
        course.owed[usize::from(XLM)],
    ];
    // Debt rounds up, and two minutes of interest are charged.
    let near = |owed: i128, loan: i128| (0..=loan / 1_000_000).contains(&(owed - loan));
    expectations.that(
        format!("{}: both loans are granted, to a millionth", course.pool),
        near(loans[0], USDC_LOAN) && near(loans[1], XLM_LOAN),
    );
    let left = &course.left;
    let same = |left: i128, known: i128| left.abs_diff(known) <= CENT.unsigned_abs();
    expectations.that(
        format!(
            "{}: the pool holds what it held, to a hundredth of a token",
            course.pool
        ),
        same(left[usize::from(USDC)], LEFT_USDC) && same(left[usize::from(XLM)], LEFT_XLM),
    );
}
