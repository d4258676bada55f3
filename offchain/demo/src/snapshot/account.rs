//! One account: what it has in the pool, what it owes, how it stands.

use super::auction::{Auction, Kind};
use super::losses::Claim;
use super::reserve::Reserve;
use crate::calc::Calc;
use crate::cast::Who;
use crate::coin::Coin;
use crate::format::is_about;
use crate::world::World;
use anyhow::Result;
use lending_core::health::Health;
use lending_core::units::Underlying;
use serde::Serialize;
use show::text::{as_text, as_text_if_any};

/// An account's part of one reserve. Shares and underlying, raw.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Holding {
    pub coin: Coin,
    pub is_collateral: bool,
    #[serde(serialize_with = "as_text")]
    pub shares: i128,
    #[serde(serialize_with = "as_text")]
    pub amount: i128,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    NoDebt,
    Healthy,
    /// Below 110%.
    Close,
    Liquidatable,
    /// Owes more than all its collateral is worth.
    UnderWater,
    InAuction,
}

#[derive(Clone, Debug, Serialize)]
pub struct Account {
    pub who: Who,
    pub role: &'static str,
    pub supplies: Vec<Holding>,
    pub owes: Vec<Holding>,
    /// One for every reserve that ever had a loss.
    pub claims: Vec<Claim>,
    /// 7 decimals; none without debt.
    #[serde(serialize_with = "as_text_if_any")]
    pub health_factor: Option<i128>,
    pub state: State,
    #[serde(serialize_with = "as_text")]
    pub wallet_xlm: i128,
    #[serde(serialize_with = "as_text")]
    pub wallet_usdc: i128,
    #[serde(serialize_with = "as_text")]
    pub wallet_lp: i128,
    #[serde(serialize_with = "as_text")]
    pub backstop_shares: i128,
    /// In the withdrawal queue.
    #[serde(serialize_with = "as_text")]
    pub queued_shares: i128,
    #[serde(skip)]
    pub health: Health,
}

const CLOSE: i128 = 1_1000000;

impl Account {
    pub fn read(
        world: &World,
        reserves: &[Reserve],
        auctions: &[Auction],
        who: Who,
    ) -> Result<Self> {
        let (supplies, owes) = holdings(world, reserves, who)?;
        let health = health(reserves, &supplies, &owes)?;
        let scale = 10_i128.pow(crate::format::PRICE_DECIMALS);
        let health_factor = match owes.is_empty() {
            true => None,
            false => Some(health.factor_down(scale).calc()? / (scale / 10_000_000)),
        };
        let in_auction = auctions.iter().any(|it| it.kind == Kind::Liquidation(who));
        let at_pool = &world.pool.address;
        let deposit = world.backstop.user_balance(at_pool, world.address(who));
        let lossy = reserves.iter().filter(|it| it.losses.socialized > 0);
        let claims = lossy.map(|it| Claim::read(world, it.coin, world.address(who)));
        let claims = claims.collect::<Result<_>>()?;
        Ok(Account {
            who,
            role: who.role(),
            state: state(&health, health_factor, in_auction),
            supplies,
            owes,
            claims,
            health_factor,
            wallet_xlm: world.wallet(who, Coin::Xlm),
            wallet_usdc: world.wallet(who, Coin::Usdc),
            wallet_lp: world.wallet(who, Coin::Lp),
            backstop_shares: deposit.shares,
            queued_shares: deposit.q4w.iter().map(|it| it.amount).sum(),
            health,
        })
    }

    /// Whether no figure has moved by more than an eye would see.
    pub fn looks_like(&self, old: &Self) -> bool {
        let about = |of: fn(&Self, Coin) -> i128| {
            let mut reserves = Coin::RESERVES.into_iter();
            reserves.all(|coin| is_about(of(self, coin), of(old, coin)))
        };
        let factor = |it: &Self| it.health_factor.unwrap_or_default();
        let wallet = |it: &Self| (it.wallet_xlm, it.wallet_usdc, it.wallet_lp);
        self.state == old.state
            && wallet(self) == wallet(old)
            && is_about(factor(self), factor(old))
            && about(Self::supplied)
            && about(Self::owed)
    }

    pub fn supplied(&self, coin: Coin) -> i128 {
        sum(&self.supplies, coin, |it| it.amount)
    }

    pub fn owed(&self, coin: Coin) -> i128 {
        sum(&self.owes, coin, |it| it.amount)
    }

    /// Lost and not recovered; recovered and not claimed.
    pub fn claim(&self, coin: Coin) -> (i128, i128) {
        let found = self.claims.iter().find(|it| it.coin == coin);
        found.map_or((0, 0), |it| (it.missing, it.claimable))
    }

    pub fn supply_shares(&self, coin: Coin) -> i128 {
        sum(&self.supplies, coin, |it| it.shares)
    }

    pub fn debt_shares(&self, coin: Coin) -> i128 {
        sum(&self.owes, coin, |it| it.shares)
    }
}

fn sum(of: &[Holding], coin: Coin, figure: impl Fn(&Holding) -> i128) -> i128 {
    of.iter().filter(|it| it.coin == coin).map(figure).sum()
}

fn holdings(world: &World, reserves: &[Reserve], who: Who) -> Result<(Vec<Holding>, Vec<Holding>)> {
    let positions = world.pool.get_positions(world.address(who));
    let (mut supplies, mut owes) = (Vec::new(), Vec::new());
    for reserve in reserves {
        let (coin, key) = (reserve.coin, reserve.coin.key());
        for (shares, is_collateral) in [
            (positions.collateral.get(key), true),
            (positions.supply.get(key), false),
        ] {
            let Some(shares) = shares else { continue };
            supplies.push(Holding {
                coin,
                is_collateral,
                shares,
                amount: reserve.supply_of(shares)?,
            });
        }
        if let Some(shares) = positions.liabilities.get(key) {
            owes.push(Holding {
                coin,
                is_collateral: false,
                shares,
                amount: reserve.debt_of(shares)?,
            });
        }
    }
    Ok((supplies, owes))
}

/// The pool's own judgement, by the pool's own code.
fn health(reserves: &[Reserve], supplies: &[Holding], owes: &[Holding]) -> Result<Health> {
    let mut health = Health::default();
    for it in supplies.iter().filter(|it| it.is_collateral) {
        let by = &reserves[it.coin.index()].valuation;
        health.add_collateral(by, Underlying(it.amount)).calc()?;
    }
    for it in owes {
        let by = &reserves[it.coin.index()].valuation;
        health.add_debt(by, Underlying(it.amount)).calc()?;
    }
    Ok(health)
}

fn state(health: &Health, factor: Option<i128>, in_auction: bool) -> State {
    match factor {
        _ if in_auction => State::InAuction,
        None => State::NoDebt,
        Some(_) if health.liability_raw > health.collateral_raw => State::UnderWater,
        Some(_) if health.is_liquidatable() => State::Liquidatable,
        Some(factor) if factor < CLOSE => State::Close,
        Some(_) => State::Healthy,
    }
}
