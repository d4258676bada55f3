//! Act `recovery`: a loss, and how its money finds those who bore it.

pub mod loss;
pub mod opening;
pub mod people;
