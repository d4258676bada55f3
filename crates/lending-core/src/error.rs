//! Every reason the pure code has to refuse, one variant per cause.

/// Why a decision could not be made, or was "no".
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LendingError {
    /// A result does not fit in its integer.
    Overflow,
    /// A divisor is zero: a liability factor or a rate of zero.
    DivisionByZero,
    /// The clock stands before the reserve's last accrual.
    ClockBackwards,
    /// More would be taken from a balance than it holds.
    NegativeBalance,
    /// A constructor or `update_pool` value is out of range.
    InvalidPoolConfig,
    /// A reserve parameter is out of range, or a change to it is forbidden.
    InvalidReserveConfig,
    /// No status has this number, or nobody may set it.
    UnknownStatus,
    /// The backstop does not allow this status now.
    StatusNotAllowed,
    /// The pool's status forbids the action.
    ActionNotAllowed,
    /// All supply would be lent, or more than the reserve's limit.
    UtilizationTooHigh,
    /// The price is older than a day, zero or negative.
    InvalidPrice,
    /// The feed knows no price, or does not answer.
    PriceUnavailable,
    /// The price is too old for new risk, or stamped more than a minute ahead.
    StalePrice,
    /// A price guard's setting is out of range.
    InvalidGuardConfig,
    /// Under these guards a single wrong price could make a new loan insolvent.
    UnsafeGuard,
    /// More new debt in an hour than the reserve's limit.
    FlowTooHigh,
    /// The amount supplied buys no supply share.
    ZeroSupplyMinted,
    /// The amount withdrawn burns no supply share.
    ZeroSupplyBurned,
    /// The amount borrowed creates no debt share.
    ZeroDebtMinted,
    /// The amount repaid burns no debt share.
    ZeroDebtBurned,
    /// Total supply would exceed the reserve's cap.
    SupplyCapExceeded,
    /// The account holds more positions than the pool allows.
    TooManyPositions,
    /// The health factor would be below the minimum.
    Unhealthy,
    /// Effective collateral would be below the pool's minimum.
    BelowMinCollateral,
    /// The account, the percent or the chosen positions cannot be liquidated.
    InvalidLiquidation,
    /// The account would end above a health factor of 1.15.
    LiquidationTooLarge,
    /// The account would end below a health factor of 1.03.
    LiquidationTooSmall,
    /// The chosen collateral is worth nothing, so no share of it can be sized.
    WorthlessCollateral,
    /// The chosen debt is worth nothing, so no share of it can be sized.
    WorthlessDebt,
    /// The interest is worth less than 200 units of the oracle's base.
    InterestTooSmall,
    /// The debts offered in a bad-debt auction are worth nothing.
    InvalidBid,
    /// There is nothing to offer.
    InvalidLot,
    /// Suppliers lost everything; the reserve is closed for good.
    ReserveKilled,
    /// A percent is not between 1 and 100.
    InvalidPercent,
    /// The auction starts in a later ledger.
    AuctionNotStarted,
    /// The backstop token's price is zero at 7 decimals.
    WorthlessBackstopToken,
}
