//! A pool in which debt turns bad at will. Time stands still unless a test lets it pass, so that no
//! interest blurs the figures; every call that succeeds is followed by the invariants.

mod debtors;

use super::raw::{parts, Event};
use debtors::GEM;
use pool::{BadDebtData, LossData, PoolError, Positions, Request, ReserveData};
use soroban_sdk::testutils::Events as _;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{Address, InvokeError, Vec};
use std::cell::RefCell;
use std::fmt::Debug;
use std::ops::Deref;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

/// One token, and a price of one.
pub const ONE: i128 = 1_0000000;
/// More than anybody has.
pub const ALL: i128 = 1_000_000_000 * ONE;

pub struct Stage {
    world: World,
    /// Events of the pool in the last call.
    told: RefCell<std::vec::Vec<Event>>,
    /// Counters as they were after the last call.
    counters: RefCell<std::vec::Vec<[i128; 13]>>,
}

impl Deref for Stage {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl Stage {
    /// Reserves at a price of one and, last, the gems that bad debtors deposit. The backstop holds
    /// 50,000.0 at 1.25 with a threshold of 50,000.
    pub fn new(reserves: usize) -> Self {
        Self::with(&Setup::default(), reserves)
    }

    pub fn with(setup: &Setup, reserves: usize) -> Self {
        let mut world = World::new(setup);
        let mut config = std_config();
        config.max_util = 1_0000000;
        for _ in 0..reserves {
            world.list(&config, ONE);
        }
        world.list(&config, GEM);
        world.activate();
        Stage {
            counters: RefCell::new(vec![[0; 13]; reserves + 1]),
            told: RefCell::default(),
            world,
        }
    }

    /// The world as it lies there.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Index of the gems.
    pub fn gems(&self) -> usize {
        self.assets.len() - 1
    }

    /// Calls, remembers what the pool told, and checks what must hold.
    pub fn act<T>(&self, call: impl FnOnce(&World) -> T) -> T {
        let answer = call(&self.world);
        let all = self.env.events().all();
        let ours = all.filter_by_contract(&self.pool.address);
        *self.told.borrow_mut() = ours.events().iter().map(parts).collect();
        self.world.check();
        self.check_counters();
        answer
    }

    /// Counters of bad debt, losses and recoveries only grow.
    fn check_counters(&self) {
        for (index, seen) in self.counters.borrow_mut().iter_mut().enumerate() {
            let d = self.ledger(index);
            if d.assigned_d == 0 {
                continue;
            }
            let l = self.loss(index);
            let now = [
                d.assigned_d,
                d.assigned,
                d.taken_d,
                d.taken,
                d.repaid_d,
                d.repaid,
                d.defaulted_d,
                d.defaulted,
                d.credit_used,
                d.socialized,
                i128::from(d.last_default),
                l.recovered,
                l.claimed,
            ];
            let grew = seen.iter().zip(&now).all(|(before, after)| before <= after);
            assert!(grew, "a counter fell: {seen:?} {now:?}");
            *seen = now;
        }
    }

    /// A submit in which `user` acts, pays and receives.
    pub fn submit<const N: usize>(
        &self,
        user: &Address,
        requests: [Request; N],
    ) -> Result<Positions, PoolError> {
        let requests = list(&self.env, requests);
        self.act(|w| outcome(w.pool.try_submit(user, user, user, &requests)))
    }

    /// The call is refused with `error`.
    #[track_caller]
    pub fn refuses<T: Debug, C: Debug>(
        &self,
        error: PoolError,
        call: impl FnOnce(&World) -> Tried<T, C>,
    ) {
        assert_eq!(self.act(|w| outcome(call(w))).err(), Some(error));
    }

    /// An account that supplied `amount` of a reserve.
    pub fn lender(&self, index: usize, amount: i128) -> Address {
        let lender = self.user(amount);
        self.submit(&lender, [supply(self.asset(index), amount)])
            .unwrap();
        lender
    }

    /// An account with a million of everything, 900,000.0 of it collateral in a reserve.
    pub fn rich(&self, index: usize) -> Address {
        let user = self.user(1_000_000 * ONE);
        let deposit = supply_collateral(self.asset(index), 900_000 * ONE);
        self.submit(&user, [deposit]).unwrap();
        user
    }

    /// From now on the backstop is worth less than 5% of the threshold.
    pub fn exhaust(&self) {
        self.set_backstop_price(1);
    }

    /// From now on the backstop is worth more than the threshold.
    pub fn recover_backstop(&self) {
        self.set_backstop_price(1_2500000);
    }

    /// Credit of the backstop.
    pub fn earn(&self, index: usize, amount: i128) {
        self.assets[index].token.mint(&self.pool.address, &amount);
        let found = self.act(|w| w.pool.gulp(w.asset(index)));
        assert_eq!(found, amount);
    }

    /// A day after a default. Where nobody owes anything no interest comes with it.
    pub fn a_day_later(&self) {
        self.at(self.now() + 86_400);
    }

    /// A day after a default, and nothing bad is left: the pool becomes active.
    pub fn calm(&self) {
        self.a_day_later();
        assert_eq!(self.act(|w| w.pool.update_status()), 1);
    }

    /// `ledgers` after the start of an auction created now, at the same second.
    pub fn wait(&self, ledgers: u32) {
        self.at_ledger(self.env.ledger().sequence() + 1 + ledgers);
    }

    pub fn data(&self, index: usize) -> ReserveData {
        self.pool.get_reserve(self.asset(index)).data
    }

    pub fn ledger(&self, index: usize) -> BadDebtData {
        self.pool.get_bad_debt(self.asset(index))
    }

    pub fn loss(&self, index: usize) -> LossData {
        self.pool.get_loss(self.asset(index))
    }

    /// Debt shares of `user`, by ascending index.
    pub fn debts(&self, user: &Address) -> std::vec::Vec<(u32, i128)> {
        self.pool.get_positions(user).liabilities.iter().collect()
    }

    /// What the backstop owes.
    pub fn bad(&self) -> std::vec::Vec<(u32, i128)> {
        self.debts(&self.backstop.address)
    }

    /// Outstanding and claimable.
    pub fn recovery(&self, user: &Address, index: usize) -> (i128, i128) {
        self.pool.get_recovery(user, self.asset(index))
    }

    /// What `user` is paid.
    pub fn claim(&self, user: &Address, index: usize) -> i128 {
        let before = self.assets[index].token.balance(user);
        let paid = self.act(|w| w.pool.claim_recovery(user, w.asset(index), user));
        assert_eq!(self.assets[index].token.balance(user), before + paid);
        paid
    }

    /// `amount` of a loss is covered by somebody. Returns what was used.
    pub fn cover(&self, index: usize, amount: i128) -> i128 {
        let payer = self.user(amount);
        self.act(|w| w.pool.cover_loss(&payer, w.asset(index), &amount))
    }

    /// What the pool holds of a reserve's token.
    pub fn held(&self, index: usize) -> i128 {
        self.assets[index].token.balance(&self.pool.address)
    }

    /// The lists of a new auction.
    pub fn assets_of(&self, indices: &[usize]) -> Vec<Address> {
        Vec::from_iter(
            &self.env,
            indices.iter().map(|index| self.asset(*index).clone()),
        )
    }

    pub fn backstop_tokens(&self) -> Vec<Address> {
        Vec::from_array(&self.env, [self.backstop_token.address.clone()])
    }

    /// What the pool told in the last call, in order.
    pub fn told(&self) -> std::vec::Vec<Event> {
        self.told.borrow().clone()
    }

    /// The names of what the pool told in the last call.
    pub fn names(&self) -> std::vec::Vec<String> {
        let name = |event: &Event| match &event.0[0] {
            ScVal::Symbol(name) => name.to_string(),
            other => panic!("{other:?} is no name"),
        };
        self.told.borrow().iter().map(name).collect()
    }
}

/// What a `try_` call answers.
pub type Tried<T, C> = Result<Result<T, C>, Result<PoolError, InvokeError>>;

/// The answer or the pool's own error.
#[track_caller]
pub fn outcome<T: Debug, C: Debug>(tried: Tried<T, C>) -> Result<T, PoolError> {
    match tried {
        Ok(Ok(answer)) => Ok(answer),
        Err(Ok(error)) => Err(error),
        other => panic!("not an answer of the pool: {other:?}"),
    }
}
