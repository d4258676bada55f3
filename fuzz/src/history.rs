//! A history: one byte for the kind of world and where it stands, then records of six bytes, one call each.

use crate::judge::{compare, look, outcome, Allowed, Sight, PLENTY, TOO_MUCH};
use crate::record::{Record, RECORD};
use crate::scenes::SCENES;
use crate::stage::{Stage, RESERVES};
use num_bigint::BigInt;
use pool::{FlashLoan, Request};
use soroban_sdk::{Address, Vec as List};

const MAX_CALLS: usize = 64;

/// Plays the history that `bytes` tell. Panics at the first thing that must not be.
pub fn play(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    let mut history = History {
        stage: Stage::new(*kind),
        pending: vec![],
        born: 0,
    };
    history.born = history.stage.world.now();
    for record in SCENES[usize::from(kind >> 2) % SCENES.len()] {
        history.step(Record::read(record));
    }
    for record in rest.chunks_exact(RECORD).take(MAX_CALLS) {
        history.step(Record::read(record));
    }
}

pub struct History {
    pub stage: Stage,
    /// Requests not yet submitted.
    pending: Vec<Request>,
    /// Unix seconds at the start.
    pub born: u64,
}

impl History {
    fn step(&mut self, record: Record) {
        match record.verb % 24 {
            kind @ 0..=9 => self.request(record, u32::from(kind)),
            10 => self.move_price(record),
            11 => self.pass_ledgers(record),
            12 => self.pass_time(record),
            13 => self.liquidate(record),
            14 | 15 => self.auction_of_the_backstop(record),
            16 => self.bad_debt(record),
            17 => self.gulp(record),
            18 => self.status(record),
            19 => self.delete_auction(record),
            20 => self.deposits(record),
            21 => self.flash_loan(record),
            22 => self.configure(record),
            _ => self.disturb(record),
        }
    }

    /// Queues a request; submits all unless told to wait.
    fn request(&mut self, record: Record, kind: u32) {
        let kind = if record.flags & 0x40 == 0 {
            kind
        } else {
            kind + 8
        };
        let request = if (6..=8).contains(&kind) {
            let amount = if record.size >= 0xfc {
                record.amount(0)
            } else {
                record.percent().into()
            };
            let address = self
                .stage
                .anyone(if kind == 6 {
                    record.asset
                } else {
                    record.asset | 4
                })
                .clone();
            Request {
                address,
                amount,
                request_type: kind,
            }
        } else {
            let amount = record.amount(self.stage.decimals(record.asset));
            Request {
                address: self.stage.asset(record.asset).clone(),
                amount,
                request_type: kind,
            }
        };
        self.pending.push(request);
        if record.flags & 0x80 == 0 || self.pending.len() > 6 {
            self.submit(record);
        }
    }

    fn take_pending(&mut self) -> (List<Request>, Vec<Request>) {
        let requests: Vec<Request> = self.pending.drain(..).collect();
        (List::from_slice(&self.stage.world.env, &requests), requests)
    }

    fn submit(&mut self, record: Record) {
        let (list, requests) = self.take_pending();
        let (stage, pool) = (&self.stage, &self.stage.world.pool);
        let from = stage.user(record.who);
        let (spender, to) = match record.flags % 8 {
            6 => (stage.user(record.who.wrapping_add(1)), from),
            7 => (from, stage.anyone(record.asset)),
            _ => (from, from),
        };
        let alone = spender == from && to == from;
        let (before, wallet) = (look(stage), wallet(stage, from));
        let done = if record.flags & 0x20 == 0 {
            let what = named("submit", &requests, 0);
            outcome(&what, pool.try_submit(from, spender, to, &list)).is_some()
        } else {
            outcome(
                &named("submit_with_allowance", &requests, 0),
                pool.try_submit_with_allowance(from, spender, to, &list),
            )
            .is_some()
        };
        self.judge_requests(from, &requests, before, wallet, done, alone);
    }

    fn flash_loan(&mut self, record: Record) {
        let (list, requests) = self.take_pending();
        let stage = &self.stage;
        let from = stage.user(record.who);
        let loan = FlashLoan {
            amount: record.amount(stage.decimals(record.asset)),
            asset: stage.asset(record.asset).clone(),
            contract: stage.receiver.clone(),
        };
        let (before, wallet) = (look(stage), wallet(stage, from));
        let done = outcome(
            &named("flash_loan", &requests, loan.amount),
            stage.world.pool.try_flash_loan(from, &loan, &list),
        )
        .is_some();
        self.judge_requests(from, &requests, before, wallet, done, true);
    }

    /// H-1, R-2, A-8: what a list of requests may do.
    fn judge_requests(
        &self,
        from: &Address,
        requests: &[Request],
        before: Sight,
        wallet_before: [i128; RESERVES],
        done: bool,
        alone: bool,
    ) {
        let stage = &self.stage;
        let after = look(stage);
        let fills = |kind: u32| {
            requests
                .iter()
                .filter(move |request| request.request_type == kind)
        };
        let mut allowed = Allowed::default();
        if done {
            allowed.accounts.push(from);
            allowed
                .accounts
                .extend(fills(6).map(|request| &request.address));
            if fills(6).next().is_some() || fills(7).next().is_some() {
                allowed.accounts.push(&stage.world.backstop.address);
            }
            allowed.loss = fills(7).next().is_some();
        }
        compare(stage, &before, &after, &allowed);
        let filled = requests
            .iter()
            .any(|request| (6..=8).contains(&request.request_type));
        if done && alone && !filled {
            let wallet_after = wallet(stage, from);
            let (old, new) = (before.claims(from), after.claims(from));
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                let gained = BigInt::from(wallet_after[index] - wallet_before[index])
                    * 1_000_000_000_000i128
                    + new
                    - old;
                assert!(
                    gained <= BigInt::ZERO,
                    "{from:?} gained {gained} in reserve {index}"
                );
            }
        }
        let risked = requests
            .iter()
            .any(|request| matches!(request.request_type, 3 | 4 | 6 | 7 | 9));
        if done && risked && after.has_debt(from) {
            let health = after.health(stage, from).expect("it was judged");
            assert!(
                health.require_sound(0, stage.scale).is_ok(),
                "{from:?} ends at {health:?}"
            );
        }
    }
}

/// What `who` holds of each reserve's token.
fn wallet(stage: &Stage, who: &Address) -> [i128; RESERVES] {
    std::array::from_fn(|index| stage.world.assets[index].token.balance(who))
}

/// The call's name, with a remark if it or one of its requests asks for what no token has.
fn named(call: &str, requests: &[Request], amount: i128) -> String {
    let mut amounts = requests.iter().map(|request| request.amount);
    if amount > PLENTY || amounts.any(|amount| amount > PLENTY) {
        format!("{call}{TOO_MUCH}")
    } else {
        call.to_string()
    }
}
