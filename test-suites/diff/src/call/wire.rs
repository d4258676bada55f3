//! From a call as data to a call of a contract.

use super::{Call, Name, Outcome, Request};
use crate::scenario::Config;
use crate::world::World;
use pool::{FlashLoan, ReserveConfig};
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{Address, IntoVal, Val, Vec as HostVec};

macro_rules! args {
    ($env:expr $(, $arg:expr)*) => {
        HostVec::<Val>::from_array($env, [$(IntoVal::<_, Val>::into_val(&$arg, $env)),*])
    };
}

impl Call {
    pub fn run(&self, world: &World) -> Outcome {
        match self {
            Call::Advance { seconds, ledgers } => world.advance(*seconds, *ledgers),
            Call::Price {
                asset,
                price,
                timestamp,
            } => world.price(*asset, *price, *timestamp),
            Call::KillFeed { asset } => {
                let feed = sep_40_oracle::Asset::Stellar(world.asset(*asset));
                world.oracle.remove_price(&feed);
            }
            Call::Mint { asset, to, amount } => {
                world.assets[usize::from(*asset)].mint(&world.who(*to), amount);
            }
            Call::Seize { user, dust } => world.seize(*user, *dust),
            Call::Approve {
                asset,
                from,
                spender,
                amount,
            } => {
                let (from, spender) = (world.who(*from), world.who(*spender));
                world.assets[usize::from(*asset)].approve(&from, &spender, amount, &900_000_000);
            }
            call if call.is_backstop() => {
                return world.invoke(&world.backstop, self.name(), self.args(world));
            }
            _ => return world.invoke(&world.pool, self.name(), self.args(world)),
        }
        Outcome::Value(ScVal::Void)
    }

    fn args(&self, world: &World) -> HostVec<Val> {
        let env = &world.env;
        match self {
            Call::Submit {
                from,
                spender,
                to,
                requests,
                ..
            } => {
                let requests = wire(world, requests);
                args!(
                    env,
                    world.who(*from),
                    world.who(*spender),
                    world.who(*to),
                    requests
                )
            }
            Call::FlashLoan {
                from,
                receiver,
                asset,
                amount,
                requests,
            } => {
                let loan = FlashLoan {
                    amount: *amount,
                    asset: world.asset(*asset),
                    contract: world.who(*receiver),
                };
                args!(env, world.who(*from), loan, wire(world, requests))
            }
            Call::NewAuction {
                kind,
                user,
                bid,
                lot,
                percent,
            } => {
                let (bid, lot) = (assets(world, bid), assets(world, lot));
                args!(env, *kind, world.who(*user), bid, lot, *percent)
            }
            Call::DelAuction { kind, user } | Call::GetAuction { kind, user } => {
                args!(env, *kind, world.who(*user))
            }
            Call::BadDebt { user } | Call::GetPositions { user } => args!(env, world.who(*user)),
            Call::Gulp { asset }
            | Call::CancelReserve { asset }
            | Call::SetReserve { asset }
            | Call::GetReserve { asset } => args!(env, world.asset(*asset)),
            Call::SetStatus { status } => args!(env, *status),
            Call::QueueReserve { asset, config } => {
                args!(env, world.asset(*asset), config.wire())
            }
            Call::UpdatePool {
                take_rate,
                max_positions,
                min_collateral,
            } => {
                args!(env, *take_rate, *max_positions, *min_collateral)
            }
            Call::ProposeAdmin { who } => args!(env, world.who(*who)),
            Call::Deposit { from, pool, amount }
            | Call::Queue { from, pool, amount }
            | Call::Dequeue { from, pool, amount }
            | Call::Withdraw { from, pool, amount }
            | Call::Donate { from, pool, amount } => {
                args!(env, world.who(*from), world.who(*pool), *amount)
            }
            Call::Draw { pool, amount, to } => {
                args!(env, world.who(*pool), *amount, world.who(*to))
            }
            Call::UserBalance { pool, user } => args!(env, world.who(*pool), world.who(*user)),
            Call::PoolData { pool } => args!(env, world.who(*pool)),
            _ => HostVec::new(env),
        }
    }
}

fn assets(world: &World, assets: &[u8]) -> HostVec<Address> {
    HostVec::from_iter(&world.env, assets.iter().map(|asset| world.asset(*asset)))
}

fn wire(world: &World, requests: &[Request]) -> HostVec<pool::Request> {
    let wire = |request: &Request| pool::Request {
        address: match request.name {
            Name::Asset(asset) => world.asset(asset),
            Name::Account(who) => world.who(who),
        },
        amount: request.amount,
        request_type: request.kind,
    };
    HostVec::from_iter(&world.env, requests.iter().map(wire))
}

impl Config {
    fn wire(&self) -> ReserveConfig {
        ReserveConfig {
            c_factor: self.c_factor,
            decimals: self.decimals,
            enabled: self.enabled,
            index: 0,
            l_factor: self.l_factor,
            max_util: self.max_util,
            r_base: self.r_base,
            r_one: self.r_one,
            r_three: self.r_three,
            r_two: self.r_two,
            reactivity: self.reactivity,
            supply_cap: self.supply_cap,
            util: self.util,
        }
    }
}
