//! What markets and feeds do.

use crate::listing::{Guarded, Listing, XLM};

/// The second token whose price moves, in the place of USTRY.
pub const TOKEN: u8 = 2;
pub const MONTH: u64 = 30 * 86_400;
const ROUND: u64 = 300;

const XLM_PRICE: i128 = 40_000_000_000_000;
const DOLLAR: i128 = 100_000_000_000_000;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Feed {
    /// A part of the price at the start, in percent.
    Percent(u64),
    /// No new round; the last one stays.
    Silent,
    /// No answer at all.
    Gone,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    Honest,
    /// The feed is wrong for a round, and liquidations are what it is wrong for.
    FalseDip,
    /// Honest, but only one side's guard is poked.
    OneSided,
}

pub struct Move {
    pub name: &'static str,
    pub kind: Kind,
    /// Seconds since the last poke when it begins.
    pub idle: u64,
    /// Minutes at which a round is published, liquidations are tried, and guards are poked, in this order.
    pub minutes: &'static [u64],
    /// What the feed of XLM says at a minute.
    pub xlm: fn(u64) -> Feed,
    /// The same for the second token.
    pub token: fn(u64) -> Feed,
    /// What XLM is truly worth, in percent of the start.
    pub truth: fn(u64) -> u64,
    pub pokes: &'static [u8],
    /// Minutes shown in the table of prices.
    pub shown: &'static [u64],
    /// Minute at which people try the doors.
    pub doors: u64,
}

fn still(_: u64) -> Feed {
    Feed::Percent(100)
}

fn unchanged(_: u64) -> u64 {
    100
}

/// A fall to half in a day, by the hour.
fn slow(minute: u64) -> u64 {
    100 - 50 * minute.min(1_440) / 1_440
}

const QUARTERS: &[u64] = &[0, 5, 10, 15, 20, 25, 30];
const HOURS: &[u64] = &[
    0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 780, 840, 900, 960, 1_020, 1_080,
    1_140, 1_200, 1_260, 1_320, 1_380, 1_440,
];
const RALLY: &[u64] = &[
    0, 5, 10, 15, 20, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600,
];
const DEAD: &[u64] = &[0, 30, 60, 65, 180, 1_435, 1_440, 1_445, 1_500];

const PLAIN: Move = Move {
    name: "",
    kind: Kind::Honest,
    idle: ROUND,
    minutes: QUARTERS,
    xlm: still,
    token: still,
    truth: unchanged,
    pokes: &[XLM, TOKEN],
    shown: QUARTERS,
    doors: 5,
};

pub const MOVES: [Move; 8] = [
    Move {
        name: "crash: half between two rounds",
        xlm: |_| Feed::Percent(50),
        truth: |_| 50,
        shown: &[0, 5, 10, 15, 30],
        ..PLAIN
    },
    Move {
        name: "slow fall: half in a day",
        minutes: HOURS,
        xlm: |minute| Feed::Percent(slow(minute)),
        truth: slow,
        shown: &[0, 360, 720, 1_440],
        doors: 720,
        ..PLAIN
    },
    Move {
        name: "rally: 60% in 30 idle days",
        idle: MONTH,
        minutes: RALLY,
        xlm: |_| Feed::Percent(160),
        truth: |_| 160,
        shown: &[0, 5, 15, 60, 240, 540, 600],
        ..PLAIN
    },
    Move {
        name: "spike: three times for a round",
        xlm: |minute| Feed::Percent(if minute == 0 { 300 } else { 100 }),
        shown: &[0, 5, 10],
        doors: 0,
        ..PLAIN
    },
    Move {
        name: "stalled feed: no new round",
        minutes: DEAD,
        xlm: |_| Feed::Silent,
        shown: &[0, 60, 65, 1_435, 1_445],
        doors: 180,
        ..PLAIN
    },
    Move {
        name: "dead feed: no answer",
        minutes: DEAD,
        xlm: |_| Feed::Gone,
        shown: &[0, 60, 1_445],
        doors: 180,
        ..PLAIN
    },
    Move {
        name: "false dip: a third for a round",
        kind: Kind::FalseDip,
        xlm: |minute| Feed::Percent(if minute == 0 { 33 } else { 100 }),
        shown: &[0, 5],
        doors: 0,
        ..PLAIN
    },
    Move {
        name: "rally of both tokens, one poked",
        kind: Kind::OneSided,
        idle: MONTH,
        xlm: |_| Feed::Percent(160),
        token: |_| Feed::Percent(160),
        truth: |_| 160,
        pokes: &[TOKEN],
        shown: &[0, 15, 30],
        doors: 30,
        ..PLAIN
    },
];

/// XLM, USDC and another token that moves.
pub fn listings() -> [Listing; 3] {
    let listing = |price, factors| Listing {
        price,
        factors,
        guarded: Guarded::Default,
    };
    let moving = (7_500_000, 7_500_000);
    [
        listing(XLM_PRICE, moving),
        listing(DOLLAR, (9_500_000, 9_500_000)),
        listing(2 * DOLLAR, moving),
    ]
}
