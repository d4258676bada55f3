//! The check that `make test-budgets` makes.
#![allow(clippy::unwrap_used)]

use bench::budgets::Budgets;
use bench::figures::Figures;

const SUPPLY: &str = "supply, 10 reserves, k 01, guard off";

fn figures() -> Figures {
    Figures {
        instructions: 5_000_000,
        mem_bytes: 1_700_000,
        footprint_entries: 10,
        disk_read_entries: 1,
        write_entries: 4,
        disk_read_bytes: 100,
        write_bytes: 1_000,
        events_and_return_bytes: 576,
        tx_bytes: 1_960,
        resource_fee: 28_000,
        rent_fee: 0,
    }
}

fn budgets(figures: Figures) -> Budgets {
    let mut budgets = Budgets::default();
    budgets.wasm.insert("pool".to_owned(), 28_000);
    budgets.operations.insert(SUPPLY.to_owned(), figures);
    budgets
}

#[test]
fn what_did_not_grow_passes() {
    let mut now = figures();
    now.instructions = now.instructions * 101 / 100;
    now.mem_bytes /= 2;
    assert!(budgets(figures()).complaints(&budgets(now)).is_empty());
}

#[test]
fn growth_of_two_percent_fails_and_says_where() {
    let mut now = figures();
    now.instructions = now.instructions * 102 / 100;
    let complaints = budgets(figures()).complaints(&budgets(now));
    let expected = format!("{SUPPLY}: instructions: 5100000, and the budget is 5000000");
    assert_eq!(complaints, [expected]);
}

#[test]
fn every_figure_is_held() {
    let grown: [fn(&mut Figures); 10] = [
        |it| it.instructions += it.instructions / 50,
        |it| it.mem_bytes += it.mem_bytes / 50,
        |it| it.footprint_entries += 1,
        |it| it.disk_read_entries += 1,
        |it| it.write_entries += 1,
        |it| it.disk_read_bytes += 2,
        |it| it.write_bytes += 20,
        |it| it.events_and_return_bytes += 12,
        |it| it.tx_bytes += 40,
        |it| it.resource_fee += 560,
    ];
    for grow in grown {
        let mut now = figures();
        grow(&mut now);
        assert_eq!(budgets(figures()).complaints(&budgets(now)).len(), 1);
    }
}

#[test]
fn larger_code_fails() {
    let mut now = budgets(figures());
    now.wasm.insert("pool".to_owned(), 28_300);
    assert_eq!(budgets(figures()).complaints(&now).len(), 1);
}

#[test]
fn an_operation_without_a_budget_fails_and_so_does_a_budget_without_an_operation() {
    let none = Budgets::default();
    let complaints = none.complaints(&budgets(figures()));
    assert!(complaints.contains(&format!("{SUPPLY} has no budget")));
    let complaints = budgets(figures()).complaints(&none);
    assert_eq!(
        complaints,
        [format!("{SUPPLY} has a budget and is not measured")]
    );
}

#[test]
fn a_call_that_comes_near_a_limit_fails_until_it_is_known() {
    let mut now = budgets(figures());
    now.wide.insert(format!("{SUPPLY}: writes"), 61);
    let before = budgets(figures());
    assert_eq!(before.complaints(&now).len(), 1);
    assert!(now.complaints(&now).is_empty());
}

#[test]
fn budgets_survive_their_file() {
    let mut all = budgets(figures());
    all.wide.insert("wide".to_owned(), 61);
    let text = all.text().unwrap();
    assert_eq!(serde_json::from_str::<Budgets>(&text).unwrap(), all);
    // One operation, one line.
    assert_eq!(text.lines().filter(|line| line.contains(SUPPLY)).count(), 1);
}
