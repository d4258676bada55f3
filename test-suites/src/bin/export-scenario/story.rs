//! A pool's life in which everything that clients can read happens at least once.

use pool::{FlashLoan, Request, ReserveConfig};
use serde_json::{json, Value};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{vec, Address, Env, IntoVal, Val, Vec};
use test_suites::export::Recorder;
use test_suites::receiver::Receiver;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

pub const DAY: u32 = 17_280;
pub const ONE: i128 = 1_0000000;

/// The reserves, by what the scenario wants of their utilization: between the curve's kinks, below
/// the first, above the second; and one that does not have seven decimals.
pub const MIDDLE: usize = 0;
pub const LOW: usize = 1;
pub const HIGH: usize = 2;
pub const SIX: usize = 3;

pub struct Story {
    pub world: World,
    pub record: Recorder,
    lender: Address,
    whale: Address,
    pub ada: Address,
    pub bob: Address,
    pub eve: Address,
    pub filler: Address,
    dora: Address,
    carl: Address,
}

/// The calls, and the scenes by name.
pub fn tell() -> (Value, Value) {
    let world = World::new(&Setup::default());
    let empty = world.scene(&[], 0);
    let mut story = Story::begin(world);
    story.fund_backstop();
    story.supply_and_borrow();
    story.administrate();
    story.seventeen_days_later();
    story.liquidate_in_parts_and_cancel();
    story.make_bad_debt();
    story.open_all_auctions();
    let auctions = story.scene();
    story.finish_auctions();
    story.default_what_is_left();
    story.world.skip_ledgers(10 * DAY);
    let idle = story.scene();
    let scenes = json!({ "empty": empty, "auctions": auctions, "idle": idle });
    (story.record.into_json(), scenes)
}

impl Story {
    fn begin(mut world: World) -> Self {
        let high = ReserveConfig {
            max_util: 9_900_000,
            ..std_config()
        };
        let six = ReserveConfig {
            decimals: 6,
            ..std_config()
        };
        for (config, price) in [
            (std_config(), ONE),
            (std_config(), 2 * ONE),
            (high, ONE),
            (six, ONE),
        ] {
            world.list(&config, price);
        }
        let account = || Address::generate(&world.env);
        let user = || world.user(100_000_000 * ONE);
        Story {
            record: Recorder::new(&world.env),
            lender: user(),
            whale: user(),
            ada: user(),
            bob: user(),
            eve: user(),
            filler: user(),
            dora: account(),
            carl: account(),
            world,
        }
    }

    fn scene(&self) -> Value {
        self.world.check();
        let accounts = [
            &self.lender,
            &self.whale,
            &self.ada,
            &self.bob,
            &self.eve,
            &self.filler,
            &self.dora,
            &self.carl,
        ];
        self.world.scene(&accounts, self.record.count())
    }

    pub fn asset(&self, index: usize) -> Address {
        self.world.asset(index).clone()
    }

    pub fn pool(&mut self, function: &str, args: impl IntoVal<Env, Vec<Val>>) {
        self.record.call(&self.world.pool.address, function, args);
    }

    fn backstop(&mut self, function: &str, account: &Address, amount: i128) {
        let args = (account, &self.world.pool.address, amount);
        self.record
            .call(&self.world.backstop.address, function, args);
    }

    pub fn submit<const N: usize>(&mut self, user: &Address, requests: [Request; N]) {
        let requests = list(&self.world.env, requests);
        self.pool("submit", (user, user, user, requests));
    }

    pub fn one(&self, asset: &Address) -> Vec<Address> {
        vec![&self.world.env, asset.clone()]
    }

    fn fund_backstop(&mut self) {
        let (dora, carl) = (self.dora.clone(), self.carl.clone());
        for depositor in [&dora, &carl] {
            self.world.backstop_token.mint(depositor, &(60_000 * ONE));
            self.backstop("deposit", depositor, 60_000 * ONE);
        }
        self.backstop("queue_withdrawal", &carl, 20_000 * ONE);
        self.backstop("dequeue_withdrawal", &carl, 5_000 * ONE);
        self.pool("set_status", (0u32,));
    }

    fn supply_and_borrow(&mut self) {
        let [middle, low, high, six] = [MIDDLE, LOW, HIGH, SIX].map(|index| self.asset(index));
        let million = 1_000_000 * ONE;
        let lender = self.lender.clone();
        self.submit(
            &lender,
            [
                supply(&high, million),
                supply(&six, million),
                supply_collateral(&low, million),
            ],
        );
        let whale = self.whale.clone();
        self.submit(
            &whale,
            [
                supply_collateral(&middle, 46 * million / 10),
                borrow(&high, 97 * million / 100),
                borrow(&low, 5 * million / 10),
                borrow(&six, 2 * million / 100),
            ],
        );
        let ada = self.ada.clone();
        self.submit(
            &ada,
            [
                supply_collateral(&low, 4 * million),
                borrow(&middle, 39 * million / 10),
            ],
        );
        let bob = self.bob.clone();
        self.submit(
            &bob,
            [
                supply_collateral(&low, million / 10),
                borrow(&middle, million / 10),
            ],
        );
        // 200 000 of a token of six decimals.
        let eve = self.eve.clone();
        self.submit(
            &eve,
            [
                supply_collateral(&six, 2 * million / 100),
                borrow(&middle, 105_000 * ONE),
            ],
        );
        self.move_back_and_forth(&lender, &ada);
    }

    /// The remaining kinds of requests and ways to submit them.
    fn move_back_and_forth(&mut self, lender: &Address, ada: &Address) {
        let (middle, low, high) = (self.asset(MIDDLE), self.asset(LOW), self.asset(HIGH));
        self.submit(lender, [withdraw(&high, 10 * ONE), supply(&high, 10 * ONE)]);
        self.submit(
            ada,
            [supply_collateral(&low, ONE), withdraw_collateral(&low, ONE)],
        );
        self.submit(ada, [repay(&middle, 5 * ONE)]);

        let pool = self.world.pool.address.clone();
        let token = &self.world.assets[MIDDLE].token;
        token.approve(ada, &pool, &(1_000 * ONE), &1_000_000);
        let requests = list(&self.world.env, [repay(&middle, 7 * ONE)]);
        self.pool("submit_with_allowance", (ada, ada, ada, requests));

        let loan = FlashLoan {
            amount: 500 * ONE,
            asset: middle.clone(),
            contract: self.world.env.register(Receiver, ()),
        };
        let requests = list(&self.world.env, [repay(&middle, 500 * ONE)]);
        self.pool("flash_loan", (ada, loan, requests));
    }

    fn administrate(&mut self) {
        let heir = Address::generate(&self.world.env);
        self.pool("propose_admin", (&heir,));
        self.pool("accept_admin", ());
        self.pool("update_pool", (1_000_000u32, 8u32, 5 * ONE));
        let low = self.asset(LOW);
        let change = ReserveConfig {
            r_two: 6_000_000,
            index: 1,
            ..std_config()
        };
        self.pool("queue_set_reserve", (&low, &change));
        self.pool("cancel_set_reserve", (&low,));
        self.pool("queue_set_reserve", (&low, &change));
        for status in [2u32, 4, 0] {
            self.pool("set_status", (status,));
        }
    }

    fn seventeen_days_later(&mut self) {
        self.world.skip_ledgers(17 * DAY);
        let (low, high, carl) = (self.asset(LOW), self.asset(HIGH), self.carl.clone());
        self.pool("set_reserve", (&low,));
        self.backstop("withdraw", &carl, 10_000 * ONE);
        self.pool("update_status", ());
        let pool = self.world.pool.address.clone();
        self.world.assets[HIGH].token.mint(&pool, &(123 * ONE));
        self.pool("gulp", (&high,));
    }
}
