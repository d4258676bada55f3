//! What happened, for indexers: Blend's topics and data, published after the token's own event.
//!
//! Not by the SDK's `contractevent`: its specification stays out of the Wasm, where every call would pay for it, and it
//! spells out the way to the host for every event.

use soroban_sdk::{symbol_short, Address, Env, Event, IntoVal, Symbol, Val, Vec};

use crate::list::list;

/// An event by its type, its name, its topics, and what its data is: the `value` of its one field, or the `list` of
/// all.
macro_rules! event {
    (
        $(#[$doc:meta])*
        $event:ident as $name:expr, $format:ident {
            $(#[topic] $topic:ident: $topic_type:ty,)+
            $($field:ident: $type:ty,)+
        }
    ) => {
        $(#[$doc])*
        pub struct $event {
            $(pub $topic: $topic_type,)+
            $(pub $field: $type,)+
        }

        impl Event for $event {
            fn topics(&self, env: &Env) -> Vec<Val> {
                let name: fn(&Env) -> Symbol = $name;
                list(env, &[name(env).to_val(), $(self.$topic.into_val(env)),+])
            }

            fn data(&self, env: &Env) -> Val {
                event!(@$format env, $(self.$field.into_val(env)),+)
            }
        }

        impl $event {
            pub fn publish(&self, env: &Env) {
                env.events().publish_event(self);
            }
        }
    };
    (@value $env:ident, $value:expr) => { $value };
    (@list $env:ident, $($value:expr),+) => { list($env, &[$($value),+]).to_val() };
}

event! {
    /// `shares` are what the depositor received: without the locked ones in an epoch's first deposit.
    Deposit as |_| symbol_short!("deposit"), list {
        #[topic] pool_address: Address,
        #[topic] from: Address,
        tokens: i128,
        shares: i128,
    }
}

event! {
    QueueWithdrawal as |env| Symbol::new(env, "queue_withdrawal"), list {
        #[topic] pool_address: Address,
        #[topic] from: Address,
        shares: i128,
        exp: u64,
    }
}

event! {
    DequeueWithdrawal as |env| Symbol::new(env, "dequeue_withdrawal"), value {
        #[topic] pool_address: Address,
        #[topic] from: Address,
        shares: i128,
    }
}

event! {
    Withdraw as |_| symbol_short!("withdraw"), list {
        #[topic] pool_address: Address,
        #[topic] from: Address,
        shares: i128,
        tokens: i128,
    }
}

event! {
    Draw as |_| symbol_short!("draw"), list {
        #[topic] pool_address: Address,
        to: Address,
        tokens: i128,
    }
}

event! {
    Donate as |_| symbol_short!("donate"), value {
        #[topic] pool_address: Address,
        #[topic] from: Address,
        tokens: i128,
    }
}
