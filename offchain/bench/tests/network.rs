//! The network's settings are those of the file, and the host takes them.
#![allow(clippy::unwrap_used)]

use bench::network::Network;
use soroban_env_host::xdr::ContractCostType;

#[test]
fn the_limits_are_the_networks_and_not_the_sdks() {
    let limits = Network::load().unwrap().limits;
    assert_eq!(limits.instructions, 400_000_000);
    assert_eq!(limits.mem_bytes, 41_943_040);
    assert_eq!(limits.footprint_entries, 400);
    assert_eq!(limits.write_entries, 200);
}

#[test]
fn decoding_is_charged_at_the_networks_rate() {
    let budget = Network::load().unwrap().budget().unwrap();
    budget
        .charge(ContractCostType::ValDeser, Some(128_000))
        .unwrap();
    // 331 and 4,369 for each 128 bytes.
    assert_eq!(budget.get_cpu_insns_consumed().unwrap(), 331 + 4_369_000);
}
