//! Events as plain data, and the one way they may be regrouped: as net movements of tokens.

use crate::ledger::{field, int};
use soroban_sdk::xdr::{ContractEvent, ContractEventBody, ContractId, ScVal};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Event {
    pub contract: ContractId,
    pub topics: Vec<ScVal>,
    pub data: ScVal,
}

/// A token movement: token, from, to, amount.
type Transfer = (ContractId, ScVal, ScVal, i128);

impl Event {
    pub fn from_xdr(event: &ContractEvent) -> Self {
        let ContractEventBody::V0(body) = &event.body;
        Event {
            contract: event.contract_id.clone().unwrap(),
            topics: body.topics.to_vec(),
            data: body.data.clone(),
        }
    }

    pub fn name(&self) -> String {
        match self.topics.first() {
            Some(ScVal::Symbol(symbol)) => symbol.to_string(),
            _ => String::new(),
        }
    }

    /// The movement this event tells of, if it is a plain transfer.
    pub fn transfer(&self) -> Option<Transfer> {
        match (self.name().as_str(), self.topics.as_slice(), &self.data) {
            ("transfer", [_, from, to], ScVal::I128(amount)) => Some((
                self.contract.clone(),
                from.clone(),
                to.clone(),
                amount.into(),
            )),
            _ => None,
        }
    }

    /// Auction type and ledgers since the start, if this tells of a fill.
    pub fn fill(&self, sequence: u32) -> Option<(u32, u32)> {
        match (self.name().as_str(), self.topics.as_slice(), &self.data) {
            ("fill_auction", [_, kind, _], ScVal::Vec(Some(data))) => {
                let start = int(field(&data[2], "block")) as u32;
                Some((int(kind) as u32, sequence - start))
            }
            _ => None,
        }
    }

    pub fn is_zero_transfer(&self) -> bool {
        matches!(self.transfer(), Some((_, _, _, 0)))
    }
}

/// Splits off the transfers at the end, with which a submit settles.
pub fn split_settlement(events: &[Event]) -> (&[Event], &[Event]) {
    let settling = events
        .iter()
        .rev()
        .take_while(|event| event.transfer().is_some())
        .count();
    events.split_at(events.len() - settling)
}

/// What every account gains of every token in `transfers`; nothing is listed as zero.
pub fn net(transfers: &[Event]) -> BTreeMap<(ContractId, ScVal), i128> {
    let mut net = BTreeMap::new();
    for (token, from, to, amount) in transfers.iter().filter_map(Event::transfer) {
        *net.entry((token.clone(), from)).or_insert(0) -= amount;
        *net.entry((token, to)).or_insert(0) += amount;
    }
    net.retain(|_, amount| *amount != 0);
    net
}
