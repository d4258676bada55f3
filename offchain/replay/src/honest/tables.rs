//! Honest markets in words and tables.

use super::course::{Course, Fate, Prices};
use show::format::price;
use show::table::{Cell, Table, Tone};

pub fn text() -> Vec<String> {
    [
        "A pool of XLM (0.40 dollars), USDC and another token (2 dollars), each with the guard the pool \
         gave it. At every round shown the feed is published, liquidations of five borrowers are tried, \
         and then somebody pokes. The borrowers' health factors are those at the start; 'due' is the round \
         from which the true prices make a liquidation possible, 'accepted' the one at which the pool \
         agrees.",
        "A false dip can liquidate who is within the band and the liquidation reach of it, here those \
         below 1.24, where a pool without a guard gives up everybody below 3. In the last row both tokens \
         truly rise by 60% while nobody pokes for a month; then only the debt's guard is poked and \
         confirmed. Who is liquidated is judged at the feed where that is better for him than what the \
         guard allows, so the collateral counts in full.",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn after(minute: u64) -> String {
    match minute {
        0..60 => format!("{minute} min"),
        _ if minute.is_multiple_of(60) => format!("{} h", minute / 60),
        _ => format!("{} h {:02}", minute / 60, minute % 60),
    }
}

fn shown(raw: &Option<String>) -> Cell {
    match raw.as_deref().map(str::parse) {
        Some(Ok(0)) => Cell::of("nothing", Tone::Warn),
        Some(Ok(raw)) => price(raw).into(),
        _ => Cell::of("refused", Tone::Warn),
    }
}

pub fn prices(courses: &[Course]) -> Table {
    let header = [
        "move",
        "after",
        "feed",
        "as collateral",
        "as new debt",
        "in liquidations",
    ];
    let mut table = Table::new("XLM's usable prices", header);
    for course in courses {
        for (place, it) in course.prices.iter().enumerate() {
            let Prices {
                minute,
                feed,
                collateral,
                debt,
                liquidation,
            } = it;
            let name = if place == 0 { course.name } else { "" };
            table.row([
                name.into(),
                after(*minute).into(),
                feed.as_ref().map_or("none".into(), |_| shown(feed)),
                shown(collateral),
                shown(debt),
                shown(liquidation),
            ]);
        }
    }
    table
}

pub fn liquidations(courses: &[Course]) -> Table {
    let header = [
        "move",
        "borrower",
        "health, true",
        "due",
        "accepted",
        "behind",
    ];
    let mut table = Table::new(
        "Liquidations; borrowers who are neither due nor liquidated are left out",
        header,
    );
    for course in courses {
        let mut fates = course
            .fates
            .iter()
            .filter(|it| it.due.or(it.possible).is_some())
            .peekable();
        if fates.peek().is_none() {
            let nobody = ["nobody", "", "", "", ""].map(Cell::from);
            let [a, b, c, d, e] = nobody;
            table.row([course.name.into(), a, b, c, d, e]);
        }
        for (place, it) in fates.enumerate() {
            let name = if place == 0 { course.name } else { "" };
            let at = |minute: Option<u64>| minute.map_or("never".to_owned(), after);
            table.row([
                name.into(),
                it.name.into(),
                format!("{:.2}", it.health).into(),
                at(it.due).into(),
                at(it.possible).into(),
                behind(it),
            ]);
        }
    }
    table
}

fn behind(it: &Fate) -> Cell {
    match (it.due, it.possible) {
        (Some(due), Some(possible)) if possible >= due => after(possible - due).into(),
        (Some(_), None) => Cell::of("missed", Tone::Bad),
        _ => Cell::of("not due", Tone::Bad),
    }
}

pub fn doors(courses: &[Course]) -> Table {
    let header = [
        "move",
        "repay",
        "top up",
        "repay all and leave",
        "withdraw without debt",
        "repay and cancel a liquidation",
        "borrow more (2.50)",
    ];
    let mut table = Table::new("What people can do in the middle of it", header);
    for course in courses {
        let it = &course.doors;
        let open = |answer: &Result<(), String>| match answer {
            Ok(()) => Cell::of("yes", Tone::Good),
            Err(why) => Cell::of(why, Tone::Warn),
        };
        table.row([
            course.name.into(),
            open(&it.repay),
            open(&it.top_up),
            open(&it.leave),
            open(&it.withdraw),
            it.cancel
                .as_ref()
                .map_or(Cell::of("none runs", Tone::Dim), open),
            open(&it.borrow),
        ]);
    }
    table
}
