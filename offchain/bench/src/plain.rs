//! The host's errors, which are plain values, as errors of this program.

use anyhow::{anyhow, Result};
use std::fmt::Debug;

pub trait Plain<T> {
    /// The value, or why there is none.
    fn plain(self) -> Result<T>;
}

impl<T, E: Debug> Plain<T> for Result<T, E> {
    fn plain(self) -> Result<T> {
        self.map_err(|error| anyhow!("the host says {error:?}"))
    }
}
