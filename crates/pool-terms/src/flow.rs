//! New debt per hour.

use crate::record::record;
use lending_core::units::Underlying;

/// Net new debt of a reserve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// The hour it was last counted in, since the epoch.
    pub hour: u64,
    /// In the hour before.
    pub last: Underlying,
    /// In that hour.
    pub used: Underlying,
}

record!(Flow {
    hour => hour,
    last => last.0,
    used => used.0,
});
