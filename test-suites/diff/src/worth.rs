//! What positions are worth at the moment of a call: at the rates interest brings them to, and at the
//! oracle's prices.

use crate::arith::{mul_div_down, mul_div_up};
use crate::call::{Call, Outcome};
use crate::ledger::{field, int};
use crate::sight::{Positions, Sight};
use crate::world::World;
use std::collections::BTreeMap;

const RATE_ONE: i128 = 1_000_000_000_000;

/// Supply and debt rates by asset, where the call may depend on them.
#[derive(Debug, Default)]
pub struct Worth(BTreeMap<u8, [i128; 2]>);

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Collateral {
    Nothing,
    Something,
    /// So little that a price has to tell, and there is none.
    Unknown,
}

impl Worth {
    /// To be asked for before the call is made.
    pub fn before(world: &World, sight: &Sight, call: &Call) -> Self {
        if !depends_on_worth(call) {
            return Worth::default();
        }
        let rates = |asset: u8| match world.run(&Call::GetReserve { asset }) {
            Outcome::Value(reserve) => {
                let rate = |name| int(field(field(&reserve, "data"), name));
                Some((asset, [rate("b_rate"), rate("d_rate")]))
            }
            _ => None,
        };
        Worth(sight.listed().into_iter().filter_map(rates).collect())
    }

    /// Whether the collateral of `own` is worth anything. One whole token always is.
    pub fn collateral(&self, sight: &Sight, own: &Positions) -> Collateral {
        let worth = |(asset, shares): (&u8, &i128)| {
            let Some([rate, _]) = self.0.get(asset) else {
                return Collateral::Unknown;
            };
            let one = one(sight, *asset);
            match mul_div_down(*shares, *rate, RATE_ONE) {
                Some(0) => Collateral::Nothing,
                Some(held) if held < one => match sight.price(*asset) {
                    None => Collateral::Unknown,
                    Some(price) if mul_div_down(held, price, one) == Some(0) => Collateral::Nothing,
                    Some(_) => Collateral::Something,
                },
                _ => Collateral::Something,
            }
        };
        let all: Vec<_> = own.collateral.iter().map(worth).collect();
        let found = [Collateral::Unknown, Collateral::Something];
        let found = found.into_iter().find(|kind| all.contains(kind));
        found.unwrap_or(Collateral::Nothing)
    }

    /// Worth of `shares` of debt, in the oracle's base, rounded down; `None` without a price.
    pub fn debt(&self, sight: &Sight, asset: u8, shares: i128) -> Option<i128> {
        let [_, rate] = self.0.get(&asset)?;
        let owed = mul_div_up(shares, *rate, RATE_ONE)?;
        mul_div_down(owed, sight.price(asset)?, one(sight, asset))
    }
}

/// One whole token.
fn one(sight: &Sight, asset: u8) -> i128 {
    let reserve = sight.reserves[usize::from(asset)].as_ref();
    10i128.pow(reserve.map_or(0, |reserve| reserve.decimals))
}

fn depends_on_worth(call: &Call) -> bool {
    match call {
        Call::BadDebt { .. } | Call::NewAuction { .. } => true,
        Call::Submit { requests, .. } | Call::FlashLoan { requests, .. } => {
            requests.iter().any(|request| request.kind == 6)
        }
        _ => false,
    }
}
