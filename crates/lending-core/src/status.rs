//! The pool's status: what each permits, and who may move it where.

use crate::error::LendingError;
use crate::fixed::FACTOR_ONE;
use crate::refusal::{refuse, require, Refusal};

/// Queued part of the backstop at which a pool goes on ice, 7 decimals.
const ICE_QUEUE: i128 = FACTOR_ONE * 3 / 10;
/// The same for a pool its admin holds active.
const ADMIN_ICE_QUEUE: i128 = FACTOR_ONE / 2;
/// Queued part at which a pool freezes.
const FREEZE_QUEUE: i128 = FACTOR_ONE * 6 / 10;
/// The same for a pool its admin put on ice.
const ADMIN_FREEZE_QUEUE: i128 = FACTOR_ONE * 3 / 4;
/// Seconds after a default in which a pool cannot become active.
const AFTER_DEFAULT_SECONDS: u64 = 86_400;

/// Whether a pool whose last default was at `last_default` (unix seconds; 0: never) is still within
/// a day of it.
pub fn is_shaken(last_default: u64, now: u64) -> bool {
    last_default != 0 && now.saturating_sub(last_default) < AFTER_DEFAULT_SECONDS
}

/// The wire value is the discriminant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum PoolStatus {
    AdminActive = 0,
    Active = 1,
    AdminOnIce = 2,
    OnIce = 3,
    AdminFrozen = 4,
    Frozen = 5,
    Setup = 6,
}

/// What a status can forbid. Everything else is always allowed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Action {
    /// Supply, with or without use as collateral.
    Supply,
    /// Borrow, flash loan, cancelling a liquidation among other requests, gulp.
    Borrow,
}

impl PoolStatus {
    /// # Errors
    /// `UnknownStatus`.
    pub fn from_u32(value: u32) -> Result<Self, Refusal> {
        match value {
            0 => Ok(PoolStatus::AdminActive),
            1 => Ok(PoolStatus::Active),
            2 => Ok(PoolStatus::AdminOnIce),
            3 => Ok(PoolStatus::OnIce),
            4 => Ok(PoolStatus::AdminFrozen),
            5 => Ok(PoolStatus::Frozen),
            6 => Ok(PoolStatus::Setup),
            _ => refuse(LendingError::UnknownStatus),
        }
    }

    /// The number on the wire.
    pub fn to_u32(self) -> u32 {
        match self {
            PoolStatus::AdminActive => 0,
            PoolStatus::Active => 1,
            PoolStatus::AdminOnIce => 2,
            PoolStatus::OnIce => 3,
            PoolStatus::AdminFrozen => 4,
            PoolStatus::Frozen => 5,
            PoolStatus::Setup => 6,
        }
    }

    /// Whether this status leaves `action` be.
    pub fn permits(self, action: Action) -> bool {
        match self {
            PoolStatus::AdminActive | PoolStatus::Active => true,
            PoolStatus::AdminOnIce | PoolStatus::OnIce => action == Action::Supply,
            PoolStatus::AdminFrozen | PoolStatus::Frozen | PoolStatus::Setup => false,
        }
    }

    /// # Errors
    /// `ActionNotAllowed`.
    pub fn require(self, action: Action) -> Result<(), Refusal> {
        require(self.permits(action), LendingError::ActionNotAllowed)
    }

    /// Whether the next status depends on what the backstop is worth, given the queued part of it
    /// (7 decimals). Where it does not, a dead feed cannot hold the pool's status.
    pub fn needs_coverage(self, queued: i128) -> bool {
        match self {
            PoolStatus::AdminActive => queued < ADMIN_ICE_QUEUE,
            PoolStatus::Active | PoolStatus::OnIce | PoolStatus::Frozen => queued < ICE_QUEUE,
            PoolStatus::AdminOnIce | PoolStatus::AdminFrozen | PoolStatus::Setup => false,
        }
    }

    /// The status that follows from the backstop: `queued` is its queued part (7 decimals), `met`
    /// whether its worth reaches the threshold.
    ///
    /// # Errors
    /// `StatusNotAllowed` in setup and while frozen by the admin.
    pub fn next(self, queued: i128, met: bool) -> Result<Self, Refusal> {
        match self {
            PoolStatus::Setup | PoolStatus::AdminFrozen => refuse(LendingError::StatusNotAllowed),
            PoolStatus::AdminOnIce if queued >= ADMIN_FREEZE_QUEUE => Ok(PoolStatus::Frozen),
            PoolStatus::AdminOnIce => Ok(PoolStatus::AdminOnIce),
            PoolStatus::AdminActive if queued >= ADMIN_ICE_QUEUE || !met => Ok(PoolStatus::OnIce),
            PoolStatus::AdminActive => Ok(PoolStatus::AdminActive),
            PoolStatus::Active | PoolStatus::OnIce | PoolStatus::Frozen => {
                if queued >= FREEZE_QUEUE {
                    Ok(PoolStatus::Frozen)
                } else if queued >= ICE_QUEUE || !met {
                    Ok(PoolStatus::OnIce)
                } else {
                    Ok(PoolStatus::Active)
                }
            }
        }
    }

    /// Where bad debt moves the pool at once: nobody takes new risk on.
    pub fn iced(self) -> Self {
        match self {
            PoolStatus::AdminActive | PoolStatus::Active => PoolStatus::OnIce,
            other => other,
        }
    }

    /// The status a pool that still deals with a loss takes where `next` says active: it cannot
    /// become active, but what is frozen thaws.
    ///
    /// # Errors
    /// `StatusNotAllowed` on ice.
    pub fn held_back(self, next: Self) -> Result<Self, Refusal> {
        match (self, next) {
            (PoolStatus::OnIce, PoolStatus::Active) => refuse(LendingError::StatusNotAllowed),
            (PoolStatus::Frozen, PoolStatus::Active) => Ok(PoolStatus::OnIce),
            _ => Ok(next),
        }
    }

    /// Whether the admin may set this status at all, and with this part of the backstop queued.
    /// Admin-active also needs the threshold met: see [`PoolStatus::admin_needs_coverage`].
    ///
    /// # Errors
    /// `UnknownStatus` for statuses nobody sets; `StatusNotAllowed` above the queue's limit.
    pub fn require_admin_may_set(self, queued: i128) -> Result<(), Refusal> {
        let allowed = match self {
            PoolStatus::AdminActive => queued < ADMIN_ICE_QUEUE,
            PoolStatus::AdminOnIce | PoolStatus::OnIce => queued < ADMIN_FREEZE_QUEUE,
            PoolStatus::AdminFrozen => true,
            PoolStatus::Active | PoolStatus::Frozen | PoolStatus::Setup => {
                return refuse(LendingError::UnknownStatus)
            }
        };
        require(allowed, LendingError::StatusNotAllowed)
    }

    /// Whether the admin may set this status only while the threshold is met.
    pub fn admin_needs_coverage(self) -> bool {
        self == PoolStatus::AdminActive
    }
}
