use super::*;

#[test]
fn conversions_match_the_golden_vectors() {
    let to_shares = [
        ("J1", AT_A_PROFIT, 1234567, 959920),
        ("J4", FRESH, 1234567, 1234567),
        ("J5", WIPED_OUT, 1234567, 0),
    ];
    for (id, before, tokens, shares) in to_shares {
        assert_eq!(before.to_shares_down(tokens), Ok(shares), "{id}");
    }
    let to_tokens = [
        ("J2", AT_A_PROFIT, 40000, 51444),
        ("J3", AT_A_PROFIT, 80321, 103302),
        ("J4", FRESH, 1234567, 0),
        ("J5", WIPED_OUT, 1234567, 0),
    ];
    for (id, before, shares, tokens) in to_tokens {
        assert_eq!(before.to_tokens_down(shares), Ok(tokens), "{id}");
    }
}

#[test]
fn tokens_that_are_not_queued_are_what_the_queued_shares_leave() {
    let queued = AT_A_PROFIT.to_tokens_down(AT_A_PROFIT.queued).unwrap();
    assert_eq!(AT_A_PROFIT.tokens - queued, 51857, "J28");
}

#[test]
fn conversions_are_exact_where_the_product_exceeds_128_bits() {
    let huge = 10i128.pow(30);
    let even = deposits(huge, huge, 0);
    assert_eq!(even.to_shares_down(huge - 7), Ok(huge - 7));
    assert_eq!(even.to_tokens_down(huge - 7), Ok(huge - 7));
}

#[test]
fn a_result_beyond_128_bits_is_an_overflow() {
    let dear = deposits(i128::MAX, 1, 0);
    assert_eq!(dear.to_shares_down(2), Err(OVERFLOW));
    assert_eq!(deposits(1, i128::MAX, 0).to_tokens_down(2), Err(OVERFLOW));
}

#[test]
fn conversion_there_and_back_never_gains() {
    for shares in [1, 2, 3, 1_000, 80_321, 999_983] {
        for tokens in [1, 2, 7, 103_302, 1_000_003] {
            let before = deposits(shares, tokens, 0);
            for amount in [1, 2, 5, 1_001, 50_000, 7_654_321] {
                let minted = before.to_shares_down(amount).unwrap();
                let after = deposits(shares + minted, tokens + amount, 0);
                assert!(
                    after.to_tokens_down(minted).unwrap() <= amount,
                    "{before:?} {amount}"
                );
            }
        }
    }
}

// Queued part

#[test]
fn queued_part_matches_the_golden_vectors() {
    let cases = [
        ("J6", deposits(1500000000, 2500000000, 500000000), 3333334),
        ("J7", deposits(1000000000, 0, 0), 0),
        ("J13", deposits(40_000_0000000, 0, 20_000_0000000), 5000000),
        ("no shares", FRESH, 0),
    ];
    for (id, before, part) in cases {
        assert_eq!(before.queued_part_up(), Ok(part), "{id}");
    }
}

#[test]
fn a_single_queued_share_is_not_rounded_away() {
    assert_eq!(deposits(10i128.pow(20), 1, 1).queued_part_up(), Ok(1));
}
