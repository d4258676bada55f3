//! The contracts as built: bytes from a folder, not crates.

use anyhow::{Context, Result};
use serde::Serialize;
use soroban_sdk::{Bytes, BytesN, Env};
use std::path::Path;

/// One contract's code.
pub struct Code {
    pub file: String,
    pub bytes: Vec<u8>,
}

/// What identifies the code a story ran on.
#[derive(Clone, Debug, Serialize)]
pub struct Fingerprint {
    pub file: String,
    pub bytes: usize,
    pub sha256: String,
}

impl Code {
    pub fn read(folder: &Path, file: &str) -> Result<Self> {
        let path = folder.join(file);
        let bytes = std::fs::read(&path).with_context(|| {
            format!(
                "no contract at {}: `make wasm` builds it, `--wasm <folder>` looks elsewhere",
                path.display()
            )
        })?;
        Ok(Code {
            file: file.to_owned(),
            bytes,
        })
    }

    pub fn upload(&self, env: &Env) -> BytesN<32> {
        env.deployer()
            .upload_contract_wasm(Bytes::from_slice(env, &self.bytes))
    }

    pub fn fingerprint(&self, env: &Env) -> Fingerprint {
        let hash = self.upload(env).to_array();
        Fingerprint {
            file: self.file.clone(),
            bytes: self.bytes.len(),
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}
