//! The only accepted differences. Each is documented, and has a test of its own in
//! `tests/differences.rs` that it is exactly what is documented.

mod losses;
mod prices;
mod promises;
mod response;
mod table;

use crate::call::{Call, Name, Outcome, Request, Route, Who};
use crate::ledger::{field, int, items, key_name, Key, Place};
use crate::losses::Own;
use crate::scenario::Scenario;
use crate::sight::{Quote, Sight};
use crate::worth::Worth;
use soroban_sdk::xdr::ScVal;

pub use losses::{losses_entry, Passed};
pub use response::is_cure;
pub use table::{Row, TABLE};

/// Shares of the first deposit that belong to nobody in Levee. The admin makes it, in every run.
pub const LOCKED: i128 = 1_000;
/// Assets an auction of Levee's may name, and positions an account may open.
const MAX_AUCTION_WIDTH: usize = 31;

/// What surrounds a call, as the rules need it.
pub struct Scene<'a> {
    pub scenario: &'a Scenario,
    pub call: &'a Call,
    /// Before the call.
    pub before: &'a Sight,
    /// After it, on both sides.
    pub after: [&'a Sight; 2],
    pub worth: &'a Worth,
    /// What Levee's events say beyond Blend's.
    pub own: &'a Own,
    pub passed: Passed,
    /// What a gulp found, where both found the same.
    pub gulped: Option<i128>,
    /// Of the assets.
    pub addresses: &'a [ScVal],
}

impl Scene<'_> {
    fn requests(&self) -> &[Request] {
        match self.call {
            Call::Submit { requests, .. } | Call::FlashLoan { requests, .. } => requests,
            _ => &[],
        }
    }

    /// Assets an auction is to name, bid and lot together.
    fn width(&self) -> usize {
        match self.call {
            Call::NewAuction { bid, lot, .. } => bid.len() + lot.len(),
            _ => 0,
        }
    }

    pub fn settles_net(&self) -> bool {
        matches!(self.call, Call::Submit { route: Route::Transfer, spender, to, .. } if spender == to)
    }

    /// The row that accepts these outcomes, which are not the same.
    pub fn outcome(&self, blend: &Outcome, levee: &Outcome) -> Option<Row> {
        use Outcome::{Code, Trap, Value};
        match (self.call, blend, levee) {
            _ if self.holds_back(blend, levee) => Some(Row::HeldBack),
            (Call::CancelReserve { .. }, Value(_), Code(1408)) => Some(Row::CancelNothing),
            (Call::QueueReserve { .. } | Call::SetReserve { .. }, Value(_), Code(1202)) => {
                self.has_other_decimals().then_some(Row::TokenDecimals)
            }
            (Call::AcceptAdmin, Value(_), Code(1200)) => Some(Row::AdminProposalRemoved),
            (Call::PoolData { .. }, Value(_), Value(_)) => Some(Row::PoolData),
            (call, Trap(_), Code(1102 | 1103)) if call.is_backstop() => Some(Row::TypedCodes),
            (Call::Donate { from, pool, .. }, Trap(_), Code(1000)) if from == pool => {
                // Blend asks the same account twice, which the host refuses.
                Some(Row::DonateSignature)
            }
            (Call::Deposit { .. } | Call::Withdraw { .. }, Trap(_), Value(_)) => {
                Some(Row::WideBackstop)
            }
            (Call::Deposit { .. }, Code(1005), Value(_)) if self.is_wiped_out() => {
                Some(Row::Epochs)
            }
            (Call::Deposit { .. }, Value(_), Value(_)) if self.before.shares == 0 => {
                Some(Row::LockedShares)
            }
            (
                Call::UserBalance {
                    user: Who::Admin, ..
                },
                Value(blend),
                Value(levee),
            ) => {
                let shares = |balance| int(field(balance, "shares"));
                (shares(blend) - shares(levee) == LOCKED).then_some(Row::LockedShares)
            }
            (Call::NewAuction { .. }, _, Code(1208)) => {
                (self.width() > MAX_AUCTION_WIDTH).then_some(Row::WideAuction)
            }
            (Call::Submit { .. } | Call::FlashLoan { .. }, Value(positions), Code(1208)) => {
                (positions_in(positions) > MAX_AUCTION_WIDTH).then_some(Row::WideAccount)
            }
            (_, _, Code(1415)) => Some(Row::BackstopPrice),
            (_, _, Code(1101)) => Some(Row::Epochs),
            (_, Trap(_), Code(1406..=1415)) => Some(Row::TypedCodes),
            (_, _, Code(1200)) if self.has_long_percent() => Some(Row::FillPercent),
            (_, Code(10 | 12), Value(_)) if self.settles_net() => Some(Row::NetNeedsLess),
            (_, Trap(_), _) if self.has_steep_rates() => Some(Row::RateSum),
            (_, Trap(_), _) if self.has_distant_stamp() => Some(Row::DistantStamp),
            _ if self.rules_disagree() => Some(Row::CoverageRule),
            _ => self.loss_outcome(blend, levee),
        }
    }

    /// Whether a reserve is to have other decimals than its token.
    fn has_other_decimals(&self) -> bool {
        let asked = match self.call {
            Call::QueueReserve { asset, config } => Some((*asset, config.decimals)),
            Call::SetReserve { asset } => {
                let queued = self.before.queued[usize::from(*asset)];
                queued.map(|decimals| (*asset, decimals))
            }
            _ => None,
        };
        asked.is_some_and(|(asset, decimals)| {
            self.scenario.assets[usize::from(asset)].config.decimals != decimals
        })
    }

    fn is_wiped_out(&self) -> bool {
        self.before.tokens == 0 && self.before.shares > 0
    }

    fn has_long_percent(&self) -> bool {
        let long = |request: &Request| {
            (6..=8).contains(&request.kind) && request.amount > i128::from(u64::MAX)
        };
        self.requests().iter().any(long)
    }

    fn has_steep_rates(&self) -> bool {
        let steep = |rates: i128| rates > i128::from(u32::MAX);
        self.before
            .reserves
            .iter()
            .flatten()
            .any(|reserve| steep(reserve.rates))
    }

    fn has_distant_stamp(&self) -> bool {
        let distant = |quote: &Quote| quote.timestamp.checked_add(86_400).is_none();
        self.before.quotes.iter().flatten().any(distant)
    }

    pub fn rules_disagree(&self) -> bool {
        let judged = match self.call {
            Call::UpdateStatus | Call::SetStatus { .. } | Call::BadDebt { .. } => true,
            _ => self.requests().iter().any(|request| {
                matches!(request.kind, 6 | 7) && matches!(request.name, Name::Account(_))
            }),
        };
        let agree = |sight: &Sight| self.scenario.rules_agree(sight.tokens);
        judged && !(agree(self.before) && agree(self.after[0]) && agree(self.after[1]))
    }
}

/// Whose an entry is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Owner {
    Pool,
    Backstop,
    Factory,
    Other,
}

/// The row that accepts that an entry exists in one world only.
pub fn lone_entry(owner: Owner, key: &Key, is_blend: bool) -> Option<Row> {
    let (_, place, key) = key;
    let name = key_name(key);
    match (owner, place, name.as_str(), is_blend) {
        (Owner::Pool, Place::Instance, "BLNDTkn", true) => Some(Row::NoEmissions),
        (Owner::Pool, Place::Temporary, "PropAdmin", true) => Some(Row::AdminProposalRemoved),
        (Owner::Pool, Place::Persistent, "ResList", false) => Some(Row::EmptyList),
        (Owner::Pool, Place::Persistent, "Constants" | "Guard", false) => Some(Row::OwnEntries),
        (
            Owner::Pool,
            Place::Persistent,
            "BadDebt" | "Loss" | "LossUser" | "LastDefault",
            false,
        ) => Some(Row::LossRecords),
        (
            Owner::Backstop,
            Place::Instance,
            "BLNDTkn" | "USDCTkn" | "Emitter" | "PoolFact",
            true,
        ) => Some(Row::NoEmissions),
        (Owner::Backstop, Place::Persistent, "DropList", true) => Some(Row::NoEmissions),
        (Owner::Factory, _, _, true) => Some(Row::NoEmissions),
        (Owner::Backstop, Place::Instance, "PoolHash", false) => Some(Row::OwnEntries),
        (Owner::Backstop, Place::Persistent, "PoolEpoch" | "UserEpoch", false) => {
            Some(Row::OwnEntries)
        }
        (Owner::Other, _, "Balance", true) => Some(Row::ZeroTransfers),
        _ => None,
    }
}

/// Debts and collaterals of the positions a call answered with.
fn positions_in(answer: &ScVal) -> usize {
    let count = |side| items(field(answer, side)).count();
    count("liabilities") + count("collateral")
}
