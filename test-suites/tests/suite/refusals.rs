//! Every refusal with its own code, and nothing changed by it: `World::refuses` compares the whole
//! ledger before and after.

mod admin;
mod bad_debt;
mod broken_books;
mod configuration;
mod decimals;
mod fills;
mod flash_loan;
mod interest;
mod liquidation;
mod malformed;
mod oracle;
mod order;
mod requests;
mod status;
