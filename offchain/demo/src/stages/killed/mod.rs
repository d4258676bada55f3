//! Act `killed`: practically everything was lent to somebody who does not pay.

pub mod after;
pub mod default;
pub mod opening;
