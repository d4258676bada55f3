use backstop::{BackstopContract, BackstopContractClient, PoolBalance, UserBalance, Q4W};
use protocol_api::{BackstopClient, Positions};
use soroban_sdk::testutils::{Address as _, EnvTestConfig, Ledger as _};
use soroban_sdk::{
    bytesn, contract, contractimpl, map, symbol_short, Address, BytesN, Env, IntoVal, Map, String,
    Symbol, Val, Vec,
};
use test_token::{TestToken, TestTokenClient};

/// One backstop token: seven decimals.
pub const ONE: i128 = 1_0000000;
/// The withdrawal lock in seconds.
pub const LOCK: u64 = 17 * 24 * 60 * 60;
/// Shares of an epoch's first deposit that nobody gets.
pub const LOCKED: i128 = 1_000;

/// The hash of the empty Wasm, which every natively registered contract reports as its code.
pub fn native_hash(env: &Env) -> BytesN<32> {
    bytesn!(
        env,
        0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    )
}

/// What a pool is to its backstop, and no more.
#[contract]
pub struct StubPool;

#[contractimpl]
impl StubPool {
    pub fn __constructor(env: Env, backstop: Address) {
        env.storage()
            .instance()
            .set(&symbol_short!("backstop"), &backstop);
    }

    pub fn get_backstop(env: Env) -> Address {
        env.storage()
            .instance()
            .get(&symbol_short!("backstop"))
            .unwrap()
    }

    pub fn get_positions(env: Env, address: Address) -> Positions {
        let none = Map::new(&env);
        let liabilities = env
            .storage()
            .instance()
            .get(&address)
            .unwrap_or(none.clone());
        Positions {
            collateral: none.clone(),
            liabilities,
            supply: none,
        }
    }

    pub fn set_debt(env: Env, of: Address, debt_shares: i128) {
        let debt = if debt_shares == 0 {
            Map::new(&env)
        } else {
            map![&env, (3u32, debt_shares)]
        };
        env.storage().instance().set(&of, &debt);
    }

    /// The error code of the call, 0 for none.
    pub fn draw(env: Env, amount: i128, to: Address) -> u32 {
        code(Self::client(&env).try_draw(&env.current_contract_address(), &amount, &to))
    }

    /// The error code of the call, 0 for none.
    pub fn donate(env: Env, from: Address, amount: i128) -> u32 {
        code(Self::client(&env).try_donate(&from, &env.current_contract_address(), &amount))
    }

    /// As in a flash loan: the backstop is used while the pool is calling.
    pub fn withdraw_within(env: Env, from: Address, amount: i128) -> u32 {
        let backstop = BackstopContractClient::new(&env, &Self::get_backstop(env.clone()));
        match backstop.try_withdraw(&from, &env.current_contract_address(), &amount) {
            Ok(_) => 0,
            Err(error) => error.unwrap() as u32,
        }
    }
}

impl StubPool {
    fn client(env: &Env) -> BackstopClient<'static> {
        BackstopClient::new(env, &Self::get_backstop(env.clone()))
    }
}

type Tried = Result<
    Result<(), soroban_sdk::ConversionError>,
    Result<soroban_sdk::Error, soroban_sdk::InvokeError>,
>;

fn code(result: Tried) -> u32 {
    match result {
        Ok(_) => 0,
        Err(error) => error
            .expect("a contract's error, not the host's")
            .get_code(),
    }
}

/// A backstop with its token and one pool; everybody's authorization is taken for granted.
pub struct Fixture {
    pub env: Env,
    pub token: TestTokenClient<'static>,
    pub backstop: BackstopContractClient<'static>,
    pub pool: StubPoolClient<'static>,
}

impl Fixture {
    pub fn new() -> Self {
        let env = Env::new_with_config(EnvTestConfig {
            capture_snapshot_at_drop: false,
        });
        env.mock_all_auths();
        env.ledger().set_timestamp(1_700_000_000);
        env.ledger().set_sequence_number(1_000);
        let admin = Address::generate(&env);
        let name = String::from_str(&env, "Backstop token");
        let symbol = String::from_str(&env, "BST");
        let token = env.register(TestToken, (admin, 7u32, name, symbol));
        let backstop = env.register(BackstopContract, (token.clone(), native_hash(&env)));
        let pool = env.register(StubPool, (backstop.clone(),));
        Self {
            token: TestTokenClient::new(&env, &token),
            backstop: BackstopContractClient::new(&env, &backstop),
            pool: StubPoolClient::new(&env, &pool),
            env,
        }
    }

    pub fn other_pool(&self) -> StubPoolClient<'static> {
        let pool = self
            .env
            .register(StubPool, (self.backstop.address.clone(),));
        StubPoolClient::new(&self.env, &pool)
    }

    /// An account with tokens and an allowance for the backstop.
    pub fn user(&self, tokens: i128) -> Address {
        let user = Address::generate(&self.env);
        self.token.mint(&user, &tokens);
        let until = self.env.ledger().sequence() + 1_000_000;
        self.token
            .approve(&user, &self.backstop.address, &i128::MAX, &until);
        user
    }

    pub fn deposit(&self, user: &Address, amount: i128) -> i128 {
        self.backstop.deposit(user, &self.pool.address, &amount)
    }

    pub fn queue(&self, user: &Address, shares: i128) -> Q4W {
        self.backstop
            .queue_withdrawal(user, &self.pool.address, &shares)
    }

    pub fn withdraw(&self, user: &Address, shares: i128) -> i128 {
        self.backstop.withdraw(user, &self.pool.address, &shares)
    }

    pub fn balance(&self, user: &Address) -> UserBalance {
        self.backstop.user_balance(&self.pool.address, user)
    }

    pub fn pass(&self, seconds: u64) {
        let now = self.env.ledger().timestamp();
        self.env.ledger().set_timestamp(now + seconds);
    }

    /// The pool's totals as they are stored.
    pub fn totals(&self) -> PoolBalance {
        let key = pool_key(&self.env, "PoolBalance", &self.pool.address);
        self.stored(&key).unwrap()
    }

    pub fn stored<T: soroban_sdk::TryFromVal<Env, Val>>(&self, key: &Val) -> Option<T> {
        self.env.as_contract(&self.backstop.address, || {
            self.env.storage().persistent().get(key)
        })
    }

    /// Puts the pool's totals in place, with the tokens they speak of.
    pub fn seed_pool(&self, shares: i128, tokens: i128, q4w: i128) {
        self.token.mint(&self.backstop.address, &tokens);
        let key = pool_key(&self.env, "PoolBalance", &self.pool.address);
        self.put(
            &key,
            &PoolBalance {
                q4w,
                shares,
                tokens,
            },
        );
    }

    /// Puts a user's balance in place; the queue is given as (shares, unlock time).
    pub fn seed_user(&self, user: &Address, shares: i128, queue: &[(i128, u64)]) {
        let key = user_key(&self.env, "UserBalance", &self.pool.address, user);
        self.put(
            &key,
            &UserBalance {
                q4w: entries(&self.env, queue),
                shares,
            },
        );
    }

    fn put<T: IntoVal<Env, Val>>(&self, key: &Val, value: &T) {
        self.env.as_contract(&self.backstop.address, || {
            self.env.storage().persistent().set(key, value)
        });
    }
}

pub fn entries(env: &Env, queue: &[(i128, u64)]) -> Vec<Q4W> {
    let mut entries = Vec::new(env);
    for (amount, exp) in queue {
        entries.push_back(Q4W {
            amount: *amount,
            exp: *exp,
        });
    }
    entries
}

/// Storage keys spelled out, as clients that read the ledger do.
pub fn pool_key(env: &Env, name: &str, pool: &Address) -> Val {
    (Symbol::new(env, name), pool).into_val(env)
}

pub fn user_key(env: &Env, name: &str, pool: &Address, user: &Address) -> Val {
    let owner: Map<Symbol, Address> = map![
        env,
        (Symbol::new(env, "pool"), pool.clone()),
        (Symbol::new(env, "user"), user.clone())
    ];
    (Symbol::new(env, name), owner).into_val(env)
}
