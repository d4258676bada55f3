//! The short run: enough for every change. `make test-diff-long` is the long one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, clippy::as_conversions)]

use diff_suite::report::Report;
use diff_suite::run::explore;
use diff_suite::shrink::shrink;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().unwrap())
}

#[test]
fn levee_does_what_blend_does() {
    let seed = setting("LEVEE_DIFF_SEED", 1);
    let calls = setting("LEVEE_DIFF_CALLS", 200);
    let pools = setting("LEVEE_DIFF_POOLS", 14);
    let mut report = Report::default();
    for pool in 0..pools {
        let seed = seed + pool;
        if let Err(failure) = explore(seed, calls as usize, &mut report) {
            println!("LEVEE_DIFF_SEED={seed} LEVEE_DIFF_POOLS=1 LEVEE_DIFF_CALLS={calls}");
            println!("{} calls, {}\n{:?}", failure.calls.len(), failure.dispute, failure.calls.last());
            if std::env::var_os("LEVEE_DIFF_NOSHRINK").is_some() {
                panic!("not shrunk");
            }
            let short = shrink(&failure);
            panic!("seed {seed}, shrunk to {} calls: {short:#?}", short.calls.len());
        }
    }
    println!("{}", report.markdown());
}
