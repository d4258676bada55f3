//! Everything that can be done to a world, as plain data.

mod wire;

use crate::scenario::Config;
use soroban_sdk::xdr::ScVal;

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
    Advance {
        seconds: u64,
        ledgers: u32,
    },
    Price {
        asset: u8,
        price: i128,
        timestamp: u64,
    },
    KillFeed {
        asset: u8,
    },
    Mint {
        asset: u8,
        to: Who,
        amount: i128,
    },
    /// Removes collateral by hand, but for `dust` shares of each: see `World::seize`.
    Seize {
        user: Who,
        dust: i128,
    },
    Approve {
        asset: u8,
        from: Who,
        spender: Who,
        amount: i128,
    },
    // The pool.
    Submit {
        route: Route,
        from: Who,
        spender: Who,
        to: Who,
        requests: Vec<Request>,
    },
    FlashLoan {
        from: Who,
        receiver: Who,
        asset: u8,
        amount: i128,
        requests: Vec<Request>,
    },
    NewAuction {
        kind: u32,
        user: Who,
        bid: Vec<u8>,
        lot: Vec<u8>,
        percent: u32,
    },
    DelAuction {
        kind: u32,
        user: Who,
    },
    BadDebt {
        user: Who,
    },
    Gulp {
        asset: u8,
    },
    UpdateStatus,
    SetStatus {
        status: u32,
    },
    QueueReserve {
        asset: u8,
        config: Config,
    },
    CancelReserve {
        asset: u8,
    },
    SetReserve {
        asset: u8,
    },
    UpdatePool {
        take_rate: u32,
        max_positions: u32,
        min_collateral: i128,
    },
    ProposeAdmin {
        who: Who,
    },
    AcceptAdmin,
    GetReserve {
        asset: u8,
    },
    GetReserveList,
    GetPositions {
        user: Who,
    },
    GetAuction {
        kind: u32,
        user: Who,
    },
    GetConfig,
    GetAdmin,
    // The backstop.
    Deposit {
        from: Who,
        pool: Who,
        amount: i128,
    },
    Queue {
        from: Who,
        pool: Who,
        amount: i128,
    },
    Dequeue {
        from: Who,
        pool: Who,
        amount: i128,
    },
    Withdraw {
        from: Who,
        pool: Who,
        amount: i128,
    },
    Draw {
        pool: Who,
        amount: i128,
        to: Who,
    },
    Donate {
        from: Who,
        pool: Who,
        amount: i128,
    },
    UserBalance {
        pool: Who,
        user: Who,
    },
    PoolData {
        pool: Who,
    },
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
            Call::Submit {
                route: Route::Transfer,
                ..
            } => "submit",
            Call::Submit {
                route: Route::Allowance,
                ..
            } => "submit_with_allowance",
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
}
