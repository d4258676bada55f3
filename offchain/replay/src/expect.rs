//! What must come out, and whether it did.

use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Expectation {
    pub claim: String,
    pub holds: bool,
}

#[derive(Debug, Default, Serialize)]
pub struct Expectations(pub Vec<Expectation>);

impl Expectations {
    pub fn that(&mut self, claim: impl Into<String>, holds: bool) {
        let claim = claim.into();
        self.0.push(Expectation { claim, holds });
    }

    pub fn failures(&self) -> impl Iterator<Item = &Expectation> {
        self.0.iter().filter(|it| !it.holds)
    }
}
