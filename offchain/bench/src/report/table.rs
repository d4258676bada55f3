//! Tables in Markdown, and figures in words.

/// The first column names things, all others hold figures.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(header: &[&str]) -> Self {
        Table {
            header: header.iter().map(|it| (*it).to_owned()).collect(),
            rows: vec![],
        }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Columns are aligned, so that a terminal shows a table, too.
    pub fn markdown(&self) -> String {
        let widths = self.widths();
        let line = |cells: &[String]| {
            let cells = cells.iter().zip(&widths).enumerate();
            let cells: Vec<_> = cells
                .map(|(place, (cell, width))| pad(cell, *width, place))
                .collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = widths.iter().enumerate().map(|(place, width)| match place {
            0 => "-".repeat(*width),
            _ => "-".repeat(width - 1) + ":",
        });
        let mut out = line(&self.header) + &line(&rule.collect::<Vec<_>>());
        for row in &self.rows {
            out += &line(row);
        }
        out
    }

    /// Characters of the widest cell of each column.
    fn widths(&self) -> Vec<usize> {
        let wide = |place: usize| {
            let cells = self.rows.iter().chain([&self.header]);
            let widths = cells.map(|row| row[place].chars().count());
            widths.max().unwrap_or_default().max(3)
        };
        (0..self.header.len()).map(wide).collect()
    }
}

/// Names stand to the left, figures to the right.
fn pad(cell: &str, width: usize, place: usize) -> String {
    match place {
        0 => format!("{cell:<width$}"),
        _ => format!("{cell:>width$}"),
    }
}

/// In millions, with two digits behind the point.
pub fn millions(figure: u64) -> String {
    format!("{:.2}", figure as f64 / 1e6)
}

/// How many times `of`, with two digits behind the point.
pub fn ratio(figure: u64, of: u64) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    format!("{:.2}", figure as f64 / of as f64)
}

/// With commas between thousands.
pub fn grouped(figure: u64) -> String {
    let digits = figure.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

pub const NONE: &str = "–";

/// What `of` makes of a value, or a dash.
pub fn or_dash<T>(value: Option<T>, of: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| NONE.to_owned(), of)
}
