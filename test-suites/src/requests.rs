//! Requests of `submit`, by name.

use pool::Request;
use soroban_sdk::{Address, Env, Vec};

macro_rules! request {
    ($($name:ident = $number:literal),* $(,)?) => {
        $(pub fn $name(address: &Address, amount: i128) -> Request {
            Request { address: address.clone(), amount, request_type: $number }
        })*
    };
}

request!(
    supply = 0,
    withdraw = 1,
    supply_collateral = 2,
    withdraw_collateral = 3,
    borrow = 4,
    repay = 5,
    fill_user_liquidation = 6,
    fill_bad_debt = 7,
    fill_interest = 8,
    cancel_liquidation = 9,
);

/// A request list.
pub fn list<const N: usize>(env: &Env, requests: [Request; N]) -> Vec<Request> {
    Vec::from_array(env, requests)
}
