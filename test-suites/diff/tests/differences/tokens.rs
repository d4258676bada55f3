//! How tokens move, and who signs for it.

use crate::{agree, differ, events, ready, ONE, RICH, USER};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::events::Event;
use diff_suite::generate::{request, submit};
use diff_suite::scenario::PAUPER;
use diff_suite::world::World;

fn amounts(events: &[Event]) -> Vec<i128> {
    events
        .iter()
        .filter_map(Event::transfer)
        .map(|(_, _, _, amount)| amount)
        .collect()
}

#[test]
fn transfers_of_nothing_are_not_made() {
    let mut pair = ready();
    let draw = Call::Draw {
        pool: Who::Pool,
        amount: 0,
        to: USER,
    };
    differ(&mut pair, draw, Row::ZeroTransfers);
    let [blend, levee] = events(&pair);
    assert_eq!(amounts(&blend), [0]);
    assert_eq!(levee, blend[1..], "all but the transfer");
}

#[test]
fn submit_settles_net_where_payer_and_receiver_are_one() {
    let mut pair = ready();
    let requests = vec![request(2, 0, 100 * ONE), request(4, 0, 40 * ONE)];
    differ(&mut pair, submit(USER, requests.clone()), Row::NetTransfers);
    let [blend, levee] = events(&pair);
    assert_eq!(amounts(&blend), [100 * ONE, 40 * ONE]);
    assert_eq!(amounts(&levee), [60 * ONE]);

    // Two accounts are settled with in full.
    let mut gross = submit(USER, requests);
    if let Call::Submit { to, .. } = &mut gross {
        *to = RICH;
    }
    agree(&mut pair, gross);
    let [blend, levee] = events(&pair);
    assert_eq!(amounts(&levee), [100 * ONE, 40 * ONE]);
    assert_eq!(levee, blend);
}

#[test]
fn settling_net_needs_only_what_is_settled() {
    let mut pair = ready();
    let user = Who::User(PAUPER);
    let held = |world: &World| world.assets[0].balance(&world.who(user));
    assert_eq!(held(&pair.levee), ONE);
    let requests = vec![request(2, 0, 2 * ONE), request(3, 0, ONE + ONE / 2)];
    let step = differ(&mut pair, submit(user, requests), Row::NetNeedsLess);
    assert_eq!(
        step.outcomes[0],
        Outcome::Code(10),
        "Blend cannot take two of one"
    );
    assert!(step.outcomes[1].is_ok());
    assert_eq!(held(&pair.blend), ONE);
    assert_eq!(held(&pair.levee), ONE / 2);
}

#[test]
fn a_donor_signs_no_donation() {
    let mut pair = ready();
    let donate = Call::Donate {
        from: USER,
        pool: Who::Pool,
        amount: ONE,
    };
    differ(&mut pair, donate, Row::DonateSignature);
    let signers = |world: &World| -> Vec<_> {
        world
            .signatures()
            .into_iter()
            .map(|signature| signature.who)
            .collect()
    };
    let (pool, user) = ((&pair.levee.pool).into(), (&pair.levee.who(USER)).into());
    assert_eq!(signers(&pair.levee), [pool]);
    assert!(signers(&pair.blend).contains(&user));
}
