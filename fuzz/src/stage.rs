//! The world every history starts in: three reserves of 7, 18 and 6 decimals, a funded backstop, and
//! four accounts with plenty of everything.

use crate::receiver::Receiver;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

pub const USERS: usize = 4;
pub const RESERVES: usize = 3;
/// Prices in units of the base, times a thousand.
pub const PRICES: [i128; RESERVES] = [1_000, 2_000_000, 100];

pub struct Stage {
    pub world: World,
    pub users: Vec<Address>,
    pub depositor: Address,
    pub receiver: Address,
    /// Nobody in particular, and no reserve.
    pub stranger: Address,
    /// One unit of the oracle's base.
    pub scale: i128,
}

impl Stage {
    pub fn new(kind: u8) -> Self {
        let oracle_decimals = if kind & 1 == 0 { 7 } else { 14 };
        let scale = 10i128.pow(oracle_decimals);
        let mut world = World::new(&Setup {
            oracle_decimals,
            bstop_rate: 2_000_000,
            max_positions: 4,
            min_collateral: if kind & 2 == 0 { 0 } else { scale },
            backstop_threshold: 50_000 * scale,
            backstop_token_price: scale * 5 / 4,
            ..Setup::default()
        });
        world.env.cost_estimate().budget().reset_unlimited();
        world.env.cost_estimate().disable_resource_limits();
        let standard = std_config();
        let eighteen = pool::ReserveConfig {
            decimals: 18,
            c_factor: 9_000_000,
            l_factor: 9_000_000,
            supply_cap: i128::MAX,
            ..standard.clone()
        };
        let unsecured = pool::ReserveConfig {
            decimals: 6,
            c_factor: 0,
            l_factor: 10_000_000,
            util: 0,
            reactivity: 1_000,
            max_util: 10_000_000,
            ..standard.clone()
        };
        for (config, price) in [standard, eighteen, unsecured].iter().zip(PRICES) {
            world.list(config, price * scale / 1_000);
        }
        let depositor = world.activate();
        let users = (0..USERS).map(|_| world.user(0)).collect();
        let stage = Stage {
            receiver: world.env.register(Receiver, ()),
            stranger: Address::generate(&world.env),
            world,
            users,
            depositor,
            scale,
        };
        stage.fund();
        stage
    }

    /// Mints to every account, and lets pool and backstop pull from it.
    fn fund(&self) {
        let (world, until) = (&self.world, 2_000_000);
        for user in &self.users {
            for asset in &world.assets {
                asset.token.mint(user, &10i128.pow(asset.decimals + 9));
                asset
                    .token
                    .approve(user, &world.pool.address, &i128::MAX, &until);
            }
            world.backstop_token.mint(user, &10i128.pow(16));
            world
                .backstop_token
                .approve(user, &world.backstop.address, &i128::MAX, &until);
        }
    }

    pub fn user(&self, number: u8) -> &Address {
        &self.users[usize::from(number) % USERS]
    }

    /// A user, the backstop, the pool, or a stranger.
    pub fn anyone(&self, number: u8) -> &Address {
        match number % 8 {
            4 | 5 => &self.world.backstop.address,
            6 => &self.world.pool.address,
            7 => &self.stranger,
            number => self.user(number),
        }
    }

    /// A reserve's asset, or now and then something else.
    pub fn asset(&self, number: u8) -> &Address {
        match number {
            0xff => &self.stranger,
            0xfe => &self.world.backstop_token.address,
            number => self.world.asset(usize::from(number) % RESERVES),
        }
    }

    pub fn decimals(&self, number: u8) -> u32 {
        self.world.assets[usize::from(number) % RESERVES].decimals
    }
}
