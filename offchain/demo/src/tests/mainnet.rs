use crate::cast::openings;
use crate::coin::Coin;
use crate::mainnet::Mainnet;

#[test]
fn everybodys_openings_sum_to_the_mainnet_pool() {
    let mainnet = Mainnet::load().unwrap();
    let openings = openings(&mainnet).unwrap();
    for coin in Coin::RESERVES {
        let reserve = mainnet.reserve(coin.symbol()).unwrap();
        let supplied = openings.iter().map(|it| it.supplies);
        let borrowed = openings.iter().filter_map(|it| it.borrows);
        let of = |it: (Coin, i128)| if it.0 == coin { it.1 } else { 0 };
        assert_eq!(supplied.map(of).sum::<i128>(), reserve.supplied().unwrap());
        assert_eq!(borrowed.map(of).sum::<i128>(), reserve.lent().unwrap());
    }
}

#[test]
fn the_figures_name_their_source() {
    let mainnet = Mainnet::load().unwrap();
    assert!(mainnet.source.contains("ledger 55261759"));
}

#[test]
fn lenders_come_before_borrowers() {
    let openings = openings(&Mainnet::load().unwrap()).unwrap();
    assert!(openings.is_sorted_by_key(|it| it.borrows.is_some()));
}
