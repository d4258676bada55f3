//! Events as indexers read them.

use backstop::{Deposit, DequeueWithdrawal, Donate, Draw, QueueWithdrawal, Withdraw};
use soroban_sdk::testutils::Events as _;
use soroban_sdk::{vec, Event, IntoVal, Symbol, Val};

use super::fixture::{Fixture, LOCK, LOCKED, ONE};

fn assert_last(f: &Fixture, event: &impl Event) {
    let all = f.env.events().all();
    let ours = all.filter_by_contract(&f.backstop.address);
    assert_eq!(ours, [event.to_xdr(&f.env, &f.backstop.address)]);
    assert_eq!(
        all.events().last(),
        ours.events().last(),
        "after the token's own event"
    );
}

#[test]
fn every_verb_publishes_one_event_after_the_tokens() {
    let f = Fixture::new();
    let from = f.user(10 * ONE);
    let pool_address = f.pool.address.clone();
    let (pool, user) = (pool_address.clone(), from.clone());

    let shares = f.deposit(&from, ONE);
    assert_eq!(shares, ONE - LOCKED);
    assert_last(
        &f,
        &Deposit {
            pool_address,
            from,
            tokens: ONE,
            shares,
        },
    );

    let (pool_address, from) = (pool.clone(), user.clone());
    let exp = f.queue(&user, 500).exp;
    assert_last(
        &f,
        &QueueWithdrawal {
            pool_address,
            from,
            shares: 500,
            exp,
        },
    );

    let (pool_address, from) = (pool.clone(), user.clone());
    f.backstop.dequeue_withdrawal(&user, &pool, &200);
    assert_last(
        &f,
        &DequeueWithdrawal {
            pool_address,
            from,
            shares: 200,
        },
    );

    let (pool_address, from) = (pool.clone(), user.clone());
    f.pool.donate(&user, &ONE);
    assert_last(
        &f,
        &Donate {
            pool_address,
            from,
            tokens: ONE,
        },
    );

    let (pool_address, from) = (pool.clone(), user.clone());
    f.pass(LOCK);
    f.withdraw(&user, 300);
    assert_last(
        &f,
        &Withdraw {
            pool_address,
            from,
            shares: 300,
            tokens: 600,
        },
    );

    f.pool.draw(&77, &user);
    assert_last(
        &f,
        &Draw {
            pool_address: pool,
            to: user,
            tokens: 77,
        },
    );
}

/// Topics and data as values, which is what must not change.
fn assert_shape(f: &Fixture, event: &impl Event, topics: soroban_sdk::Vec<Val>, data: Val) {
    assert_eq!(event.topics(&f.env), topics);
    let data: soroban_sdk::Vec<Val> = vec![&f.env, data];
    assert_eq!(vec![&f.env, event.data(&f.env)], data);
}

#[test]
fn topics_and_data_have_the_shape_blend_indexers_parse() {
    let f = Fixture::new();
    let (env, pool, user) = (&f.env, f.pool.address.clone(), f.user(0));
    let (p, u) = (|| pool.clone(), || user.clone());
    let topics = |name: &str| (Symbol::new(env, name), p(), u()).into_val(env);

    let deposit = Deposit {
        pool_address: p(),
        from: u(),
        tokens: 5,
        shares: 4,
    };
    assert_shape(
        &f,
        &deposit,
        topics("deposit"),
        (5i128, 4i128).into_val(env),
    );
    let queue = QueueWithdrawal {
        pool_address: p(),
        from: u(),
        shares: 4,
        exp: 9,
    };
    assert_shape(
        &f,
        &queue,
        topics("queue_withdrawal"),
        (4i128, 9u64).into_val(env),
    );
    let dequeue = DequeueWithdrawal {
        pool_address: p(),
        from: u(),
        shares: 4,
    };
    assert_shape(
        &f,
        &dequeue,
        topics("dequeue_withdrawal"),
        4i128.into_val(env),
    );
    let withdraw = Withdraw {
        pool_address: p(),
        from: u(),
        shares: 4,
        tokens: 5,
    };
    assert_shape(
        &f,
        &withdraw,
        topics("withdraw"),
        (4i128, 5i128).into_val(env),
    );
    let donate = Donate {
        pool_address: p(),
        from: u(),
        tokens: 5,
    };
    assert_shape(&f, &donate, topics("donate"), 5i128.into_val(env));

    let draw = Draw {
        pool_address: p(),
        to: u(),
        tokens: 5,
    };
    let topics = (Symbol::new(env, "draw"), p()).into_val(env);
    assert_shape(&f, &draw, topics, (u(), 5i128).into_val(env));
}

#[test]
fn nothing_moves_for_an_amount_of_zero() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    for code in [f.pool.donate(&user, &0), f.pool.draw(&0, &user)] {
        assert_eq!(code, 0);
        let token = f.env.events().all().filter_by_contract(&f.token.address);
        assert!(token.events().is_empty());
    }
}
