//! What is stored field by field is what clients decode, and comes back as it was.

use lending_core::bad_debt::Ledger;
use lending_core::claims::{Claim, Loss};
use lending_core::guard::{Guard, GuardConfig, Side};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use pool_terms::flow::Flow;
use pool_terms::guard::{config_data, guard_data};
use pool_terms::loss::{ledger_data, loss_data};
use pool_terms::record::{read, write, Queued, Record};
use pool_terms::reserve::data;
use protocol_api::{
    AuctionData, PoolBackstopData, PoolConfig, PoolConstants, Positions, QueuedGuard,
    QueuedReserveInit, ReserveConfig,
};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{map, Address, Env, IntoVal, Map, Symbol, TryFromVal, Val};
use std::fmt::Debug;

const CONFIG: GuardConfig = GuardConfig {
    up: 1,
    dn: 2,
    slack: 3,
    liq: 4,
    window: u64::MAX,
    confirm: 6,
    max_age: 7,
    flow: u32::MAX,
};

fn reserve_config() -> ReserveConfig {
    ReserveConfig {
        c_factor: 1,
        decimals: 2,
        enabled: true,
        index: 3,
        l_factor: 4,
        max_util: 5,
        r_base: 6,
        r_one: 7,
        r_three: 8,
        r_two: 9,
        reactivity: 10,
        supply_cap: i128::MAX,
        util: 12,
    }
}

/// `record` is written as `wire` is, and read back from it.
fn is_written_as<R, W>(env: &Env, record: R, wire: W)
where
    R: Record + Debug + PartialEq,
    W: TryFromVal<Env, Val> + IntoVal<Env, Val> + Debug + PartialEq,
{
    let value: Val = wire.into_val(env);
    assert_eq!(read::<R>(env, value), record);
    assert_eq!(W::try_from_val(env, &write(env, &record)).ok(), Some(wire));
}

/// `record` is written with these fields, and read back.
fn has_fields<R: Record + Debug + PartialEq>(env: &Env, record: R, fields: Map<Symbol, Val>) {
    assert_eq!(read::<R>(env, fields.to_val()), record);
    let written = Map::try_from_val(env, &write(env, &record)).ok();
    assert_eq!(written, Some(fields));
}

#[test]
fn guards_are_written_as_clients_decode_them() {
    let env = Env::default();
    for side in [Side::Below, Side::Within, Side::Above] {
        let guard = Guard {
            config: CONFIG,
            anchor: i128::MAX,
            time: 1,
            side,
            since: 2,
            rounds: 3,
            last_stamp: 4,
        };
        is_written_as(&env, guard, guard_data(&guard));
    }
    is_written_as(&env, CONFIG, config_data(&CONFIG));
}

#[test]
fn reserves_are_written_as_clients_decode_them() {
    let env = Env::default();
    let totals = Reserve {
        supply_rate: SupplyRate(1),
        debt_rate: DebtRate(i128::MAX),
        rate_modifier: 3,
        supply_shares: SupplyShares(4),
        debt_shares: DebtShares(5),
        backstop_credit: Underlying(i128::MIN),
        last_time: 7,
    };
    is_written_as(&env, totals, data(&totals));
    is_written_as(&env, reserve_config(), reserve_config());
}

#[test]
fn losses_are_written_as_clients_decode_them() {
    let env = Env::default();
    let loss = Loss {
        cuts: 1,
        missing: 2,
        shrink: i128::MAX,
        era: 4,
        open: Underlying(5),
        owed: Underlying(6),
        recovered: Underlying(7),
        claimed: Underlying(8),
    };
    is_written_as(&env, loss, loss_data(&loss));
    let ledger = Ledger {
        assigned_d: 1,
        assigned: 2,
        taken_d: 3,
        taken: 4,
        repaid_d: 5,
        repaid: 6,
        defaulted_d: 7,
        defaulted: 8,
        credit_used: 9,
        socialized: 10,
        last_default: 11,
    };
    is_written_as(&env, ledger, ledger_data(&ledger));
    let claim = Claim {
        cuts: 1,
        missing: 2,
        shrink: 3,
        era: 4,
        outstanding: Underlying(5),
        claimable: Underlying(6),
    };
    let fields = [("c", 6i128), ("l", 1), ("o", 5), ("p", 3), ("w", 2)];
    let mut stored: Map<Symbol, Val> = map![&env, (Symbol::new(&env, "era"), 4u32.into_val(&env))];
    for (name, value) in fields {
        stored.set(Symbol::new(&env, name), value.into_val(&env));
    }
    has_fields(&env, claim, stored);
}

#[test]
fn new_debt_per_hour_is_written_by_its_names() {
    let env = Env::default();
    let flow = Flow {
        hour: 1,
        last: Underlying(2),
        used: Underlying(3),
    };
    let stored: Map<Symbol, Val> = map![
        &env,
        (Symbol::new(&env, "hour"), 1u64.into_val(&env)),
        (Symbol::new(&env, "last"), 2i128.into_val(&env)),
        (Symbol::new(&env, "used"), 3i128.into_val(&env)),
    ];
    has_fields(&env, flow, stored);
}

#[test]
fn queued_changes_are_written_as_clients_decode_them() {
    let env = Env::default();
    let unlock_time = u64::MAX;
    is_written_as(
        &env,
        Queued {
            new_config: CONFIG,
            unlock_time,
        },
        QueuedGuard {
            new_config: config_data(&CONFIG),
            unlock_time,
        },
    );
    is_written_as(
        &env,
        Queued {
            new_config: reserve_config(),
            unlock_time,
        },
        QueuedReserveInit {
            new_config: reserve_config(),
            unlock_time,
        },
    );
}

#[test]
fn the_pools_own_are_written_as_clients_decode_them() {
    let env = Env::default();
    let (oracle, asset) = (Address::generate(&env), Address::generate(&env));
    let contract = env.register(Nothing, ());
    env.as_contract(&contract, || {
        let config = PoolConfig {
            bstop_rate: 1,
            max_positions: 2,
            min_collateral: 3,
            oracle,
            status: 4,
        };
        is_written_as(&env, config.clone(), config);
        let constants = PoolConstants {
            backstop_threshold: 1,
            oracle_decimals: 2,
        };
        is_written_as(&env, constants.clone(), constants);
        let deposits = PoolBackstopData {
            q4w_pct: 1,
            shares: 2,
            tokens: 3,
        };
        is_written_as(&env, deposits.clone(), deposits);
        let positions = Positions {
            collateral: map![&env, (1, 2)],
            liabilities: map![&env, (3, 4), (5, 6)],
            supply: map![&env],
        };
        is_written_as(&env, positions.clone(), positions);
        let auction = AuctionData {
            bid: map![&env, (asset.clone(), 1)],
            block: 2,
            lot: map![&env, (asset, 3)],
        };
        is_written_as(&env, auction.clone(), auction);
    });
}

#[test]
#[should_panic]
fn a_structure_of_other_names_is_not_read() {
    let env = Env::default();
    read::<Ledger>(&env, write(&env, &Loss::default()));
}

#[test]
#[should_panic]
fn a_field_of_another_type_is_not_read() {
    let env = Env::default();
    let stored: Map<Symbol, Val> = map![
        &env,
        (Symbol::new(&env, "hour"), 1i128.into_val(&env)),
        (Symbol::new(&env, "last"), 2i128.into_val(&env)),
        (Symbol::new(&env, "used"), 3i128.into_val(&env)),
    ];
    read::<Flow>(&env, stored.to_val());
}

#[test]
#[should_panic]
fn what_is_no_structure_is_not_read() {
    let env = Env::default();
    read::<Flow>(&env, 1u32.into_val(&env));
}

#[soroban_sdk::contract]
struct Nothing;

#[soroban_sdk::contractimpl]
impl Nothing {}
