//! The contracts as built: bytes from a folder, not crates. Blend v2's come with its crate.

use anyhow::{Context as _, Result};
use std::path::Path;

pub struct Wasm {
    pub pool: Vec<u8>,
    pub backstop: Vec<u8>,
    pub lens: Vec<u8>,
    pub oracle: Vec<u8>,
    pub floor: Vec<u8>,
    pub floor_backstop: Vec<u8>,
    pub receiver: Vec<u8>,
}

impl Wasm {
    pub fn read(folder: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name).with_extension("wasm");
            std::fs::read(&path).with_context(|| {
                let path = path.display();
                format!("no contract at {path}: `make bench` builds it, `--wasm` looks elsewhere")
            })
        };
        Ok(Wasm {
            pool: read("pool")?,
            backstop: read("backstop")?,
            lens: read("lens")?,
            oracle: read("mock_oracle")?,
            floor: read("floor")?,
            floor_backstop: read("floor_backstop")?,
            receiver: read("flash_receiver")?,
        })
    }

    /// Bytes of each contract: its name, Blend v2's, the floor's, Levee's.
    pub fn sizes(&self) -> [(&'static str, Option<u64>, Option<u64>, u64); 3] {
        let bytes = |wasm: &[u8]| wasm.len() as u64;
        [
            (
                "pool",
                Some(bytes(blend_contract_sdk::pool::WASM)),
                Some(bytes(&self.floor)),
                bytes(&self.pool),
            ),
            (
                "backstop",
                Some(bytes(blend_contract_sdk::backstop::WASM)),
                Some(bytes(&self.floor_backstop)),
                bytes(&self.backstop),
            ),
            ("lens", None, None, bytes(&self.lens)),
        ]
    }
}
