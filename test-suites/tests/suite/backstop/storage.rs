//! What lies in the ledger, for clients that read it, and how long it stays.

use backstop::{PoolBalance, UserBalance};
use soroban_sdk::testutils::storage::{Instance as _, Persistent as _};
use soroban_sdk::testutils::Ledger as _;
use soroban_sdk::{vec, Address, BytesN, Env, IntoVal, Map, Symbol, TryFromVal, Val, Vec};

use super::fixture::{native_hash, pool_key, user_key, Fixture, LOCKED, ONE};

fn symbols(env: &Env, fields: &[(&str, Val)]) -> Map<Symbol, Val> {
    let mut map = Map::new(env);
    for (name, value) in fields {
        map.set(Symbol::new(env, name), *value);
    }
    map
}

#[test]
fn the_instance_holds_the_token_and_the_pool_hash_only() {
    let f = Fixture::new();
    let env = &f.env;
    let instance = env.as_contract(&f.backstop.address, || env.storage().instance().all());
    assert_eq!(instance.len(), 2);
    let get = |name: &str| instance.get(Symbol::new(env, name).into_val(env)).unwrap();
    assert_eq!(
        Address::try_from_val(env, &get("BToken")),
        Ok(f.token.address.clone())
    );
    assert_eq!(
        BytesN::try_from_val(env, &get("PoolHash")),
        Ok(native_hash(env))
    );
}

#[test]
fn balances_have_exactly_the_fields_clients_read() {
    let f = Fixture::new();
    let env = &f.env;
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    let entry = f.queue(&user, 7);

    let number = |amount: i128| amount.into_val(env);
    let stored: Map<Symbol, Val> = f
        .stored(&pool_key(env, "PoolBalance", &f.pool.address))
        .unwrap();
    let fields = [
        ("q4w", number(7)),
        ("shares", number(ONE)),
        ("tokens", number(ONE)),
    ];
    assert_eq!(stored, symbols(env, &fields));

    let queued = symbols(
        env,
        &[("amount", number(7)), ("exp", entry.exp.into_val(env))],
    );
    let queue: Vec<Map<Symbol, Val>> = vec![env, queued];
    let stored: Map<Symbol, Val> = f
        .stored(&user_key(env, "UserBalance", &f.pool.address, &user))
        .unwrap();
    let fields = [
        ("q4w", queue.into_val(env)),
        ("shares", number(ONE - LOCKED - 7)),
    ];
    assert_eq!(stored, symbols(env, &fields));

    // Every contract's entries are listed: two more are the token's balances.
    let all = env.as_contract(&f.backstop.address, || env.storage().persistent().all());
    assert_eq!(all.len(), 2 + 2, "and nothing else");
}

#[test]
fn seeded_entries_are_what_the_views_show() {
    let f = Fixture::new();
    let user = f.user(0);
    f.seed_pool(9, 8, 7);
    f.seed_user(&user, 6, &[(5, 4)]);
    assert_eq!(
        f.totals(),
        PoolBalance {
            q4w: 7,
            shares: 9,
            tokens: 8
        }
    );
    let balance = UserBalance {
        q4w: super::fixture::entries(&f.env, &[(5, 4)]),
        shares: 6,
    };
    assert_eq!(f.balance(&user), balance);
}

/// Ledgers left: instance, pool, user.
fn ttls(f: &Fixture, user: &Address) -> (u32, u32, u32) {
    let pool_key = pool_key(&f.env, "PoolBalance", &f.pool.address);
    let user_key = user_key(&f.env, "UserBalance", &f.pool.address, user);
    f.env.as_contract(&f.backstop.address, || {
        let storage = f.env.storage();
        (
            storage.instance().get_ttl(),
            storage.persistent().get_ttl(&pool_key),
            storage.persistent().get_ttl(&user_key),
        )
    })
}

#[test]
fn res_01_a_write_extends_what_it_writes() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    assert_eq!(ttls(&f, &user), (535_680, 794_880, 2_073_600));

    // Nothing is extended above its threshold, everything at it.
    f.env.ledger().set_sequence_number(1_000 + 17_279);
    f.queue(&user, 1);
    assert_eq!(ttls(&f, &user), (518_401, 777_601, 2_073_600 - 17_279));
    f.env.ledger().set_sequence_number(1_000 + 17_280);
    f.queue(&user, 1);
    assert_eq!(ttls(&f, &user), (535_680, 794_880, 2_073_600 - 17_280));
    f.env.ledger().set_sequence_number(1_000 + 345_600);
    f.queue(&user, 1);
    assert_eq!(ttls(&f, &user).2, 2_073_600);
}

#[test]
fn views_extend_what_they_read_but_not_the_instance() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    f.env.ledger().set_sequence_number(1_000 + 400_000);
    f.backstop.pool_data(&f.pool.address);
    f.balance(&user);
    assert_eq!(ttls(&f, &user), (135_680, 794_880, 2_073_600));
}
