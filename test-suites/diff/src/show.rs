//! Host values in a form people can read: short addresses, plain numbers.

use crate::events::Event;
use crate::ledger::int;
use soroban_sdk::xdr::{ScAddress, ScVal};

pub fn value(value: &ScVal) -> String {
    let list = |values: &mut dyn Iterator<Item = String>| values.collect::<Vec<_>>().join(", ");
    match value {
        ScVal::Symbol(symbol) => symbol.to_string(),
        ScVal::I128(_) | ScVal::U32(_) | ScVal::U64(_) => int(value).to_string(),
        ScVal::Vec(Some(values)) => format!("[{}]", list(&mut values.iter().map(self::value))),
        ScVal::Map(Some(map)) => {
            let item = |key: &ScVal, value: &ScVal| {
                format!("{}: {}", self::value(key), self::value(value))
            };
            format!(
                "{{{}}}",
                list(&mut map.iter().map(|entry| item(&entry.key, &entry.val)))
            )
        }
        ScVal::Address(ScAddress::Contract(id)) => contract(&id.0 .0),
        other => format!("{other:?}"),
    }
}

/// Addresses of the fixture carry their tag and number in the second and third byte.
fn contract(bytes: &[u8; 32]) -> String {
    let tags = [
        "user", "admin", "asset", "oracle", "backstop", "lp", "blnd", "usdc", "factory", "emitter",
        "receiver", "nobody",
    ];
    match (
        bytes[3..] == [0; 29],
        tags.get(usize::from(bytes[1]).wrapping_sub(1)),
    ) {
        (true, Some(tag)) => format!("{tag}{}", bytes[2]),
        _ => "pool".to_string(),
    }
}

pub fn event(event: &Event) -> String {
    let topics: Vec<_> = event.topics.iter().map(value).collect();
    format!(
        "{}: {} = {}",
        contract(&event.contract.0 .0),
        topics.join(" "),
        value(&event.data)
    )
}

pub fn events(events: &[Event]) -> String {
    events
        .iter()
        .map(|event| format!("\n    {}", self::event(event)))
        .collect()
}
