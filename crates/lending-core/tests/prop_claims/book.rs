//! One reserve with its accounts, its tokens, its bad debt and its losses: what the pool keeps of
//! them, moved only by `lending-core`. Calls that core refuses change nothing.

use super::exact::Exact;
use lending_core::bad_debt::{self, Default as Done, Fate, Ledger};
use lending_core::claims::{Claim, Loss};
use lending_core::interest::InterestCurve;
use lending_core::position;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use lending_core::LendingError;

pub const USERS: usize = 7;
const CURVE: InterestCurve = InterestCurve {
    util_target: 7_500_000,
    r_base: 100_000,
    r_one: 500_000,
    r_two: 5_000_000,
    r_three: 15_000_000,
    reactivity: 20,
};

pub struct Book {
    pub reserve: Reserve,
    pub loss: Option<Loss>,
    pub ledger: Ledger,
    /// What the pool holds of the token.
    pub tokens: i128,
    pub shares: [SupplyShares; USERS],
    pub claims: [Option<Claim>; USERS],
    /// Claims paid out so far.
    pub paid: [i128; USERS],
    /// The backstop's debt.
    pub bad: DebtShares,
    pub exact: Exact,
    pub resets: u32,
    /// Most that a claim was cut short by.
    pub clamped: i128,
}

impl Book {
    pub fn new() -> Self {
        Book {
            reserve: Reserve::new(0),
            loss: None,
            ledger: Ledger::default(),
            tokens: 0,
            shares: [SupplyShares::ZERO; USERS],
            claims: [None; USERS],
            paid: [0; USERS],
            bad: DebtShares::ZERO,
            exact: Exact::default(),
            resets: 0,
            clamped: 0,
        }
    }

    pub fn owed(&self) -> Underlying {
        self.loss.map_or(Underlying::ZERO, |loss| loss.owed)
    }

    pub fn open(&self) -> i128 {
        self.loss.map_or(0, |loss| loss.open.0)
    }

    /// Debt that is not bad.
    pub fn good(&self) -> DebtShares {
        self.reserve.debt_shares.minus(self.bad).unwrap()
    }

    /// The user's claim as of now.
    pub fn claim_of(&self, user: usize) -> Option<Claim> {
        let (loss, shares) = (self.loss?, self.shares[user]);
        let stored = self.claims[user].unwrap_or_else(|| Claim::first(&loss, shares));
        Some(stored.settled(&loss, shares).unwrap())
    }

    /// The line under what the user held so far, drawn when the user holds `after`.
    fn hold(&mut self, user: usize, after: SupplyShares) {
        let claim = self.claim_of(user);
        self.claims[user] = claim.filter(|claim| !claim.is_void(after));
        self.shares[user] = after;
    }

    pub fn supply(&mut self, user: usize, amount: i128) -> bool {
        let mut reserve = self.reserve;
        if reserve.require_alive().is_err() {
            return false;
        }
        let Ok(minted) = position::supply(&mut reserve, Underlying(amount)) else {
            return false;
        };
        self.hold(user, self.shares[user].plus(minted).unwrap());
        self.reserve = reserve;
        self.tokens += amount;
        true
    }

    pub fn withdraw(&mut self, user: usize, amount: i128) -> bool {
        let mut reserve = self.reserve;
        let had = self.shares[user];
        let Ok(done) = position::withdraw(&mut reserve, had, Underlying(amount)) else {
            return false;
        };
        self.hold(user, had.minus(done.burned).unwrap());
        self.reserve = reserve;
        self.tokens -= done.paid.0;
        self.require_cash();
        true
    }

    /// As a liquidation does: shares of one account go to another.
    pub fn hand(&mut self, from: usize, to: usize, shares: i128) {
        let shares = SupplyShares(shares).min(self.shares[from]);
        if from != to && shares > SupplyShares::ZERO {
            self.hold(from, self.shares[from].minus(shares).unwrap());
            self.hold(to, self.shares[to].plus(shares).unwrap());
        }
    }

    pub fn borrow(&mut self, amount: i128) -> bool {
        let mut reserve = self.reserve;
        if reserve.require_alive().is_err()
            || position::borrow(&mut reserve, Underlying(amount)).is_err()
            || reserve.require_liquidity().is_err()
        {
            return false;
        }
        self.reserve = reserve;
        self.tokens -= amount;
        self.require_cash();
        true
    }

    /// Whoever takes tokens out leaves what credit and claims need.
    fn require_cash(&self) {
        let needed = self.reserve.backstop_credit.plus(self.owed()).unwrap();
        assert!(self.tokens >= needed.0, "paid with tokens that are owed");
    }

    pub fn repay(&mut self, amount: i128) -> bool {
        let (mut reserve, good) = (self.reserve, self.good());
        let Ok(done) = position::repay(&mut reserve, good, Underlying(amount)) else {
            return false;
        };
        self.reserve = reserve;
        self.tokens += done.kept.0;
        self.keep(done.kept);
        true
    }

    /// What is repaid into a killed reserve goes to those who lost.
    fn keep(&mut self, repaid: Underlying) {
        if self.reserve.is_killed() {
            self.give_back(repaid);
        }
    }

    fn give_back(&mut self, amount: Underlying) {
        let used = self.recover(amount);
        let credit = &mut self.reserve.backstop_credit;
        *credit = credit.plus(amount.minus(used).unwrap()).unwrap();
    }

    fn recover(&mut self, amount: Underlying) -> Underlying {
        let Some(loss) = &mut self.loss else {
            return Underlying::ZERO;
        };
        let used = loss.recover(amount).unwrap();
        self.exact.recover(used.0);
        used
    }

    pub fn accrue(&mut self, seconds: u64, take_rate: u32) {
        let now = self.reserve.last_time + seconds;
        self.reserve.accrue(&CURVE, take_rate, now).unwrap();
    }

    pub fn assign(&mut self, shares: i128) {
        let shares = DebtShares(shares).min(self.good());
        if shares > DebtShares::ZERO {
            self.bad = self.bad.plus(shares).unwrap();
            self.count(Fate::Assigned, shares);
        }
    }

    /// As the fill of a bad-debt auction: good debt again.
    pub fn take(&mut self, shares: i128) {
        let shares = DebtShares(shares).min(self.bad);
        self.bad = self.bad.minus(shares).unwrap();
        self.count(Fate::Taken, shares);
    }

    fn count(&mut self, fate: Fate, shares: DebtShares) {
        let worth = self.reserve.debt_rate.to_underlying_up(shares).unwrap();
        self.ledger.count(fate, shares, worth).unwrap();
    }

    /// Burns all bad debt.
    pub fn default_all(&mut self) -> Option<Done> {
        let (before, supply) = (
            self.reserve.supply_rate,
            self.reserve.total_supply().unwrap(),
        );
        let bears = !self.reserve.is_killed() && self.reserve.has_suppliers();
        let mut loss = self.loss.unwrap_or_default();
        let (recovered, held) = (loss.recovered, Underlying(self.tokens));
        let done = bad_debt::default_debt(&mut self.reserve, &mut loss, self.bad, || {
            Ok::<_, LendingError>(held)
        })
        .ok()?;
        let rest = done.defaulted.minus(done.from_credit).unwrap();
        assert!(
            !bears || rest <= supply,
            "a loss of {rest:?} exceeds {supply:?}"
        );
        let cut = before.0 - self.reserve.supply_rate.0;
        // What is left of a worn-out era is paid before the cut, what a killed reserve holds after.
        let reset = loss.recovered.0 - recovered.0 - done.salvaged.0;
        self.resets += u32::from(reset > 0);
        self.exact.recover(reset);
        self.exact.lose(&self.shares, cut);
        self.exact.recover(done.salvaged.0);
        if done.socialized > Underlying::ZERO {
            self.loss = Some(loss);
        }
        let now = self.reserve.last_time;
        self.ledger.count_default(self.bad, &done, now).unwrap();
        self.bad = DebtShares::ZERO;
        Some(done)
    }

    pub fn cover_bad_debt(&mut self, amount: i128) -> i128 {
        let price = self.repay_bad(Underlying(amount));
        self.tokens += price.0;
        self.keep(price);
        price.0
    }

    pub fn net_credit(&mut self) -> i128 {
        let price = self.repay_bad(self.reserve.backstop_credit);
        let credit = &mut self.reserve.backstop_credit;
        *credit = credit.minus(price).unwrap();
        self.ledger.credit_used += price.0;
        price.0
    }

    fn repay_bad(&mut self, amount: Underlying) -> Underlying {
        let (shares, price) = bad_debt::payable(&self.reserve, self.bad, amount).unwrap();
        assert!(price <= amount, "{price:?} asked for {amount:?}");
        self.bad = self.bad.minus(shares).unwrap();
        self.reserve.debt_shares = self.reserve.debt_shares.minus(shares).unwrap();
        self.ledger.count(Fate::Repaid, shares, price).unwrap();
        price
    }

    pub fn cover_loss(&mut self, amount: i128) -> i128 {
        let used = self.recover(Underlying(amount));
        self.tokens += used.0;
        used.0
    }

    /// Tokens sent to the pool are found by anyone.
    pub fn gulp(&mut self, sent: i128) -> i128 {
        self.tokens += sent;
        let found = self.surplus().max(0);
        self.give_back(Underlying(found));
        found
    }

    pub fn surplus(&self) -> i128 {
        self.reserve.surplus(self.tokens, self.owed()).unwrap()
    }

    /// Pays the user's claim. Returns what was paid.
    pub fn claim(&mut self, user: usize) -> i128 {
        let Some(mut claim) = self.claim_of(user) else {
            return 0;
        };
        let paid = self.loss.as_mut().unwrap().pay(&mut claim).unwrap();
        self.claims[user] = Some(claim).filter(|claim| !claim.is_void(self.shares[user]));
        self.tokens -= paid.0;
        self.paid[user] += paid.0;
        self.clamped = self.clamped.max(claim.claimable.0);
        paid.0
    }
}
