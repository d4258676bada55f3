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

    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let mut rule = vec!["---".to_owned()];
        rule.resize(self.header.len(), "--:".to_owned());
        let mut out = line(&self.header) + &line(&rule).replace(' ', "");
        for row in &self.rows {
            out += &line(row);
        }
        out
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
