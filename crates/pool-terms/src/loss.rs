//! Losses and bad-debt ledgers. A reserve that never had one answers with an empty one.

use crate::record::record;
use lending_core::bad_debt::Ledger;
use lending_core::claims::{Claim, Loss};
use protocol_api::{BadDebtData, LossData};

pub fn loss_data(loss: &Loss) -> LossData {
    LossData {
        claimed: loss.claimed.0,
        era: loss.era,
        l: loss.cuts,
        open: loss.open.0,
        owed: loss.owed.0,
        p: loss.shrink,
        recovered: loss.recovered.0,
        w: loss.missing,
    }
}

pub fn ledger_data(ledger: &Ledger) -> BadDebtData {
    BadDebtData {
        assigned: ledger.assigned,
        assigned_d: ledger.assigned_d,
        credit_used: ledger.credit_used,
        defaulted: ledger.defaulted,
        defaulted_d: ledger.defaulted_d,
        last_default: ledger.last_default,
        repaid: ledger.repaid,
        repaid_d: ledger.repaid_d,
        socialized: ledger.socialized,
        taken: ledger.taken,
        taken_d: ledger.taken_d,
    }
}

record!(Loss {
    claimed => claimed.0,
    era => era,
    l => cuts,
    open => open.0,
    owed => owed.0,
    p => shrink,
    recovered => recovered.0,
    w => missing,
});

record!(Claim {
    c => claimable.0,
    era => era,
    l => cuts,
    o => outstanding.0,
    p => shrink,
    w => missing,
});

record!(Ledger {
    assigned => assigned,
    assigned_d => assigned_d,
    credit_used => credit_used,
    defaulted => defaulted,
    defaulted_d => defaulted_d,
    last_default => last_default,
    repaid => repaid,
    repaid_d => repaid_d,
    socialized => socialized,
    taken => taken,
    taken_d => taken_d,
});
