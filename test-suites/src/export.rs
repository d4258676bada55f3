//! Writes down what a client could see: each call with its arguments, answer and events, and at
//! chosen moments every ledger entry and view. `test-suites/sdk` feeds it to the Blend SDK.
//!
//! Everything with a wire form is base64 XDR, as an RPC server would send it.

use crate::World;
use serde_json::{json, Value};
use soroban_sdk::testutils::{Events as _, Ledger as _};
use soroban_sdk::xdr::{ContractDataDurability, LedgerKey, Limits, ScAddress, ScVal, WriteXdr};
use soroban_sdk::{vec, Address, Env, Error, IntoVal, Symbol, TryFromVal, Val, Vec};

type Vals = Vec<Val>;

fn base64(value: &impl WriteXdr) -> String {
    value.to_xdr_base64(Limits::none()).unwrap()
}

fn is_temporary(key: &LedgerKey) -> bool {
    matches!(key, LedgerKey::ContractData(data) if data.durability == ContractDataDurability::Temporary)
}

fn scval(env: &Env, value: &Val) -> String {
    base64(&ScVal::try_from_val(env, value).unwrap())
}

pub fn text(address: &Address) -> String {
    address.to_string().to_string()
}

fn values(env: &Env, args: &Vals) -> std::vec::Vec<String> {
    args.iter().map(|arg| scval(env, &arg)).collect()
}

/// Calls a contract and returns the call, its answer and its events.
fn invoke(env: &Env, contract: &Address, function: &str, args: Vals) -> Value {
    let ledger = env.ledger().get();
    let answer: Val = env.invoke_contract(contract, &Symbol::new(env, function), args.clone());
    // Before anything else is called: the host forgets them then.
    let events: std::vec::Vec<String> = env.events().all().events().iter().map(base64).collect();
    json!({
        "contract": text(contract),
        "function": function,
        "args": values(env, &args),
        "result": scval(env, &answer),
        "events": events,
        "ledger": ledger.sequence_number,
        "timestamp": ledger.timestamp,
    })
}

/// The calls of a story, in order.
pub struct Recorder {
    env: Env,
    calls: std::vec::Vec<Value>,
}

impl Recorder {
    pub fn new(env: &Env) -> Self {
        let env = env.clone();
        let calls = std::vec![];
        Recorder { env, calls }
    }

    /// Makes a call that must succeed.
    pub fn call(
        &mut self,
        contract: &Address,
        function: &str,
        args: impl IntoVal<Env, Vals>,
    ) -> &mut Self {
        let args = args.into_val(&self.env);
        let call = invoke(&self.env, contract, function, args);
        self.calls.push(call);
        self
    }

    /// Makes a call that must fail with `code`.
    pub fn refuse(
        &mut self,
        code: u32,
        contract: &Address,
        function: &str,
        args: impl IntoVal<Env, Vals>,
    ) -> &mut Self {
        let env = &self.env;
        let (name, args): (_, Vals) = (Symbol::new(env, function), args.into_val(env));
        let answer = env.try_invoke_contract::<Val, Error>(contract, &name, args.clone());
        let Err(Ok(error)) = answer else {
            panic!("{function} must fail with {code}, and answered {answer:?}");
        };
        assert_eq!(error.get_code(), code, "{function}: {error:?}");
        self.calls.push(json!({
            "contract": text(contract),
            "function": function,
            "args": values(env, &args),
            "error": format!("Error(Contract, #{code})"),
            "code": code,
        }));
        self
    }

    /// The number of calls made so far.
    pub fn count(&self) -> usize {
        self.calls.len()
    }

    pub fn into_json(self) -> Value {
        Value::Array(self.calls)
    }
}

impl World {
    /// This moment: all entries of all contracts, and the answer of every view. `calls` is the
    /// number of calls recorded before it.
    pub fn scene(&self, accounts: &[&Address], calls: usize) -> Value {
        let ledger = self.env.ledger().get();
        // The entries first: views extend times to live.
        let entries = self.entries();
        json!({
            "ledger": { "sequence": ledger.sequence_number, "timestamp": ledger.timestamp },
            "contracts": {
                "pool": text(&self.pool.address),
                "backstop": text(&self.backstop.address),
                "backstopToken": text(&self.backstop_token.address),
                "oracle": text(&self.oracle.address),
                "assets": self.assets.iter().map(|asset| text(&asset.address)).collect::<std::vec::Vec<_>>(),
            },
            "accounts": accounts.iter().map(|account| text(account)).collect::<std::vec::Vec<_>>(),
            "calls": calls,
            "entries": entries,
            "views": self.views(accounts),
        })
    }

    fn entries(&self) -> std::vec::Vec<Value> {
        let mut contracts = std::vec![
            &self.pool.address,
            &self.backstop.address,
            &self.backstop_token.address,
            &self.oracle.address,
        ];
        contracts.extend(self.assets.iter().map(|asset| &asset.address));
        let contracts: std::vec::Vec<ScAddress> =
            contracts.into_iter().map(ScAddress::from).collect();
        let is_ours = |key: &LedgerKey| matches!(key, LedgerKey::ContractData(data) if contracts.contains(&data.contract));
        let snapshot = self.env.to_ledger_snapshot();
        let all = snapshot.ledger_entries.iter();
        all.filter(|(key, _)| is_ours(key))
            .map(|(key, (entry, live_until))| {
                json!({
                    "key": base64(key.as_ref()),
                    "xdr": base64(&entry.data),
                    "temporary": is_temporary(key),
                    "lastModified": entry.last_modified_ledger_seq,
                    "liveUntil": live_until,
                })
            })
            .collect()
    }

    /// Every view of every contract, as a simulated call.
    fn views(&self, accounts: &[&Address]) -> std::vec::Vec<Value> {
        let env = &self.env;
        let (pool, backstop) = (&self.pool.address, &self.backstop.address);
        let mut views = std::vec![];
        let mut ask = |contract: &Address, function: &str, args: Vals| {
            views.push(invoke(env, contract, function, args));
        };
        for view in [
            "get_config",
            "get_admin",
            "get_backstop",
            "get_reserve_list",
        ] {
            ask(pool, view, vec![env]);
        }
        ask(backstop, "backstop_token", vec![env]);
        ask(backstop, "pool_data", vec![env, pool.to_val()]);
        ask(&self.oracle.address, "decimals", vec![env]);
        for asset in &self.assets {
            let feed = sep_40_oracle::Asset::Stellar(asset.address.clone());
            ask(pool, "get_reserve", vec![env, asset.address.to_val()]);
            ask(
                &self.oracle.address,
                "lastprice",
                vec![env, feed.into_val(env)],
            );
        }
        for account in accounts.iter().copied().chain([backstop]) {
            ask(pool, "get_positions", vec![env, account.to_val()]);
            let args = vec![env, pool.to_val(), account.to_val()];
            ask(backstop, "user_balance", args);
            for kind in 0..3u32 {
                if self.pool.try_get_auction(&kind, account).is_ok() {
                    let args = vec![env, kind.into(), account.to_val()];
                    ask(pool, "get_auction", args);
                }
            }
        }
        views
    }
}
