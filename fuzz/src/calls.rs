//! Every call that is no list of requests, and what the world does by itself.

use crate::history::History;
use crate::judge::{compare, look, outcome, Allowed, PLENTY};
use crate::record::Record;
use crate::stage::{Stage, PRICES, RESERVES};
use soroban_sdk::{Address, Vec as List};

const DAY: u64 = 86_400;
/// Longest history, in seconds.
const MAX_AGE: u64 = 3 * 365 * DAY;

impl History {
    pub fn move_price(&mut self, record: Record) {
        let index = usize::from(record.asset) % RESERVES;
        let price = PRICES[index] * self.stage.scale / 1_000 * (i128::from(record.digit) + 1) / 64;
        self.stage.world.set_price(index, price.max(1));
    }

    pub fn pass_ledgers(&mut self, record: Record) {
        let ledgers = 1 + u32::from(record.size) * 2 + u32::from(record.digit & 1);
        self.stage.world.skip_ledgers(ledgers);
    }

    pub fn pass_time(&mut self, record: Record) {
        self.wait(1 + u64::from(record.size) * DAY / 8 + u64::from(record.digit));
    }

    fn wait(&mut self, seconds: u64) {
        let now = self.stage.world.now();
        if now - self.born + seconds < MAX_AGE {
            self.stage.world.at(now + seconds);
        }
        self.judge(Allowed::default(), |_| {});
    }

    /// Looks, calls, looks again.
    fn judge<'a>(&'a self, allowed: Allowed<'a>, call: impl FnOnce(&'a Stage)) {
        let before = look(&self.stage);
        call(&self.stage);
        compare(&self.stage, &before, &look(&self.stage), &allowed);
    }

    fn chosen(&self, mask: u8) -> List<Address> {
        let mut assets = List::new(&self.stage.world.env);
        for index in 0..=RESERVES {
            if mask >> index & 1 == 1 {
                let number = if index == RESERVES { 0xfe } else { index as u8 };
                assets.push_back(self.stage.asset(number).clone());
            }
        }
        assets
    }

    pub fn liquidate(&mut self, record: Record) {
        let (stage, pool) = (&self.stage, &self.stage.world.pool);
        let user = stage.anyone(record.who);
        let before = look(stage);
        let created = if record.flags & 1 == 0 {
            outcome(
                "create_user_liquidations",
                pool.try_create_user_liquidations(user, &record.percent()),
            )
        } else {
            let (bid, lot) = (self.chosen(record.asset), self.chosen(record.asset >> 4));
            let kind = u32::from(record.flags >> 1) % 4;
            outcome(
                "new_auction",
                pool.try_new_auction(&kind, user, &bid, &lot, &record.percent()),
            )
        };
        if let Some(auction) = created {
            if stage.users.contains(user) {
                let health = before.health(stage, user).expect("it was judged");
                assert!(
                    health.is_liquidatable(),
                    "{user:?} is liquidated at {health:?}"
                );
                let held = before.of(user);
                assert!(
                    auction.lot.len() <= held.collateral.len()
                        && auction.bid.len() <= held.liabilities.len()
                );
            }
        }
        compare(stage, &before, &look(stage), &Allowed::default());
    }

    pub fn auction_of_the_backstop(&mut self, record: Record) {
        self.judge(Allowed::default(), |stage| {
            let (world, pool) = (&stage.world, &stage.world.pool);
            let backstop = &world.backstop.address;
            let token = List::from_slice(&world.env, &[world.backstop_token.address.clone()]);
            match record.verb % 24 {
                14 if record.flags & 1 == 0 => {
                    outcome(
                        "create_bad_debt_auction",
                        pool.try_create_bad_debt_auction(),
                    );
                }
                14 => {
                    let bid = self.chosen(record.asset);
                    outcome(
                        "new_auction",
                        pool.try_new_auction(&1, backstop, &bid, &token, &100),
                    );
                }
                _ => {
                    let lot = self.chosen(record.asset & 7);
                    outcome(
                        "create_interest_auction",
                        pool.try_create_interest_auction(&lot),
                    );
                }
            }
        });
    }

    pub fn bad_debt(&mut self, record: Record) {
        let user = self.stage.anyone(record.who);
        let accounts = vec![user, &self.stage.world.backstop.address];
        self.judge(
            Allowed {
                accounts,
                loss: true,
            },
            |stage| {
                outcome("bad_debt", stage.world.pool.try_bad_debt(user));
            },
        );
    }

    pub fn gulp(&mut self, record: Record) {
        let index = usize::from(record.asset) % RESERVES;
        if record.flags & 1 == 1 {
            let amount = record.amount(6).clamp(0, 1_000_000_000_000);
            self.stage.world.assets[index]
                .token
                .mint(&self.stage.world.pool.address, &amount);
        }
        self.judge(Allowed::default(), |stage| {
            outcome("gulp", stage.world.pool.try_gulp(stage.asset(record.asset)));
        });
    }

    pub fn status(&mut self, record: Record) {
        self.judge(Allowed::default(), |stage| {
            if record.flags & 1 == 0 {
                outcome("update_status", stage.world.pool.try_update_status());
            } else {
                outcome(
                    "set_status",
                    stage
                        .world
                        .pool
                        .try_set_status(&(u32::from(record.digit) % 8)),
                );
            }
        });
    }

    pub fn delete_auction(&mut self, record: Record) {
        self.judge(Allowed::default(), |stage| {
            let kind = u32::from(record.flags) % 4;
            outcome(
                "del_auction",
                stage
                    .world
                    .pool
                    .try_del_auction(&kind, stage.anyone(record.who)),
            );
        });
    }

    pub fn deposits(&mut self, record: Record) {
        let amount = record.amount(7).min(PLENTY);
        self.judge(Allowed::default(), |stage| {
            let (backstop, pool) = (&stage.world.backstop, &stage.world.pool.address);
            let who = if record.who & 8 == 0 {
                &stage.depositor
            } else {
                stage.user(record.who)
            };
            match record.flags % 4 {
                0 => drop(outcome("deposit", backstop.try_deposit(who, pool, &amount))),
                1 => drop(outcome(
                    "queue_withdrawal",
                    backstop.try_queue_withdrawal(who, pool, &amount),
                )),
                2 => drop(outcome(
                    "dequeue_withdrawal",
                    backstop.try_dequeue_withdrawal(who, pool, &amount),
                )),
                _ => drop(outcome(
                    "withdraw",
                    backstop.try_withdraw(who, pool, &amount),
                )),
            }
        });
    }

    /// Changes a reserve, waiting as long as that takes, or the pool.
    pub fn configure(&mut self, record: Record) {
        let index = usize::from(record.asset) % RESERVES;
        let (world, by) = (&self.stage.world, u32::from(record.digit));
        let mut config = world.pool.get_reserve(world.asset(index)).config;
        match record.flags % 8 {
            0 => config.c_factor = by * 39_000,
            1 => config.l_factor = by * 39_000,
            2 => config.max_util = by * 39_000,
            3 => config.enabled = by & 1 == 0,
            4 => config.supply_cap = record.amount(config.decimals),
            5 => config.util = by * 36_000,
            6 => (config.r_one, config.r_two) = (by * 1_000, by * 10_000),
            _ => {
                let (rate, positions, minimum) = (by * 39_000, 2 + by % 4, record.amount(3));
                self.judge(Allowed::default(), |stage| {
                    outcome(
                        "update_pool",
                        stage
                            .world
                            .pool
                            .try_update_pool(&rate, &positions, &minimum),
                    );
                });
                return;
            }
        }
        self.judge(Allowed::default(), |stage| {
            outcome(
                "queue_set_reserve",
                stage
                    .world
                    .pool
                    .try_queue_set_reserve(stage.world.asset(index), &config),
            );
        });
        if record.size & 1 == 0 {
            self.wait(7 * DAY);
        }
        self.judge(Allowed::default(), |stage| {
            outcome(
                "set_reserve",
                stage.world.pool.try_set_reserve(stage.world.asset(index)),
            );
        });
    }

    /// Faults of the feeds.
    pub fn disturb(&mut self, record: Record) {
        let (world, index) = (&self.stage.world, usize::from(record.asset) % RESERVES);
        match record.flags % 5 {
            0 => world.kill_feed(index),
            1 => world.kill_backstop_feed(),
            2 => world.set_dated_price(
                index,
                i128::from(record.digit) - 8,
                world.now().saturating_sub(u64::from(record.size) * 1_000),
            ),
            3 => world.set_backstop_price(self.stage.scale / 64 * i128::from(record.digit)),
            _ => world.set_backstop_price(self.stage.scale * 5 / 4),
        }
    }
}
