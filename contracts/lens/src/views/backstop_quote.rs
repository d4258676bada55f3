//! What backstop tokens are worth to the pool, against its threshold.

use crate::backstop::Backstop;
use crate::errors::LensError;
use crate::read::Read;
use crate::types::BackstopQuote;
use lending_core::guard::Use;
use lending_core::risk::ratio_down;
use lending_core::units::Underlying;
use lending_core::{coverage, fixed};
use soroban_sdk::{Address, Env};

pub fn of(env: &Env, pool: &Address, amount: i128) -> Result<BackstopQuote, LensError> {
    if amount < 0 {
        return Err(LensError::NegativeAmount);
    }
    let read = Read::of(env, pool);
    let constants = read.constants();
    let scale = fixed::one_with(constants.oracle_decimals)?;
    let backstop = Backstop::load(&read, &read.config().oracle, scale)?;
    let (Some(token_price), Some(deposits_value), Some(insured)) = (
        backstop.price(Use::Liquidation)?,
        backstop.value(Use::Liquidation)?,
        backstop.value(Use::Insurance)?,
    ) else {
        return Err(LensError::BackstopPriceUnavailable);
    };
    let threshold = constants.backstop_threshold;
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
