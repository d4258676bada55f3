//! Where a history may begin, so that what needs a long way is met often.

use crate::record::RECORD;

type Scene = &'static [[u8; RECORD]];

/// An untouched pool; loans; an account in liquidation; bad debt in the backstop.
pub const SCENES: [Scene; 4] = [
    &[],
    &[LENT, COLLATERAL, LOAN, OTHER_COLLATERAL, OTHER_LOAN],
    &[
        LENT,
        COLLATERAL,
        LOAN,
        OTHER_COLLATERAL,
        OTHER_LOAN,
        DEARER_DEBT,
        LIQUIDATE_A_THIRD,
        HUNDRED_LEDGERS,
    ],
    &[
        LENT,
        COLLATERAL,
        LOAN,
        OTHER_COLLATERAL,
        WORTHLESS_COLLATERAL,
        LIQUIDATE_ALL,
        MORE_LEDGERS,
        FILL_ALL,
    ],
];

// One thousand whole tokens of reserve 1 from account 0.
const LENT: [u8; RECORD] = [0, 0, 1, 0, 20, 9];
// Account 1 brings 100,000 of reserve 0 and, with them, borrows 25 of reserve 1.
const COLLATERAL: [u8; RECORD] = [2, 1, 0, 0x80, 10, 99];
const LOAN: [u8; RECORD] = [4, 1, 1, 0, 17, 249];
// Account 2 brings 500 of reserve 1, and borrows 20,000 of reserve 0.
const OTHER_COLLATERAL: [u8; RECORD] = [2, 2, 1, 0, 20, 4];
const OTHER_LOAN: [u8; RECORD] = [4, 2, 0, 0, 11, 1];
// Reserve 1 at 90/64 of its price.
const DEARER_DEBT: [u8; RECORD] = [10, 0, 1, 0, 0, 89];
const LIQUIDATE_A_THIRD: [u8; RECORD] = [13, 1, 0, 0, 0, 30];
const HUNDRED_LEDGERS: [u8; RECORD] = [11, 0, 0, 0, 50, 0];
// Reserve 0 at 21/64 of its price: account 1 owes more than it has.
const WORTHLESS_COLLATERAL: [u8; RECORD] = [10, 0, 0, 0, 0, 20];
const LIQUIDATE_ALL: [u8; RECORD] = [13, 1, 0, 0, 0, 100];
const MORE_LEDGERS: [u8; RECORD] = [11, 0, 0, 0, 170, 1];
const FILL_ALL: [u8; RECORD] = [6, 2, 1, 0, 0, 100];
