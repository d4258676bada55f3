//! Going through the host's lists and maps. The SDK's iterators keep their place in memory and hand every item
//! through two results, at every loop of a contract that pays for its code.

use soroban_sdk::{Env, IntoVal, Map, TryFromVal, Val, Vec};

/// What `list` holds.
pub fn items<T>(list: &Vec<T>) -> impl Iterator<Item = T> + '_
where
    T: IntoVal<Env, Val> + TryFromVal<Env, Val>,
{
    (0..list.len()).map(|at| list.get_unchecked(at))
}

/// The places of the bits that are set.
pub fn bits(set: u32) -> impl Iterator<Item = u32> {
    let mut left = set;
    core::iter::from_fn(move || {
        let lowest = (left != 0).then_some(left.trailing_zeros());
        left &= left.wrapping_sub(1);
        lowest
    })
}

/// The keys of `map`, in their order.
pub fn keys<K, V>(map: &Map<K, V>) -> impl Iterator<Item = K>
where
    K: IntoVal<Env, Val> + TryFromVal<Env, Val>,
    V: IntoVal<Env, Val> + TryFromVal<Env, Val>,
{
    let keys = map.keys();
    (0..keys.len()).map(move |at| keys.get_unchecked(at))
}
