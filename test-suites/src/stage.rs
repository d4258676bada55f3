//! Situations tests start from.

use crate::ledger::Tried;
use crate::requests::{borrow, list, supply, supply_collateral};
use crate::reserves::std_config;
use crate::{Setup, World};
use pool::{AuctionData, Positions, Request};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, Vec};

/// One token of seven decimals.
pub const ONE: i128 = 1_0000000;

impl World {
    /// An active pool with standard reserves at a price of one, and 1000.0 of each supplied by a
    /// lender, the first account the world knows.
    pub fn market(reserves: usize) -> Self {
        Self::market_with(&Setup::default(), reserves)
    }

    pub fn market_with(setup: &Setup, reserves: usize) -> Self {
        let mut world = World::new(setup);
        for _ in 0..reserves {
            world.list(&std_config(), 10i128.pow(setup.oracle_decimals));
        }
        world.activate();
        let lender = world.user(1_000 * ONE);
        for index in 0..reserves {
            world.act(&lender, [supply(world.asset(index), 1_000 * ONE)]);
        }
        world
    }

    /// Every account the world knows.
    pub fn accounts(&self) -> std::vec::Vec<Address> {
        self.users.borrow().clone()
    }

    /// The account that supplied the market.
    pub fn lender(&self) -> Address {
        self.users.borrow()[0].clone()
    }

    /// A user with 900.0 of each token, 100.0 of #0 as collateral and 50.0 of #1 as debt: a health
    /// factor of 1.125.
    pub fn borrower(&self) -> Address {
        self.borrower_of(50 * ONE)
    }

    /// The same with another debt.
    pub fn borrower_of(&self, debt: i128) -> Address {
        let user = self.user(1_000 * ONE);
        let requests = [
            supply_collateral(self.asset(0), 100 * ONE),
            borrow(self.asset(1), debt),
        ];
        self.act(&user, requests);
        user
    }

    /// A borrower from before #1 came to cost `price`.
    pub fn borrower_at(&self, price: i128) -> Address {
        self.set_price(1, ONE);
        let user = self.borrower();
        self.set_price(1, price);
        user
    }

    /// A user with a whole liquidation under way: all of a borrower's position, which is under water
    /// since #1 costs `price`.
    pub fn liquidated(&self, price: i128) -> (Address, AuctionData) {
        let user = self.borrower_at(price);
        let auction = self.pool.create_user_liquidations(&user, &100);
        (user, auction)
    }

    /// Bad debt of 25.0 of #1 in the hands of the backstop, left by a liquidation that was filled at
    /// ledger 300 by the lender. #1 costs 3.0 from then on.
    pub fn with_bad_debt(&self) {
        let (user, _) = self.liquidated(3 * ONE);
        let filler = self.rich();
        self.skip_ledgers(301);
        self.act(
            &filler,
            [crate::requests::fill_user_liquidation(&user, 100)],
        );
    }

    /// Bad debt twice: the first is the suppliers' loss at once, the second, a day later, stays with the
    /// backstop.
    pub fn with_loss_and_bad_debt(&self) {
        self.set_backstop_price(1);
        self.with_bad_debt();
        self.set_backstop_price(1_2500000);
        self.at(self.now() + 86_400);
        self.pool.update_status();
        self.with_bad_debt();
    }

    /// A user with a million of each token, 100,000.0 of #0 of it as collateral.
    pub fn rich(&self) -> Address {
        let user = self.user(1_000_000 * ONE);
        self.act(&user, [supply_collateral(self.asset(0), 100_000 * ONE)]);
        user
    }

    /// Interest of 300.0 in #0 that belongs to the backstop.
    pub fn with_interest(&self) {
        let asset = self.asset(0);
        self.assets[0].token.mint(&self.pool.address, &(300 * ONE));
        self.pool.gulp(asset);
    }

    /// A submit in which `user` acts, pays and receives.
    pub fn act<const N: usize>(&self, user: &Address, requests: [Request; N]) -> Positions {
        self.pool
            .submit(user, user, user, &list(&self.env, requests))
    }

    /// As [`World::act`], and everything that must hold still does.
    pub fn play<const N: usize>(&self, user: &Address, requests: [Request; N]) -> Positions {
        let positions = self.act(user, requests);
        self.check();
        positions
    }

    pub fn try_act<const N: usize>(
        &self,
        user: &Address,
        requests: [Request; N],
    ) -> Tried<Positions> {
        self.pool
            .try_submit(user, user, user, &list(&self.env, requests))
    }

    /// A list of the assets of reserves.
    pub fn assets_of<const N: usize>(&self, indices: [usize; N]) -> Vec<Address> {
        let assets = indices.map(|index| self.asset(index).clone());
        Vec::from_array(&self.env, assets)
    }

    /// A list of addresses nobody knows.
    pub fn strangers(&self, count: usize) -> Vec<Address> {
        let unknown = (0..count).map(|_| Address::generate(&self.env));
        Vec::from_iter(&self.env, unknown)
    }

    /// The list of the backstop's token alone.
    pub fn token_list(&self) -> Vec<Address> {
        Vec::from_array(&self.env, [self.backstop_token.address.clone()])
    }
}
