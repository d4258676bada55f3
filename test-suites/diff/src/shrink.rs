//! Makes a failing sequence short: fewer calls, fewer requests.

use crate::call::Call;
use crate::run::{replay, Failure};

/// Replays the shrinker may spend.
const BUDGET: usize = 400;

/// The shortest sequence found that still ends in a dispute.
pub fn shrink(failure: &Failure) -> Failure {
    let mut best = failure.clone();
    let mut budget = BUDGET;
    let mut chunk = best.calls.len() / 2;
    while chunk > 0 && budget > 0 {
        let mut start = 0;
        while start < best.calls.len() && budget > 0 {
            let mut calls = best.calls.clone();
            calls.drain(start..(start + chunk).min(calls.len()));
            budget -= 1;
            if !adopt(&mut best, calls) {
                start += chunk;
            }
        }
        chunk /= 2;
    }
    fewer_requests(&mut best, &mut budget);
    best
}

/// Takes `calls` over if they end in the same kind of dispute, cut off behind it.
fn adopt(best: &mut Failure, mut calls: Vec<Call>) -> bool {
    let Some((made, dispute)) = replay(&best.scenario, &calls) else {
        return false;
    };
    calls.truncate(made);
    let shorter = Failure {
        scenario: best.scenario.clone(),
        calls,
        dispute,
    };
    let same = shorter.kind() == best.kind();
    if same {
        *best = shorter;
    }
    same
}

fn fewer_requests(best: &mut Failure, budget: &mut usize) {
    for place in 0..best.calls.len() {
        let mut index = 0;
        while *budget > 0 {
            let mut calls = best.calls.clone();
            let Some(Call::Submit { requests, .. } | Call::FlashLoan { requests, .. }) =
                calls.get_mut(place)
            else {
                break;
            };
            if index >= requests.len() {
                break;
            }
            requests.remove(index);
            *budget -= 1;
            if !adopt(best, calls) {
                index += 1;
            }
        }
    }
}
