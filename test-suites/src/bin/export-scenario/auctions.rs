//! The story's second half: what goes wrong, and what becomes of it.

use crate::story::{Story, DAY, HIGH, LOW, MIDDLE, ONE, SIX};
use soroban_sdk::vec;
use test_suites::requests::*;

impl Story {
    pub fn liquidate_in_parts_and_cancel(&mut self) {
        let (middle, low) = (self.asset(MIDDLE), self.asset(LOW));
        let (ada, filler) = (self.ada.clone(), self.filler.clone());
        let pool = self.world.pool.address.clone();
        let ask = |story: &Self, percent: u32| {
            (
                0u32,
                ada.clone(),
                story.one(&middle),
                story.one(&low),
                percent,
            )
        };
        let args = ask(self, 40);
        self.record.refuse(1211, &pool, "new_auction", args);
        self.world.set_price(LOW, 16 * ONE / 10);
        let args = [100, 1].map(|percent| ask(self, percent));
        self.record
            .refuse(1213, &pool, "new_auction", args[0].clone());
        self.record
            .refuse(1214, &pool, "new_auction", args[1].clone());
        self.pool("new_auction", ask(self, 40));
        let args = ask(self, 40);
        self.record.refuse(1212, &pool, "new_auction", args);
        self.world.skip_ledgers(151);
        self.submit(
            &filler,
            [
                fill_user_liquidation(&ada, 30),
                supply_collateral(&low, 2_000_000 * ONE),
            ],
        );
        self.submit(
            &ada,
            [
                supply_collateral(&low, 2_000_000 * ONE),
                cancel_liquidation(&ada, 0),
            ],
        );
    }

    /// Eve's collateral loses a third; nobody cares until half of her debt is waived.
    pub fn make_bad_debt(&mut self) {
        let (middle, six) = (self.asset(MIDDLE), self.asset(SIX));
        let (eve, filler) = (self.eve.clone(), self.filler.clone());
        self.world.set_price(SIX, 65 * ONE / 100);
        let (bid, lot) = (self.one(&middle), self.one(&six));
        self.pool("new_auction", (0u32, &eve, bid, lot, 100u32));
        self.world.skip_ledgers(301);
        self.submit(&filler, [fill_user_liquidation(&eve, 100)]);
    }

    /// One of each kind, each filled in part.
    pub fn open_all_auctions(&mut self) {
        let (middle, low, high) = (self.asset(MIDDLE), self.asset(LOW), self.asset(HIGH));
        let (bob, filler) = (self.bob.clone(), self.filler.clone());
        let token = self.one(&self.world.backstop_token.address);
        let backstop = self.world.backstop.address.clone();
        let (bid, lot) = (self.one(&middle), self.one(&low));
        self.pool("new_auction", (0u32, &bob, bid.clone(), lot, 45u32));
        self.pool("new_auction", (1u32, &backstop, bid, token.clone(), 100u32));
        let lot = vec![&self.world.env, middle, high];
        self.pool("new_auction", (2u32, &backstop, token, lot, 100u32));
        self.world.skip_ledgers(151);
        let shares = &self.world.backstop_token;
        shares.mint(&filler, &(1_000_000 * ONE));
        shares.approve(&filler, &backstop, &(1_000_000 * ONE), &1_000_000);
        self.submit(
            &filler,
            [
                fill_user_liquidation(&bob, 25),
                fill_bad_debt(&backstop, 30),
                fill_interest(&backstop, 50),
            ],
        );
    }

    pub fn finish_auctions(&mut self) {
        let (bob, filler) = (self.bob.clone(), self.filler.clone());
        let backstop = self.world.backstop.address.clone();
        self.world.skip_ledgers(33);
        self.submit(&filler, [fill_user_liquidation(&bob, 60)]);
        self.world.skip_ledgers(66);
        self.submit(&filler, [fill_bad_debt(&backstop, 50)]);
        self.submit(&filler, [fill_interest(&backstop, 100)]);
        self.world.skip_ledgers(301);
        self.pool("del_auction", (0u32, &bob));
    }

    /// The backstop token crashes, so that the last fill leaves a loss to the suppliers. A day later the
    /// pool may be active again.
    pub fn default_what_is_left(&mut self) {
        let filler = self.filler.clone();
        let backstop = self.world.backstop.address.clone();
        self.world.set_backstop_price(ONE / 50);
        self.submit(&filler, [fill_bad_debt(&backstop, 100)]);
        self.pool("update_status", ());
        self.world.set_backstop_price(125 * ONE / 100);
        self.world.skip_ledgers(DAY);
        self.pool("update_status", ());
    }
}
