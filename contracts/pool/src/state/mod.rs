//! What one call holds in its hands. Loads through `storage`, decides nothing.

pub mod account;
pub mod backstop;
pub mod guard;
pub mod loss;
pub mod oracle;
pub mod reserve;
pub mod session;

pub use account::{Account, Side};
pub use backstop::Backstop;
pub use reserve::Reserve;
pub use session::Session;
