//! Deposits, the queue, and what only pools do.

use super::surroundings::DAY;
use super::Generator;
use crate::call::{Call, Who};
use crate::sight::{Depositor, Sight};

impl Generator {
    /// Back above the threshold and active, so that borrowing goes on.
    pub(super) fn revive(&mut self, sight: &Sight) -> Call {
        let target = self.of_target(1000);
        // What holds Levee's pool on ice goes first, mostly.
        let owes = !sight.positions[&Who::Backstop].liabilities.is_empty();
        if owes && self.rng.chance(50) {
            return self.bad_debt(sight);
        }
        let shaken = sight.last_default != 0 && sight.now - sight.last_default < DAY;
        if shaken && self.rng.chance(80) {
            return Call::Advance {
                seconds: *self.rng.pick(&[DAY - 1, DAY, DAY, DAY, 2 * DAY]),
                ledgers: 17_280,
            };
        }
        if sight.tokens == 0 && self.rng.chance(97) {
            // A deposit would open an epoch and part the states.
            return self.submit(sight);
        }
        if sight.tokens >= target {
            return Call::SetStatus { status: 0 };
        }
        self.planned.push(Call::SetStatus { status: 0 });
        let amount = target - sight.tokens + self.of_target(20);
        Call::Deposit {
            from: self.user(),
            pool: Who::Pool,
            amount,
        }
    }

    pub(super) fn backstop(&mut self, sight: &Sight) -> Call {
        let target = self.of_target(1000);
        if sight.tokens > 0 && self.rng.chance(20) {
            return self.brink(sight);
        }
        let pool = if self.rng.chance(96) {
            Who::Pool
        } else {
            self.anyone()
        };
        let from = if self.rng.chance(96) {
            self.user()
        } else {
            self.anyone()
        };
        // The first depositor's shares differ by what is locked: he stays.
        let from = if from == Who::Admin {
            Who::User(0)
        } else {
            from
        };
        let nobody = Depositor::default();
        let own = sight.depositors.get(&from).unwrap_or(&nobody);
        let queued: i128 = own.queue.iter().map(|entry| entry.0).sum();
        if let (true, Some((who, owner))) = (self.rng.chance(25), waiting(sight)) {
            let queued = owner.queue.iter().map(|entry| entry.0).sum();
            let amount = self.around(queued);
            self.planned.push(Call::Withdraw {
                from: who,
                pool: Who::Pool,
                amount,
            });
            return Call::Advance {
                seconds: 1_468_800,
                ledgers: 1_000,
            };
        }
        if self.rng.below(80) == 0 {
            // One more than a queue holds.
            let (pool, amount) = (Who::Pool, self.rng.amount(1));
            self.planned = vec![Call::Queue { from, pool, amount }; 21];
        }
        match self.rng.below(20) {
            0..=5 => {
                let amount = if sight.tokens == 0 && self.rng.chance(95) {
                    0
                } else {
                    self.around(target / 10)
                };
                Call::Deposit { from, pool, amount }
            }
            6..=9 => Call::Queue {
                from,
                pool,
                amount: self.around(own.shares),
            },
            10..=11 => Call::Dequeue {
                from,
                pool,
                amount: self.around(queued),
            },
            12..=15 => {
                let withdraw = Call::Withdraw {
                    from,
                    pool,
                    amount: self.around(queued),
                };
                if !own.queue.is_empty() && self.rng.chance(50) {
                    self.planned.push(withdraw);
                    return Call::Advance {
                        seconds: 1_468_800,
                        ledgers: 1_000,
                    };
                }
                withdraw
            }
            16 => {
                let amount = self.around(sight.tokens / 10);
                Call::Draw {
                    pool,
                    amount,
                    to: from,
                }
            }
            17 => {
                let amount = self.around(target / 100);
                if sight.tokens == 0 && self.rng.chance(95) {
                    return Call::PoolData { pool };
                }
                Call::Donate { from, pool, amount }
            }
            18 => Call::UserBalance { pool, user: from },
            _ => Call::BackstopToken,
        }
    }
}

impl Generator {
    /// Brings the queue to just where the pool's status turns.
    fn brink(&mut self, sight: &Sight) -> Call {
        let percent = *self.rng.pick(&[30, 50, 60, 75]);
        let missing = sight.shares / 100 * percent + sight.shares % 100 * percent / 100
            - sight.in_queue
            + *self.rng.pick(&[0, 0, 0, 1, -1]);
        let mut others = sight
            .depositors
            .iter()
            .filter(|(who, _)| **who != Who::Admin);
        let waiting = |owner: &Depositor| owner.queue.iter().map(|entry| entry.0).sum::<i128>();
        let able = others.find(|(_, owner)| match missing > 0 {
            true => owner.shares >= missing && owner.queue.len() < 20,
            false => waiting(owner) >= -missing,
        });
        let Some((from, pool)) = able.map(|(who, _)| (*who, Who::Pool)) else {
            let mille = *self.rng.pick(&[500, 1500, 2900]);
            let amount = self.of_target(mille);
            return Call::Deposit {
                from: self.user(),
                pool: Who::Pool,
                amount,
            };
        };
        for _ in 0..2 {
            let status = *self.rng.pick(&[0, 2, 3]);
            let set = Call::SetStatus { status };
            self.planned.push(if self.rng.chance(60) {
                Call::UpdateStatus
            } else {
                set
            });
        }
        match missing > 0 {
            true => Call::Queue {
                from,
                pool,
                amount: missing,
            },
            false => Call::Dequeue {
                from,
                pool,
                amount: -missing,
            },
        }
    }
}

/// Someone with shares in the queue, while none of the pool's debt keeps them there.
fn waiting(sight: &Sight) -> Option<(Who, &Depositor)> {
    let indebted = !sight.positions[&Who::Backstop].liabilities.is_empty();
    let mut depositors = sight.depositors.iter();
    depositors
        .find(|(_, owner)| !owner.queue.is_empty() && !indebted)
        .map(|(who, owner)| (*who, owner))
}
