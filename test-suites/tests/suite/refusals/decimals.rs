//! ORC-08, TOK-11: a reserve has its token's decimals.

use pool::{PoolError, ReserveConfig};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::reserves::std_config;
use test_suites::world::new_token;
use test_suites::{Setup, World};

fn with_decimals(decimals: u32) -> ReserveConfig {
    ReserveConfig {
        decimals,
        ..std_config()
    }
}

#[test]
fn orc_08_a_token_is_listed_with_its_own_decimals_only() {
    let world = World::new(&Setup::default());
    for own in [0, 6, 7, 18] {
        let token = new_token(&world.env, &world.admin, "T", own).address;
        for other in [0, 5, 6, 7, 8, 18].into_iter().filter(|it| *it != own) {
            world.refuses(PoolError::InvalidReserveConfig, |w| {
                w.pool.try_queue_set_reserve(&token, &with_decimals(other))
            });
        }
        world.pool.queue_set_reserve(&token, &with_decimals(own));
        world.pool.set_reserve(&token);
    }
}

/// Nobody can supply what does not answer, so there is nothing to get wrong.
#[test]
fn an_address_without_a_token_says_nothing_of_decimals() {
    let world = World::new(&Setup::default());
    let nothing = Address::generate(&world.env);
    world.pool.queue_set_reserve(&nothing, &with_decimals(9));
    assert_eq!(world.pool.set_reserve(&nothing), 0);
}
