//! The mock oracle and the test token keep their own promises.

use mock_oracle::{MockOracle, MockOracleClient, MockOracleError, HISTORY};
use sep_40_oracle::Asset;
use soroban_sdk::testutils::{Address as _, EnvTestConfig, Events as _, Ledger as _};
use soroban_sdk::{symbol_short, vec, Address, Env, MuxedAddress, String};
use test_token::{TestToken, TestTokenClient, TestTokenError};

fn env() -> Env {
    let env = Env::new_with_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.ledger().set_timestamp(10_000);
    env
}

fn oracle(env: &Env) -> (MockOracleClient<'static>, Asset, Asset) {
    let (xlm, usd) = (
        Asset::Stellar(Address::generate(env)),
        Asset::Other(symbol_short!("EUR")),
    );
    let base = Asset::Other(symbol_short!("USD"));
    let assets = vec![env, xlm.clone(), usd.clone()];
    let id = env.register(
        MockOracle,
        (Address::generate(env), base, assets, 7u32, 300u32),
    );
    (MockOracleClient::new(env, &id), xlm, usd)
}

#[test]
fn oracle_answers_what_was_set() {
    let env = env();
    env.mock_all_auths();
    let (o, a, b) = oracle(&env);
    assert_eq!(
        (o.decimals(), o.resolution(), o.assets().len()),
        (7, 300, 2)
    );
    assert!(o.lastprice(&a).is_none());
    assert!(o.prices(&a, &3).is_none());
    o.set_prices(&vec![&env, 11, 22], &9_000);
    o.set_price(&a, &12, &9_300);
    let last = o.lastprice(&a).unwrap();
    assert_eq!((last.price, last.timestamp), (12, 9_300));
    assert_eq!(o.lastprice(&b).unwrap().price, 22);
    assert_eq!(o.price(&a, &9_299).unwrap().price, 11);
    assert!(o.price(&a, &8_999).is_none());
    let two = o.prices(&a, &5).unwrap();
    assert_eq!((two.len(), two.get(0).unwrap().price), (2, 12));
    for i in 0..20 {
        o.set_price(&a, &i, &(20_000 + i as u64));
    }
    assert_eq!(o.prices(&a, &100).unwrap().len(), HISTORY);
    o.set_price_stable(&vec![&env, 5, 6]);
    env.ledger().set_timestamp(77_777);
    let last = o.lastprice(&a).unwrap();
    assert_eq!((last.price, last.timestamp), (5, 77_777));
    assert_eq!(
        o.prices(&a, &3).unwrap().get(2).unwrap().timestamp,
        77_777 - 600
    );
    o.remove_price(&a);
    assert!(o.lastprice(&a).is_none());
    o.set_price(&a, &-1, &1);
    assert_eq!(o.lastprice(&a).unwrap().price, -1);
    o.set_decimals(&14);
    assert_eq!(o.decimals(), 14);
}

#[test]
fn oracle_refuses_strangers_and_nonsense() {
    let env = env();
    let (o, a, _) = oracle(&env);
    assert!(o.try_set_price(&a, &1, &1).is_err());
    assert!(o.try_set_decimals(&1).is_err());
    env.mock_all_auths();
    let unknown = Asset::Other(symbol_short!("X"));
    assert_eq!(
        o.try_set_price(&unknown, &1, &1),
        Err(Ok(MockOracleError::UnknownAsset))
    );
    assert_eq!(
        o.try_add_asset(&a),
        Err(Ok(MockOracleError::DuplicateAsset))
    );
    assert_eq!(
        o.try_set_prices(&vec![&env, 1], &1),
        Err(Ok(MockOracleError::OnePricePerAsset))
    );
    assert!(o.lastprice(&unknown).is_none());
    o.add_asset(&unknown);
    o.set_price(&unknown, &1, &1);
    assert_eq!(o.assets().len(), 3);
}

#[test]
fn token_moves_and_refuses() {
    let env = env();
    let admin = Address::generate(&env);
    let id = env.register(
        TestToken,
        (
            admin,
            9u32,
            String::from_str(&env, "T"),
            String::from_str(&env, "TT"),
        ),
    );
    let t = TestTokenClient::new(&env, &id);
    let (a, b) = (Address::generate(&env), Address::generate(&env));
    assert!(t.try_mint(&a, &5).is_err());
    env.mock_all_auths();
    t.mint(&a, &100);
    t.transfer(&a, &b, &40);
    assert_eq!((t.balance(&a), t.balance(&b), t.decimals()), (60, 40, 9));
    assert_eq!(
        t.try_transfer(&a, &b, &61),
        Err(Ok(TestTokenError::BalanceError))
    );
    assert_eq!(
        t.try_transfer(&a, &b, &-1),
        Err(Ok(TestTokenError::NegativeAmountError))
    );
    assert_eq!(
        t.try_transfer_from(&b, &a, &b, &1),
        Err(Ok(TestTokenError::AllowanceError))
    );
    t.approve(&a, &b, &10, &100);
    t.transfer_from(&b, &a, &b, &4);
    t.burn_from(&b, &a, &1);
    assert_eq!((t.allowance(&a, &b), t.balance(&a)), (5, 55));
    env.ledger().set_sequence_number(101);
    assert_eq!(t.allowance(&a, &b), 0);
    assert_eq!(
        t.try_approve(&a, &b, &1, &100),
        Err(Ok(TestTokenError::AllowanceError))
    );
    t.burn(&a, &55);
    assert_eq!(t.balance(&a), 0);
    t.mint(&a, &(i128::MAX - 44));
    assert_eq!(t.try_mint(&a, &45), Err(Ok(TestTokenError::OverflowError)));
    t.transfer(&a, &a, &7);
    assert_eq!(t.balance(&a), i128::MAX - 44);
    let muxed: MuxedAddress = b.clone().into();
    t.transfer(&a, &muxed, &1);
    assert_eq!(env.events().all().events().len(), 1);
}
