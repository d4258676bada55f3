//! Six bytes that name one call.

pub const RECORD: usize = 6;

#[derive(Clone, Copy)]
pub struct Record {
    pub verb: u8,
    pub who: u8,
    pub asset: u8,
    pub flags: u8,
    pub size: u8,
    pub digit: u8,
}

impl Record {
    /// An amount of a token of `decimals`: up to a few million whole ones, and the odd ones out.
    pub fn amount(self, decimals: u32) -> i128 {
        match self.size {
            0xff => i128::MAX,
            0xfe => -1,
            0xfd => 0,
            0xfc => i128::MAX - i128::from(self.digit),
            size => (i128::from(self.digit) + 1) * 10i128.pow(u32::from(size) % (decimals + 5)),
        }
    }

    /// A percent, now and then an impossible one.
    pub fn percent(self) -> u32 {
        u32::from(self.digit) % 102
    }

    /// # Panics
    /// Unless there are six bytes.
    pub fn read(bytes: &[u8]) -> Self {
        let &[verb, who, asset, flags, size, digit] = bytes else {
            panic!("a record has {RECORD} bytes")
        };
        Record {
            verb,
            who,
            asset,
            flags,
            size,
            digit,
        }
    }
}
