//! The short run: enough for every change. `make test-diff-long` is the long one.
#![allow(clippy::panic, clippy::arithmetic_side_effects, clippy::as_conversions)]

use blend_contract_sdk::{backstop, pool};
use diff_suite::report::Report;
use diff_suite::run::explore;
use diff_suite::settings::Settings;
use diff_suite::shrink::shrink;
use soroban_sdk::{Bytes, Env};

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

#[test]
fn the_other_side_is_blend_v2() {
    let env = Env::default();
    let hash = |wasm: &[u8]| {
        let digest = env
            .crypto()
            .sha256(&Bytes::from_slice(&env, wasm))
            .to_array();
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    assert_eq!(
        hash(pool::WASM),
        "a41fc53d6753b6c04eb15b021c55052366a4c8e0e21bc72700f461264ec1350e"
    );
    let backstop = hash(backstop::WASM);
    assert_eq!(
        backstop,
        "c1f4502a757e25c611f5a159bc1ab0eef64085adac6c68123dca66e87faffbc2"
    );
}
