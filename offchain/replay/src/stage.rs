//! Where pools are put up: the code of both projects, and the address that all pools share.

use crate::listing::{scenario, Listing};
use crate::pool::Pool;
use anyhow::Result;
use blend_contract_sdk::{backstop as blend_backstop, pool as blend_pool};
use diff_suite::scenario::Scenario;
use diff_suite::world::{Levee, World};
use show::wasm::{Code, Fingerprint};
use std::path::Path;

pub struct Stage {
    levee: Levee,
    /// A pool of Blend's, whose address Levee's pools take.
    twin: World,
    pub code: Vec<Fingerprint>,
}

impl Stage {
    pub fn new(wasm: &Path) -> Result<Self> {
        let twin = World::blend(&Scenario::plain());
        let ours = ["pool.wasm", "backstop.wasm"].map(|file| Code::read(wasm, file));
        let theirs = [
            ("Blend v2 pool", blend_pool::WASM),
            ("Blend v2 backstop", blend_backstop::WASM),
        ];
        let mut code = vec![];
        for ours in ours {
            code.push(ours?.fingerprint(&twin.env));
        }
        for (name, bytes) in theirs {
            let theirs = Code {
                file: name.to_owned(),
                bytes: bytes.to_vec(),
            };
            code.push(theirs.fingerprint(&twin.env));
        }
        let levee = Levee {
            wasm: Some(wasm.to_path_buf()),
            guarded: true,
        };
        Ok(Stage { levee, twin, code })
    }

    /// A Levee pool that is open for business at `start` (unix seconds).
    pub fn levee(&self, listings: &[Listing], start: u64) -> Result<Pool> {
        let world = World::levee_as(&self.levee, &scenario(listings), &self.twin);
        Pool::open(world, listings, start)
    }

    /// A pool of the real Blend v2.
    pub fn blend(&self, listings: &[Listing], start: u64) -> Result<Pool> {
        Pool::open(World::blend(&scenario(listings)), listings, start)
    }
}
