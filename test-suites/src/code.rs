//! Which code runs: the crates natively, or their Wasm.

use backstop::BackstopContract;
use lens::LensContract;
use mock_oracle::MockOracle;
use pool::PoolContract;
use soroban_sdk::{Address, Bytes, BytesN, ConstructorArgs, Env, Executable};
use std::path::PathBuf;
use test_token::TestToken;

#[derive(Clone, Copy, Debug)]
pub enum Code {
    Pool,
    Backstop,
    Lens,
    MockOracle,
    TestToken,
}

/// The folder of the built Wasm, if the suite runs on it.
fn wasm_folder() -> Option<PathBuf> {
    std::env::var_os("LEVEE_WASM").map(PathBuf::from)
}

/// Whether contracts run as Wasm.
pub fn is_wasm() -> bool {
    wasm_folder().is_some()
}

impl Code {
    fn file(self) -> &'static str {
        match self {
            Code::Pool => "pool.wasm",
            Code::Backstop => "backstop.wasm",
            Code::Lens => "lens.wasm",
            Code::MockOracle => "mock_oracle.wasm",
            Code::TestToken => "test_token.wasm",
        }
    }

    /// The built Wasm, if the suite runs on it.
    pub fn wasm(self) -> Option<Vec<u8>> {
        let path = wasm_folder()?.join(self.file());
        Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    }

    /// Deploys the contract.
    pub fn register<A: ConstructorArgs>(self, env: &Env, args: A) -> Address {
        match (self.wasm(), self) {
            (Some(wasm), _) => env.register(wasm.as_slice(), args),
            (None, Code::Pool) => env.register(PoolContract, args),
            (None, Code::Backstop) => env.register(BackstopContract, args),
            (None, Code::Lens) => env.register(LensContract, args),
            (None, Code::MockOracle) => env.register(MockOracle, args),
            (None, Code::TestToken) => env.register(TestToken, args),
        }
    }

    /// Deploys the contract at a known address.
    pub fn register_at<A: ConstructorArgs>(self, env: &Env, at: &Address, args: A) -> Address {
        match (self.wasm(), self) {
            (Some(wasm), _) => env.register_at(at, wasm.as_slice(), args),
            (None, Code::Pool) => env.register_at(at, PoolContract, args),
            (None, Code::Backstop) => env.register_at(at, BackstopContract, args),
            (None, Code::Lens) => env.register_at(at, LensContract, args),
            (None, Code::MockOracle) => env.register_at(at, MockOracle, args),
            (None, Code::TestToken) => env.register_at(at, TestToken, args),
        }
    }

    /// The hash that `Address::executable` reports for this contract. Natively all contracts
    /// report the same one, that of `known_native`.
    pub fn hash(self, env: &Env, known_native: &Address) -> BytesN<32> {
        match self.wasm() {
            Some(wasm) => env
                .deployer()
                .upload_contract_wasm(Bytes::from_slice(env, &wasm)),
            None => match known_native.executable() {
                Some(Executable::Wasm(hash)) => hash,
                other => panic!("a native contract reports {other:?}"),
            },
        }
    }
}
