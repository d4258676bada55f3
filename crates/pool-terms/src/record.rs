//! Structures as the ledger keeps them: maps from names to values. Each has one list of its fields, by which
//! it is read, every value straight into its place, and written.
//!
//! The SDK's conversions spell both ways out, and build a structure up from results before anything has its
//! place: five times the code, and every call of a contract pays for its code (`docs/cost.md`).

use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{Address, Env, EnvBase, IntoVal, Map, MapObject, TryFromVal, Val};

/// Most fields of one structure.
const MAX_FIELDS: usize = 13;

/// The values of a structure's fields, in the order of their names, on their way in or out.
pub struct Values {
    values: [Val; MAX_FIELDS],
    next: usize,
    writing: bool,
}

impl Values {
    fn new(writing: bool) -> Self {
        Values {
            values: [Val::VOID.to_val(); MAX_FIELDS],
            next: 0,
            writing,
        }
    }

    fn next(&mut self) -> &mut Val {
        let value = self.values.get_mut(self.next).unwrap_optimized();
        self.next = self.next.saturating_add(1);
        value
    }
}

/// What may stand in a stored structure.
pub trait Field {
    /// Takes over the next value, or is it.
    fn pass(&mut self, env: &Env, values: &mut Values);
}

/// A stored structure.
pub trait Record: Clone {
    const NAMES: &'static [&'static str];

    /// What fields are read into.
    fn blank(env: &Env) -> Self;

    /// Passes every field, in the order of the names.
    fn pass_fields(&mut self, env: &Env, values: &mut Values);
}

/// The structure that is `stored`. Traps, as the SDK does, where something else is.
pub fn read<R: Record>(env: &Env, stored: Val) -> R {
    let mut record = R::blank(env);
    record.pass_fields(env, &mut unpack(env, stored, R::NAMES));
    record
}

/// What is stored of `record`.
pub fn write<R: Record>(env: &Env, record: &R) -> Val {
    let mut values = Values::new(true);
    record.clone().pass_fields(env, &mut values);
    let values = values.values.get(..R::NAMES.len()).unwrap_optimized();
    map(env, R::NAMES, values)
}

/// Passes a structure within a structure.
pub fn pass_nested<R: Record>(record: &mut R, env: &Env, values: &mut Values) {
    let writing = values.writing;
    let value = values.next();
    if writing {
        *value = write(env, record);
    } else {
        *record = read(env, *value);
    }
}

#[inline(never)]
fn unpack(env: &Env, stored: Val, names: &[&'static str]) -> Values {
    let mut values = Values::new(false);
    let map = MapObject::try_from_val(env, &stored).unwrap_optimized();
    let wanted = values.values.get_mut(..names.len()).unwrap_optimized();
    env.map_unpack_to_slice(map, names, wanted)
        .unwrap_optimized();
    values
}

/// The structure with these names, in their order, and values.
pub fn map(env: &Env, names: &[&'static str], values: &[Val]) -> Val {
    env.map_new_from_slices(names, values)
        .unwrap_optimized()
        .to_val()
}

macro_rules! value {
    ($($value:ty),+) => {$(
        impl Field for $value {
            #[inline(never)]
            fn pass(&mut self, env: &Env, values: &mut Values) {
                let writing = values.writing;
                let value = values.next();
                if writing {
                    *value = (*self).into_val(env);
                } else {
                    *self = Self::try_from_val(env, value).unwrap_optimized();
                }
            }
        }
    )+};
}
value!(i128, u64, u32, i32, bool, Address);
value!(Map<u32, i128>, Map<Address, i128>);

/// A structure's fields: the name each is stored by, in ascending order, and where it lies.
macro_rules! record {
    ($record:ty { $($fields:tt)+ }) => {
        $crate::record::record!($record, |_env| <$record>::default(), { $($fields)+ });
    };
    ($record:ty, |$env:ident| $blank:expr, { $($name:ident => $($place:tt).+),+ $(,)? }) => {
        impl $crate::record::Record for $record {
            const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            fn blank($env: &soroban_sdk::Env) -> Self {
                $blank
            }

            #[inline(never)]
            fn pass_fields(&mut self, env: &soroban_sdk::Env, values: &mut $crate::record::Values) {
                $($crate::record::Field::pass(&mut self.$($place).+, env, values);)+
            }
        }
    };
}
pub(crate) use record;

/// A change that waits for its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Queued<C> {
    pub new_config: C,
    /// Unix seconds from which it may be made.
    pub unlock_time: u64,
}

impl<C: Record> Record for Queued<C> {
    const NAMES: &'static [&'static str] = &["new_config", "unlock_time"];

    fn blank(env: &Env) -> Self {
        Queued {
            new_config: C::blank(env),
            unlock_time: 0,
        }
    }

    fn pass_fields(&mut self, env: &Env, values: &mut Values) {
        pass_nested(&mut self.new_config, env, values);
        self.unlock_time.pass(env, values);
    }
}
