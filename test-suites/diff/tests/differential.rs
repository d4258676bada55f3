//! The short run: enough for every change. `make test-diff-long` is the long one.
#![allow(clippy::panic, clippy::arithmetic_side_effects, clippy::as_conversions)]

use diff_suite::report::Report;
use diff_suite::run::explore;
use diff_suite::settings::Settings;
use diff_suite::shrink::shrink;

#[test]
fn levee_does_what_blend_does() {
    let settings = Settings::from_env(Settings {
        seed: 1,
        calls: 250,
        pools: 14,
    });
    let mut report = Report::default();
    for seed in settings.seeds() {
        if let Err(failure) = explore(seed, settings.calls, &mut report) {
            println!(
                "{}\n{}\nshrinking ...",
                settings.replay(seed),
                failure.dispute
            );
            let short = shrink(&failure);
            panic!(
                "{}, shrunk:\n{short:#?}\n{}",
                settings.replay(seed),
                short.dispute
            );
        }
    }
    println!("{}", report.markdown());
    let asked_for = settings.pools * settings.calls as u64;
    assert!(
        report.compared >= asked_for / 2,
        "pools ended early: {} calls",
        report.compared
    );
}
