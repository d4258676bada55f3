//! Which operations the table in front shows, and what is aimed at.

/// An operation at one width, and the share of Blend v2's instructions and memory aimed at, in percent.
#[derive(Clone, Copy, Debug)]
pub struct Op {
    pub name: &'static str,
    pub width: usize,
    pub instructions: Option<u32>,
    pub memory: Option<u32>,
}

const fn op(name: &'static str, width: usize, instructions: u32) -> Op {
    Op {
        name,
        width,
        instructions: Some(instructions),
        memory: None,
    }
}

const fn slim(name: &'static str, width: usize, instructions: u32, memory: u32) -> Op {
    Op {
        memory: Some(memory),
        ..op(name, width, instructions)
    }
}

/// In the order of the table.
pub const CATALOGUE: [Op; 19] = [
    slim("supply", 1, 60, 40),
    slim("withdraw", 1, 60, 40),
    slim("repay", 1, 60, 40),
    op("borrow", 1, 65),
    op("borrow", 8, 80),
    op("new liquidation", 1, 65),
    op("new liquidation", 4, 65),
    op("fill liquidation", 1, 65),
    op("fill liquidation", 4, 65),
    op("new bad-debt auction", 1, 60),
    op("fill bad-debt auction", 1, 60),
    op("default", 1, 60),
    op("backstop deposit", 1, 55),
    op("backstop withdraw", 1, 55),
    free("bad debt handed over"),
    free("flash loan"),
    free("get_positions"),
    free("new interest auction"),
    free("fill interest auction"),
];

/// Nothing is aimed at.
const fn free(name: &'static str) -> Op {
    Op {
        name,
        width: 1,
        instructions: None,
        memory: None,
    }
}
