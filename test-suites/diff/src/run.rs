//! Both worlds through a sequence of calls, compared after each.

use crate::call::{Call, Outcome, Who};
use crate::compare::{compare, Seen, Verdict};
use crate::differences::{is_cure, Passed, Row, Scene};
use crate::events::Event;
use crate::generate::Generator;
use crate::ledger::{field, int};
use crate::losses::{check_books, check_order, is_default, split_own};
use crate::report::Report;
use crate::rng::Rng;
use crate::scenario::Scenario;
use crate::sight::{contract, Sight};
use crate::world::World;
use crate::worth::Worth;
use soroban_sdk::xdr::ScVal;

/// The highest limit on positions both accept.
const MAX_POSITIONS: u32 = 60;
/// A billion times par.
const MAX_DEBT_RATE: i128 = 1_000_000_000 * 1_000_000_000_000;

/// A disagreement no row of the table accepts, with everything that leads to it.
#[derive(Clone, Debug)]
pub struct Failure {
    pub scenario: Scenario,
    pub calls: Vec<Call>,
    pub dispute: String,
}

impl Failure {
    /// What kind of dispute it is: the call, and what of it differs.
    pub fn kind(&self) -> (Option<&'static str>, &str) {
        let what = self.dispute.split(['{', '(', '\n']).next();
        (self.calls.last().map(Call::name), what.unwrap_or_default())
    }
}

pub struct Pair {
    pub blend: World,
    pub levee: World,
    pub sight: Sight,
}

pub struct Step {
    pub verdict: Verdict,
    pub passed: Passed,
    /// A loss was open before the call.
    pub with_loss: bool,
    pub outcomes: [Outcome; 2],
    pub events: Vec<String>,
    /// Auction type and ledgers since the start, of every fill.
    pub fills: Vec<(u32, u32)>,
}

impl Pair {
    pub fn new(scenario: &Scenario) -> Self {
        let blend = World::blend(scenario);
        let levee = World::levee(scenario, &blend);
        let sight = Sight::of(&levee, &levee.ledger());
        Pair {
            blend,
            levee,
            sight,
        }
    }

    pub fn step(&mut self, call: &Call) -> Step {
        let worth = Worth::before(&self.levee, &self.sight, call);
        let mut blend = Seen::after(&self.blend, call);
        let levee = Seen::after(&self.levee, call);
        let cured = self.cure(call, &mut blend, &levee);
        let widened = self.widen(call, &mut blend, &levee);
        let passed = self.catch_up(call, &mut blend, &levee);
        let after = [
            Sight::of(&self.blend, &blend.ledger),
            Sight::of(&self.levee, &levee.ledger),
        ];
        let events: &[Event] = match levee.outcome.is_ok() {
            true => &levee.events,
            false => &[],
        };
        let split = split_own(&contract(&self.levee.pool), events);
        let (own, told) = split.clone().unwrap_or_default();
        let addresses: Vec<ScVal> = self
            .levee
            .assets
            .iter()
            .map(|asset| ScVal::Address((&asset.address).into()))
            .collect();
        let scene = Scene {
            scenario: &self.levee.scenario,
            call,
            before: &self.sight,
            after: [&after[0], &after[1]],
            worth: &worth,
            own: &own,
            passed,
            gulped: gulped(call, &levee.outcome),
            addresses: &addresses,
        };
        let response = self.follow(&scene, &mut blend, &levee);
        let mut verdict = compare(&scene, &self.levee, &blend, &levee, &told);
        for row in cured.into_iter().chain(widened).chain(response) {
            verdict.accept(row);
        }
        if verdict.dispute.is_some() && self.debt_rate_stands() {
            verdict.excuse(Row::DebtRateStops);
        }
        let books = check_books(call, &self.sight, &after[1]);
        let order = check_order(&own.told, &addresses, &after[1]);
        let promise = match scene.broken_promise(&blend.outcome, &levee.outcome) {
            Some(promise) => Err(format!("promise broken: {promise}")),
            None => Ok(()),
        };
        if let Err(odd) = split.and(books).and(order).and(promise) {
            verdict.dispute.get_or_insert(odd);
        }
        let with_loss = self
            .sight
            .reserves
            .iter()
            .flatten()
            .any(|it| it.book.open > 0);
        let [_, sight] = after;
        self.sight = sight;
        let sequence = self.sight.sequence;
        let fills = blend
            .events
            .iter()
            .filter_map(|event| event.fill(sequence))
            .collect();
        Step {
            verdict,
            passed,
            with_loss,
            outcomes: [blend.outcome, levee.outcome],
            events: blend.events.iter().map(|event| event.name()).collect(),
            fills,
        }
    }

    /// Where Blend's status refuses a borrower who only becomes safer: what Blend does in an active
    /// pool, which is what Levee must do in any.
    fn cure(&self, call: &Call, blend: &mut Seen, levee: &Seen) -> Option<Row> {
        let refused = |seen: &Seen| seen.outcome == Outcome::Code(1206);
        if !refused(blend) || refused(levee) || !is_cure(call, &self.sight) {
            return None;
        }
        self.blend.put_status(0);
        *blend = Seen::after(&self.blend, call);
        self.blend.put_status(self.sight.status);
        blend.ledger = self.blend.ledger();
        Some(Row::Cure)
    }

    /// Where Blend's limit on positions refuses an auction: what Blend does at the highest limit there
    /// is, which is what Levee must do at any.
    fn widen(&self, call: &Call, blend: &mut Seen, levee: &Seen) -> Option<Row> {
        let refused = |seen: &Seen| seen.outcome == Outcome::Code(1208);
        if !matches!(call, Call::NewAuction { .. }) || !refused(blend) || refused(levee) {
            return None;
        }
        self.blend.put_max_positions(MAX_POSITIONS);
        *blend = Seen::after(&self.blend, call);
        self.blend.put_max_positions(self.sight.max_positions);
        blend.ledger = self.blend.ledger();
        Some(Row::AuctionWidth)
    }

    /// Where Levee's status answers to bad debt, Blend takes the same by hand: all else must be as it
    /// is without that, and the pools go on alike.
    fn follow(&self, scene: &Scene, blend: &mut Seen, levee: &Seen) -> Option<Row> {
        let row = scene.response(&blend.outcome, &levee.outcome)?;
        let status = scene.after[1].status;
        self.blend.put_status(status);
        blend.ledger = self.blend.ledger();
        if levee.outcome.is_ok() && row == Row::HeldBack {
            // A frozen pool thaws in both, in Levee one step less far.
            let told = blend.events.iter_mut();
            for event in told.filter(|event| event.name() == "set_status") {
                event.data = ScVal::U32(status);
            }
        }
        Some(row)
    }

    /// Whether a debt rate of Levee's is as high as it gets, and Blend's goes on or traps.
    fn debt_rate_stands(&self) -> bool {
        let rate = |world: &World, asset| match world.run(&Call::GetReserve { asset }) {
            Outcome::Value(reserve) => Some(int(field(field(&reserve, "data"), "d_rate"))),
            _ => None,
        };
        let stands = |asset| {
            let blend = rate(&self.blend, asset);
            rate(&self.levee, asset) == Some(MAX_DEBT_RATE)
                && blend.is_none_or(|it| it > MAX_DEBT_RATE)
        };
        self.sight.listed().into_iter().any(stands)
    }

    /// Where Levee defaulted as debt was handed over, Blend takes a call of its own for it: the same
    /// state must come of both.
    fn catch_up(&self, call: &Call, blend: &mut Seen, levee: &Seen) -> Passed {
        let defaults = |seen: &Seen| seen.events.iter().any(|event| is_default(Some(event)));
        let done = blend.outcome.is_ok() && levee.outcome.is_ok();
        if !done || !hands_over(call) || defaults(blend) || !defaults(levee) {
            return Passed::No;
        }
        let user = Who::Backstop;
        let second = Seen::after(&self.blend, &Call::BadDebt { user });
        if !second.outcome.is_ok() {
            return Passed::Refused;
        }
        blend.events.extend(second.events);
        blend.ledger = second.ledger;
        Passed::CaughtUp
    }
}

fn hands_over(call: &Call) -> bool {
    match call {
        Call::BadDebt { user } => *user != Who::Backstop,
        Call::Submit { requests, .. } | Call::FlashLoan { requests, .. } => {
            requests.iter().any(|request| request.kind == 6)
        }
        _ => false,
    }
}

fn gulped(call: &Call, outcome: &Outcome) -> Option<i128> {
    match (call, outcome) {
        (Call::Gulp { .. }, Outcome::Value(delta)) => Some(int(delta)),
        _ => None,
    }
}

/// A pool's life of `calls` random calls. Shorter if the states part by an accepted difference.
pub fn explore(seed: u64, calls: usize, report: &mut Report) -> Result<(), Box<Failure>> {
    let mut rng = Rng::new(seed);
    let scenario = Scenario::random(&mut rng);
    let mut generator = Generator::new(rng, &scenario);
    let mut pair = Pair::new(&scenario);
    let mut made: Vec<Call> = vec![];
    report.pools += 1;
    while made.len() < calls {
        let call = generator.next(&pair.sight);
        made.push(call.clone());
        let step = pair.step(&call);
        report.count(&call, &step);
        generator.learn(&call, &step.outcomes[0]);
        if let Some(dispute) = step.verdict.dispute {
            return Err(Box::new(Failure {
                scenario,
                calls: made,
                dispute,
            }));
        }
        if step.verdict.parted {
            break;
        }
    }
    Ok(())
}

/// Runs `calls` again. The first dispute, if there is one, with the number of calls made.
pub fn replay(scenario: &Scenario, calls: &[Call]) -> Option<(usize, String)> {
    let mut pair = Pair::new(scenario);
    for (made, call) in (1..).zip(calls) {
        let verdict = pair.step(call).verdict;
        if let Some(dispute) = verdict.dispute {
            return Some((made, dispute));
        }
        if verdict.parted {
            return None;
        }
    }
    None
}
