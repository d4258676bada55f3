//! Honest markets on Levee with its default guard: who is liquidated and when, and what stays open.

mod course;
mod moves;
mod people;
mod tables;

use crate::expect::Expectations;
use crate::run::Section;
use crate::stage::Stage;
use anyhow::Result;
use course::{play, Course};
use moves::{Kind, MOVES};

/// What a confirmed deviation takes, minutes.
const CONFIRM: u64 = 15;

pub fn replay(stage: &Stage) -> Result<Section> {
    let mut expectations = Expectations::default();
    let mut courses = vec![];
    for it in &MOVES {
        let course = play(stage, it)?;
        expect(&mut expectations, &course);
        courses.push(course);
    }
    Ok(Section {
        title: "Honest markets, and feeds that fail",
        text: tables::text(),
        tables: vec![
            tables::prices(&courses),
            tables::liquidations(&courses),
            tables::doors(&courses),
        ],
        expectations,
        data: serde_json::to_value(&courses)?,
        ..Section::default()
    })
}

fn expect(expectations: &mut Expectations, course: &Course) {
    let name = course.name;
    // In the last move nobody pokes the guard that would have to confirm.
    if course.kind != Kind::OneSided {
        expectations.that(
            format!("{name}: whoever is due is liquidated at most {CONFIRM} minutes later"),
            course.fates.iter().all(|it| it.is_followed_within(CONFIRM)),
        );
    }
    let (claim, healthiest) = match course.kind {
        Kind::Honest | Kind::OneSided => {
            ("nobody is liquidated who is healthy at the true price", 1.0)
        }
        // A false print reaches no further than the band and the liquidation reach.
        Kind::FalseDip => ("it reaches nobody with a health factor above 1.24", 1.24),
    };
    let mut wronged = course.fates.iter().filter(|it| it.is_wronged());
    expectations.that(
        format!("{name}: {claim}"),
        wronged.all(|it| it.health < healthiest),
    );
    expectations.that(
        format!("{name}: nobody is locked in"),
        course.doors.nobody_is_locked_in(),
    );
}
