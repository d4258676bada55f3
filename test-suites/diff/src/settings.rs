//! The size of a run, from the environment.

/// Seeds, calls per pool and pools of a run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub seed: u64,
    pub calls: usize,
    pub pools: u64,
}

impl Settings {
    /// `LEVEE_DIFF_SEED`, `LEVEE_DIFF_CALLS`, `LEVEE_DIFF_POOLS`, where they are set.
    pub fn from_env(default: Settings) -> Self {
        Settings {
            seed: number("LEVEE_DIFF_SEED", default.seed),
            calls: number("LEVEE_DIFF_CALLS", default.calls as u64) as usize,
            pools: number("LEVEE_DIFF_POOLS", default.pools),
        }
    }

    /// A seed per pool, so that each can be run alone.
    pub fn seeds(&self) -> std::ops::Range<u64> {
        self.seed..self.seed + self.pools
    }

    /// How to run the pool of `seed` again.
    pub fn replay(&self, seed: u64) -> String {
        format!(
            "LEVEE_DIFF_SEED={seed} LEVEE_DIFF_POOLS=1 LEVEE_DIFF_CALLS={}",
            self.calls
        )
    }
}

fn number(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(value) => value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
        Err(_) => default,
    }
}
