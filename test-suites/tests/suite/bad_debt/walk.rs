//! Random walks through the contracts: whatever is called in whatever order, the invariants hold and
//! nothing fails but by the pool's own word.

use super::stage::{outcome, Stage, Tried, ONE};
use pool::{PoolError, Request};
use soroban_sdk::{Address, InvokeError};
use std::collections::BTreeMap;
use std::fmt::Debug;
use test_suites::requests::*;
use test_suites::World;

const RATE_ONE: i128 = 1_000_000_000_000;

/// Numbers that look random, from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    fn amount(&mut self, most: i128) -> i128 {
        1 + i128::from(self.roll(most as u64))
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len() as u64) as usize]
    }
}

struct Walk {
    stage: Stage,
    dice: Dice,
    users: Vec<Address>,
    /// Events by name.
    tally: BTreeMap<String, u32>,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let stage = Stage::new(2);
        let users: Vec<Address> = (0..4).map(|_| stage.user(1_000_000 * ONE)).collect();
        for user in &users {
            stage.backstop_token.mint(user, &(1_000_000 * ONE));
            let backstop = &stage.backstop.address;
            stage
                .backstop_token
                .approve(user, backstop, &(1_000_000 * ONE), &1_000_000);
        }
        let (dice, tally) = (Dice(seed), BTreeMap::new());
        Walk {
            stage,
            dice,
            users,
            tally,
        }
    }

    /// One call or one change of the world.
    fn step(&mut self) {
        let user = self.dice.pick(&self.users).clone();
        let index = self.dice.roll(2) as usize;
        let asset = self.stage.asset(index).clone();
        let amount = self.dice.amount(1_000 * ONE);
        match self.dice.roll(29) {
            0..=10 => {
                let requests = [self.request(), self.request()];
                let requests = list(&self.stage.env, requests);
                self.call(|w| w.pool.try_submit(&user, &user, &user, &requests));
            }
            11 | 26 | 27 => {
                if let Some(debt) = self.room(index) {
                    let debtor = self.stage.debtor(index, debt);
                    if self.dice.roll(2) == 0 {
                        self.stage.exhaust();
                    }
                    self.call(|w| w.pool.try_bad_debt(&debtor));
                }
            }
            12 => {
                if let Some(debt) = self.room(index) {
                    let debtor = self.stage.liquidated(index, debt);
                    self.users.push(debtor);
                }
            }
            13 => {
                let price = self.dice.pick(&[1, 1, 400_000, 1_2500000]);
                self.stage.set_backstop_price(*price);
            }
            14 => {
                let price = *self.dice.pick(&[1, ONE / 10, ONE, 3 * ONE, 50 * ONE]);
                self.stage.set_price(self.dice.roll(3) as usize, price);
            }
            15 => self
                .stage
                .skip_ledgers(*self.dice.pick(&[1, 200, 400, 20_000])),
            16 => self.call(|w| w.pool.try_create_user_liquidations(&user, &100)),
            17 => self.call(|w| w.pool.try_create_bad_debt_auction()),
            18 => {
                let lot = self.stage.assets_of(&[0, 1]);
                self.call(|w| w.pool.try_create_interest_auction(&lot));
            }
            19 => {
                self.call(|w| w.pool.try_cover_loss(&user, &asset, &amount));
                self.call(|w| w.pool.try_cover_bad_debt(&user, &asset, &(amount / 10)));
            }
            20 => {
                self.call(|w| w.pool.try_net_credit(&asset));
                self.call(|w| w.pool.try_bad_debt(&w.backstop.address));
            }
            21 => {
                let token = &self.stage.assets[index].token;
                token.mint(&self.stage.pool.address, &(amount / 10));
                self.call(|w| w.pool.try_gulp(&asset));
            }
            22 => {
                self.stage.fund_backstop(amount * 10);
            }
            23 | 24 => self.mend(&user),
            25 => {
                self.call(|w| w.pool.try_update_status());
                self.call(|w| w.pool.try_set_status(&0));
            }
            _ => self.claim(&user, index),
        }
    }

    /// A day passes, the backstop is filled up, and what is bad is paid for: then the pool becomes
    /// active.
    fn mend(&mut self, payer: &Address) {
        self.stage.recover_backstop();
        self.stage.fund_backstop(50_000 * ONE);
        self.stage.skip_ledgers(17_280);
        self.call(|w| w.pool.try_del_auction(&1, &w.backstop.address));
        for index in 0..2 {
            let asset = self.stage.asset(index).clone();
            self.call(|w| w.pool.try_cover_bad_debt(payer, &asset, &(1_000_000 * ONE)));
        }
        self.call(|w| w.pool.try_update_status());
    }

    /// Calls; what is refused is refused by a contract's own code.
    fn call<T: Debug, C: Debug>(&mut self, call: impl FnOnce(&World) -> Tried<T, C>) {
        let answer = self.stage.act(call);
        assert!(
            !matches!(answer, Err(Err(InvokeError::Abort))),
            "{answer:?}"
        );
        for name in self.stage.names() {
            *self.tally.entry(name).or_default() += 1;
        }
    }

    /// A claim is paid as it is shown, and never short.
    fn claim(&mut self, user: &Address, index: usize) {
        let (asset, (_, claimable)) = (self.stage.asset(index), self.stage.recovery(user, index));
        let tried = self
            .stage
            .act(|w| w.pool.try_claim_recovery(user, asset, user));
        let expected = if claimable > 0 {
            Ok(claimable)
        } else {
            Err(PoolError::NothingToClaim)
        };
        assert_eq!(outcome(tried), expected);
    }

    /// Part of what may still be borrowed of a reserve, while the pool is active.
    fn room(&mut self, index: usize) -> Option<i128> {
        if self.stage.pool.get_config().status > 1 {
            return None;
        }
        let data = self.stage.data(index);
        let supply = data.b_supply * data.b_rate / RATE_ONE;
        let debt = data.d_supply * data.d_rate / RATE_ONE;
        let part = (supply - debt) / 1_000 * 999 / self.dice.pick(&[1, 1, 2, 8]);
        // Prices are such that a gem suffices for it.
        self.stage.set_price(index, ONE);
        (part > 10 * ONE).then_some(part)
    }

    fn request(&mut self) -> Request {
        let dice = &mut self.dice;
        let asset = self.stage.asset(dice.roll(2) as usize).clone();
        let amount = dice.amount(2_000 * ONE);
        let backstop = &self.stage.backstop.address;
        let percent = dice.pick(&[10, 50, 100, 100]);
        match dice.roll(12) {
            0 | 1 => supply(&asset, amount),
            2 => supply_collateral(&asset, amount),
            3 => withdraw(&asset, amount),
            4 => withdraw_collateral(&asset, amount),
            5 => borrow(&asset, amount / 4),
            6 => repay(&asset, amount / 2),
            7 | 8 => fill_user_liquidation(dice.pick(&self.users), *percent),
            9 | 10 => fill_bad_debt(backstop, *percent),
            _ => fill_interest(backstop, *percent),
        }
    }
}

/// Walks; in the end everybody claims.
fn walk(seed: u64, steps: u32) -> BTreeMap<String, u32> {
    let mut walk = Walk::new(seed);
    for user in walk.users.clone() {
        for index in 0..2 {
            let deposit = list(
                &walk.stage.env,
                [supply(walk.stage.asset(index), 1_000 * ONE)],
            );
            walk.call(|w| w.pool.try_submit(&user, &user, &user, &deposit));
        }
    }
    for _ in 0..steps {
        walk.step();
    }
    for user in walk.users.clone() {
        for index in 0..2 {
            walk.claim(&user, index);
        }
    }
    for index in 0..2 {
        let owed = walk.stage.loss(index).owed;
        assert!(
            (0..1_000).contains(&owed),
            "{owed} are left that nobody can claim"
        );
    }
    walk.tally
}

/// `LEVEE_WALKS` asks for more of them.
#[test]
fn whatever_happens_the_books_are_right() {
    let walks = std::env::var("LEVEE_WALKS").map_or(2, |walks| walks.parse().unwrap());
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..walks {
        for (name, times) in walk(seed, 100) {
            *all.entry(name).or_default() += times;
        }
    }
    println!("{all:?}");
    for name in ["bad_debt", "loss", "recovery", "set_status"] {
        assert!(all.contains_key(name), "no {name} in {all:?}");
    }
}
