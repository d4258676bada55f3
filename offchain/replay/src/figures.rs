//! The figures of 22 February 2026, as published: BlockSec, Halborn, Bankless, SLP-0006, and the
//! transactions themselves. Prices have 14 decimals, amounts 7. What nobody published is marked.

/// Seconds between two rounds of the feed.
pub const ROUND: u64 = 300;
/// 00:15 UTC, the first round with the fake price; the one after it repeats it.
pub const POISONED: u64 = 1_771_719_300;
/// Midnight, where the replay begins.
pub const MIDNIGHT: u64 = POISONED - 15 * 60;
/// Ledger of the first loan, about 00:25; the second came 24 ledgers later.
pub const LOAN_LEDGER: u32 = 61_340_384;
pub const LOAN_MINUTE: u64 = 25;
/// Inferred: when the feed was right again. No source has it.
pub const CLEAN_MINUTE: u64 = 30;

/// USTRY: the fair price, and what one trade of 0.05 tokens made of it.
pub const TRUE_PRICE: i128 = 105_742_400_000_000;
pub const FAKE_PRICE: i128 = 10_673_728_301_028_137;
pub const XLM_PRICE: i128 = 16_093_480_000_000;
pub const USDC_PRICE: i128 = 100_000_000_000_000;

/// What the pool held of either.
pub const POOL_USDC: i128 = 1_456_546_0100000;
pub const POOL_XLM: i128 = 107_660_516_9200000;
/// What it held afterwards.
pub const LEFT_USDC: i128 = 456_349_3000000;
pub const LEFT_XLM: i128 = 46_411_238_6200000;

/// USTRY posted before either loan, in bTokens; taken for tokens here, whose exact number nobody
/// published (press: 13,003 and 140,000).
pub const FIRST_POSTED: i128 = 12_881_7245870;
pub const THEN_POSTED: i128 = 136_994_4090702;
/// What was borrowed.
pub const USDC_LOAN: i128 = 1_000_196_7040837;
pub const XLM_LOAN: i128 = 61_249_278_3064502;
/// Worth of both loans in whole dollars, as reported to three decimals of a million.
pub const LOANS_USD: i128 = 10_857_000;

/// Inferred: (collateral factor, liability factor), 7 decimals. The factors on the ledger are in no
/// source; these satisfy both loans, just. USTRY's liability factor plays no part.
pub const XLM_FACTORS: (u32, u32) = (7_500_000, 7_500_000);
pub const USDC_FACTORS: (u32, u32) = (9_500_000, 9_500_000);
pub const USTRY_FACTORS: (u32, u32) = (9_000_000, 0);
