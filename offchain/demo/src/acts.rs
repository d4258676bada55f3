//! The acts: who takes part, and what happens in which order.

use crate::args::Act;
use crate::cast::Who;
use crate::stages::{
    bad_debt, ending, interest, killed, liquidation, market, opening, recovery, shortfall,
};
use crate::story::Play;

pub type Stages = &'static [(&'static str, Play)];

impl Act {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Act::Loss => "loss",
            Act::Recovery => "recovery",
            Act::Killed => "killed",
        }
    }

    pub fn stages(self) -> Stages {
        match self {
            Act::Loss => LOSS,
            Act::Recovery => RECOVERY,
            Act::Killed => KILLED,
        }
    }

    pub fn cast(self) -> &'static [Who] {
        match self {
            Act::Loss => &[
                Who::Alice,
                Who::Anton,
                Who::Ada,
                Who::Xenia,
                Who::Sami,
                Who::Bruno,
                Who::Bella,
                Who::Boris,
                Who::Wanda,
                Who::Walt,
                Who::Luca,
                Who::Lena,
                Who::Dora,
                Who::Dana,
                Who::Dirk,
                Who::Market,
            ],
            Act::Recovery => &[
                Who::Alice,
                Who::Bob,
                Who::Carol,
                Who::Bella,
                Who::Mallory,
                Who::Lena,
                Who::Dora,
                Who::Ines,
                Who::Market,
            ],
            Act::Killed => &[
                Who::Alice,
                Who::Ada,
                Who::Bob,
                Who::Carol,
                Who::Xenia,
                Who::Sami,
                Who::Bella,
                Who::Mallory,
                Who::Lena,
                Who::Dora,
                Who::Market,
            ],
        }
    }
}

const LOSS: Stages = &[
    ("The pool as it stood on mainnet", opening::play),
    ("A month of interest", interest::accrues),
    ("The backstop is paid", interest::is_auctioned),
    ("XLM falls in steps", market::falls),
    ("Three liquidations are created", liquidation::created),
    (
        "Bruno repairs his account and cancels",
        liquidation::cancelled,
    ),
    (
        "Luca takes Bella's auction in two parts and keeps it",
        liquidation::kept,
    ),
    (
        "Lena takes Boris's auction and repays in the same call",
        liquidation::repaid,
    ),
    ("The crash", market::crashes),
    (
        "Collateral does not cover the debt",
        shortfall::three_accounts,
    ),
    ("The backstop pays for the first part", bad_debt::covered),
    (
        "The last large account falls short",
        shortfall::last_account,
    ),
    (
        "The backstop is used up; suppliers bear the rest",
        bad_debt::socialized,
    ),
    ("Suppliers withdraw at the lower rate", ending::withdraw),
    ("Who paid", ending::reckoning),
];

const RECOVERY: Stages = &[
    ("Alice and Bob lend", recovery::opening::play),
    (
        "A wrong price, for five minutes",
        recovery::opening::exploit,
    ),
    ("The loss", recovery::loss::first),
    ("Bob leaves, Carol arrives", recovery::people::come_and_go),
    ("Part of the money comes back", recovery::people::money),
    (
        "Each of those who lost claims his share",
        recovery::people::claim,
    ),
    (
        "A second loss, and Carol is part of it",
        recovery::loss::second,
    ),
    (
        "The rest comes back, to the last unit",
        recovery::people::rest,
    ),
    ("What each lost, and got", recovery::people::reckoning),
];

const KILLED: Stages = &[
    ("A pool like any other", killed::opening::play),
    ("Three things fail together", killed::opening::exploit),
    ("The default kills the reserve", killed::default::play),
    ("Closed for good", killed::default::closed),
    ("Its bTokens back nothing", killed::after::contagion),
    ("Money comes back all the same", killed::after::money),
    ("What is left of it", killed::after::reckoning),
];
