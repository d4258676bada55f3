//! What backstop tokens are worth to the pool, against its threshold.

use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::pool::Pool;
use crate::types::BackstopQuote;
use lending_core::coverage;
use lending_core::guard::Use;
use lending_core::risk::ratio_down;
use lending_core::units::Underlying;
use soroban_sdk::{Address, Env};

pub fn of(env: &Env, pool: &Address, amount: i128) -> Result<BackstopQuote, LensError> {
    if amount < 0 {
        return Err(LensError::NegativeAmount);
    }
    let pool = Pool::open(env, pool)?;
    let backstop = Backstop::load(&pool)?;
    let (Some(token_price), Some(deposits_value), Some(insured)) = (
        backstop.price(Use::Liquidation)?,
        backstop.value(Use::Liquidation)?,
        backstop.value(Use::Insurance)?,
    ) else {
        return Err(LensError::BackstopPriceUnavailable);
    };
    let threshold = pool.constants.backstop_threshold;
    let deposits = backstop.data.tokens;
    let value = token_price.value_down(Underlying(amount))?;
    Ok(BackstopQuote {
        covered: deposits > 0 && coverage::is_met(deposits_value, threshold),
        deposits,
        deposits_ratio: ratio_down(deposits_value, threshold)?,
        deposits_value,
        exhausted: deposits <= 0 || coverage::is_exhausted(insured, threshold)?,
        price: backstop.quote.price(Use::Liquidation)?,
        ratio: ratio_down(value, threshold)?,
        threshold,
        value,
    })
}
