//! Integers of 128 bits as JSON strings: JSON's numbers would lose digits.

use serde::Serializer;

pub fn as_text<S: Serializer>(value: &i128, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

pub fn as_text_if_any<S: Serializer>(value: &Option<i128>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => to.collect_str(value),
        None => to.serialize_none(),
    }
}
