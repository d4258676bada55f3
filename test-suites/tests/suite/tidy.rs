//! Rules of the house that clippy cannot see.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

/// Every Rust file below `folder`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    let mut left = vec![root().join(folder)];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources below {folder}");
    found
}

fn offenders(folder: &str, offends: impl Fn(&Path, &str) -> bool) -> Vec<PathBuf> {
    let all = sources(folder).into_iter();
    all.filter(|(path, text)| offends(path, text))
        .map(|(path, _)| path)
        .collect()
}

fn is_below(path: &Path, part: &str) -> bool {
    path.to_string_lossy().contains(part)
}

#[test]
fn no_file_is_longer_than_300_lines() {
    for folder in ["contracts", "crates", "test-suites", "offchain"] {
        let long = offenders(folder, |_, text| text.lines().count() > 300);
        assert!(long.is_empty(), "{long:?}");
    }
}

#[test]
fn contracts_publish_events_from_their_operations_only() {
    for contract in [
        "contracts/pool/src",
        "contracts/backstop/src",
        "contracts/lens/src",
    ] {
        let wrong = offenders(contract, |path, text| {
            text.contains(".publish(") && !is_below(path, "/src/ops/")
        });
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn pure_code_knows_no_host() {
    let wrong = offenders("crates/lending-core/src", |_, text| {
        text.contains("soroban_sdk")
    });
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn tests_stand_in_files_of_their_own() {
    for folder in ["contracts", "crates"] {
        let wrong = offenders(folder, |_, text| text.contains("mod tests {"));
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

/// Only storage, settlement and the contract's entry points may switch the layering lint off.
#[test]
fn the_layering_lint_is_off_in_its_rooms_only() {
    for contract in [
        "contracts/pool/src",
        "contracts/backstop/src",
        "contracts/lens/src",
    ] {
        let wrong = offenders(contract, |path, text| {
            let room = ["/src/storage/", "/src/settlement.rs", "/src/contract"];
            text.contains("allow(clippy::disallowed_methods)")
                && !room.iter().any(|room| is_below(path, room))
        });
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn contracts_do_not_depend_on_one_another() {
    for contract in ["pool", "backstop", "lens", "mock-oracle", "test-token"] {
        let manifest = root().join("contracts").join(contract).join("Cargo.toml");
        let text = fs::read_to_string(manifest).unwrap();
        for other in ["pool", "backstop", "lens", "mock-oracle", "test-token"] {
            assert!(
                !text.contains(&format!("\n{other}.workspace")),
                "{contract} needs {other}"
            );
        }
    }
}

#[test]
fn every_profile_checks_overflow() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let profiles = manifest.matches("[profile.").count();
    assert_eq!(profiles, manifest.matches("overflow-checks = true").count());
    assert_eq!(profiles, 5);
}
