//! The errors of `lending-core`, which are plain values, as errors of this program.

use anyhow::{anyhow, Result};
use std::fmt::Debug;

pub trait Calc<T> {
    /// The figure, or why there is none.
    fn calc(self) -> Result<T>;
}

impl<T, E: Debug> Calc<T> for Result<T, E> {
    fn calc(self) -> Result<T> {
        self.map_err(|error| anyhow!("lending-core: {error:?}"))
    }
}
