//! A table before anybody decides how it looks.

use serde::{Serialize, Serializer};

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Warn,
    Bad,
    Dim,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cell {
    pub text: String,
    pub tone: Tone,
}

impl Cell {
    pub fn of(text: impl Into<String>, tone: Tone) -> Self {
        Cell {
            text: text.into(),
            tone,
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Cell::of(text, Tone::Plain)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

/// The first column names things; all others hold figures.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    pub title: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn new<const N: usize>(title: impl Into<String>, header: [&str; N]) -> Self {
        Table {
            title: title.into(),
            header: header.map(str::to_owned).to_vec(),
            rows: Vec::new(),
        }
    }

    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.to_vec());
    }
}

/// A health factor in percent, coloured by how close it is to the end.
pub fn health_cell(factor: Option<i128>) -> Cell {
    let Some(factor) = factor else {
        return Cell::of("-", Tone::Dim);
    };
    let tone = match factor {
        ..1_0000000 => Tone::Bad,
        1_0000000..1_1000000 => Tone::Warn,
        _ => Tone::Good,
    };
    Cell::of(crate::format::percent(factor, 1), tone)
}
