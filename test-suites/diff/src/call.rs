//! Everything that can be done to a world, as plain data.

use crate::scenario::Config;
use crate::world::World;
use pool::{FlashLoan, ReserveConfig};
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{Address, IntoVal, Val, Vec as HostVec};

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Who {
    User(u8),
    Admin,
    Pool,
    Backstop,
    Receiver(u8),
    Nobody,
}

/// What a request names: an asset, or the auctioned account.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Name {
    Asset(u8),
    Account(Who),
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request {
    pub kind: u32,
    pub name: Name,
    pub amount: i128,
}

/// How the tokens of a submit move.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Route {
    Transfer,
    Allowance,
}

#[derive(Clone, Debug)]
pub enum Call {
    // The world around the pools.
    Advance { seconds: u64, ledgers: u32 },
    Price { asset: u8, price: i128, timestamp: u64 },
    KillFeed { asset: u8 },
    Mint { asset: u8, to: Who, amount: i128 },
    /// Removes collateral by hand: see [`World::seize`].
    Seize { user: Who },
    Approve { asset: u8, from: Who, spender: Who, amount: i128 },
    // The pool.
    Submit { route: Route, from: Who, spender: Who, to: Who, requests: Vec<Request> },
    FlashLoan { from: Who, receiver: Who, asset: u8, amount: i128, requests: Vec<Request> },
    NewAuction { kind: u32, user: Who, bid: Vec<u8>, lot: Vec<u8>, percent: u32 },
    DelAuction { kind: u32, user: Who },
    BadDebt { user: Who },
    Gulp { asset: u8 },
    UpdateStatus,
    SetStatus { status: u32 },
    QueueReserve { asset: u8, config: Config },
    CancelReserve { asset: u8 },
    SetReserve { asset: u8 },
    UpdatePool { take_rate: u32, max_positions: u32, min_collateral: i128 },
    ProposeAdmin { who: Who },
    AcceptAdmin,
    GetReserve { asset: u8 },
    GetReserveList,
    GetPositions { user: Who },
    GetAuction { kind: u32, user: Who },
    GetConfig,
    GetAdmin,
    // The backstop.
    Deposit { from: Who, pool: Who, amount: i128 },
    Queue { from: Who, pool: Who, amount: i128 },
    Dequeue { from: Who, pool: Who, amount: i128 },
    Withdraw { from: Who, pool: Who, amount: i128 },
    Draw { pool: Who, amount: i128, to: Who },
    Donate { from: Who, pool: Who, amount: i128 },
    UserBalance { pool: Who, user: Who },
    PoolData { pool: Who },
    BackstopToken,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    Value(ScVal),
    /// A contract's error.
    Code(u32),
    /// Anything without a code.
    Trap(String),
}

impl Outcome {
    pub fn is_ok(&self) -> bool {
        matches!(self, Outcome::Value(_))
    }
}

macro_rules! args {
    ($env:expr $(, $arg:expr)*) => {
        HostVec::<Val>::from_array($env, [$(IntoVal::<_, Val>::into_val(&$arg, $env)),*])
    };
}

impl Call {
    /// The entry point called, for reports; the world's own are in brackets.
    pub fn name(&self) -> &'static str {
        match self {
            Call::Advance { .. } => "(advance)",
            Call::Price { .. } => "(price)",
            Call::KillFeed { .. } => "(kill feed)",
            Call::Mint { .. } => "(mint)",
            Call::Seize { .. } => "(seize)",
            Call::Approve { .. } => "(approve)",
            Call::Submit { route: Route::Transfer, .. } => "submit",
            Call::Submit { route: Route::Allowance, .. } => "submit_with_allowance",
            Call::FlashLoan { .. } => "flash_loan",
            Call::NewAuction { .. } => "new_auction",
            Call::DelAuction { .. } => "del_auction",
            Call::BadDebt { .. } => "bad_debt",
            Call::Gulp { .. } => "gulp",
            Call::UpdateStatus => "update_status",
            Call::SetStatus { .. } => "set_status",
            Call::QueueReserve { .. } => "queue_set_reserve",
            Call::CancelReserve { .. } => "cancel_set_reserve",
            Call::SetReserve { .. } => "set_reserve",
            Call::UpdatePool { .. } => "update_pool",
            Call::ProposeAdmin { .. } => "propose_admin",
            Call::AcceptAdmin => "accept_admin",
            Call::GetReserve { .. } => "get_reserve",
            Call::GetReserveList => "get_reserve_list",
            Call::GetPositions { .. } => "get_positions",
            Call::GetAuction { .. } => "get_auction",
            Call::GetConfig => "get_config",
            Call::GetAdmin => "get_admin",
            Call::Deposit { .. } => "deposit",
            Call::Queue { .. } => "queue_withdrawal",
            Call::Dequeue { .. } => "dequeue_withdrawal",
            Call::Withdraw { .. } => "withdraw",
            Call::Draw { .. } => "draw",
            Call::Donate { .. } => "donate",
            Call::UserBalance { .. } => "user_balance",
            Call::PoolData { .. } => "pool_data",
            Call::BackstopToken => "backstop_token",
        }
    }

    /// Whether pool or backstop are called at all.
    pub fn is_compared(&self) -> bool {
        !self.name().starts_with('(')
    }

    pub fn is_backstop(&self) -> bool {
        matches!(
            self,
            Call::Deposit { .. }
                | Call::Queue { .. }
                | Call::Dequeue { .. }
                | Call::Withdraw { .. }
                | Call::Draw { .. }
                | Call::Donate { .. }
                | Call::UserBalance { .. }
                | Call::PoolData { .. }
                | Call::BackstopToken
        )
    }

    pub fn run(&self, world: &World) -> Outcome {
        match self {
            Call::Advance { seconds, ledgers } => world.advance(*seconds, *ledgers),
            Call::Price { asset, price, timestamp } => world.price(*asset, *price, *timestamp),
            Call::KillFeed { asset } => {
                let feed = sep_40_oracle::Asset::Stellar(world.asset(*asset));
                world.oracle.remove_price(&feed);
            }
            Call::Mint { asset, to, amount } => {
                world.assets[usize::from(*asset)].mint(&world.who(*to), amount);
            }
            Call::Seize { user } => world.seize(*user),
            Call::Approve { asset, from, spender, amount } => {
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
            Call::Submit { from, spender, to, requests, .. } => {
                let requests = wire(world, requests);
                args!(env, world.who(*from), world.who(*spender), world.who(*to), requests)
            }
            Call::FlashLoan { from, receiver, asset, amount, requests } => {
                let loan = FlashLoan {
                    amount: *amount,
                    asset: world.asset(*asset),
                    contract: world.who(*receiver),
                };
                args!(env, world.who(*from), loan, wire(world, requests))
            }
            Call::NewAuction { kind, user, bid, lot, percent } => {
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
            Call::UpdatePool { take_rate, max_positions, min_collateral } => {
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
