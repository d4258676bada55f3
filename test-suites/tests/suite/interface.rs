//! What the Wasm says of itself: clients are made from it. Natively there is nothing to read, and these
//! tests say nothing.

use soroban_sdk::xdr::{ScSpecEntry, ScSpecTypeDef, ScSpecUdtUnionCaseV0};
use std::collections::BTreeSet;
use test_suites::code::Code;

/// The types a specification describes, and those it names elsewhere.
#[derive(Default)]
struct Types {
    described: BTreeSet<String>,
    named: BTreeSet<String>,
}

impl Types {
    fn of(code: Code) -> Option<Self> {
        let mut types = Types::default();
        for entry in soroban_spec::read::from_wasm(&code.wasm()?).unwrap() {
            types.read(&entry);
        }
        Some(types)
    }

    fn read(&mut self, entry: &ScSpecEntry) {
        match entry {
            ScSpecEntry::FunctionV0(function) => {
                function.inputs.iter().for_each(|it| self.name(&it.type_));
                function.outputs.iter().for_each(|it| self.name(it));
            }
            ScSpecEntry::UdtStructV0(it) => {
                self.described.insert(it.name.to_string());
                it.fields.iter().for_each(|field| self.name(&field.type_));
            }
            ScSpecEntry::UdtUnionV0(it) => {
                self.described.insert(it.name.to_string());
                for case in it.cases.iter() {
                    if let ScSpecUdtUnionCaseV0::TupleV0(case) = case {
                        case.type_.iter().for_each(|it| self.name(it));
                    }
                }
            }
            ScSpecEntry::UdtEnumV0(it) => {
                self.described.insert(it.name.to_string());
            }
            // Named by whoever reads a code, if by no function.
            ScSpecEntry::UdtErrorEnumV0(it) => {
                self.described.insert(it.name.to_string());
                self.named.insert(it.name.to_string());
            }
            ScSpecEntry::EventV0(event) => {
                event.params.iter().for_each(|it| self.name(&it.type_));
            }
        }
    }

    fn name(&mut self, it: &ScSpecTypeDef) {
        match it {
            ScSpecTypeDef::Udt(udt) => {
                self.named.insert(udt.name.to_string());
            }
            ScSpecTypeDef::Option(it) => self.name(&it.value_type),
            ScSpecTypeDef::Vec(it) => self.name(&it.element_type),
            ScSpecTypeDef::Result(it) => {
                self.name(&it.ok_type);
                self.name(&it.error_type);
            }
            ScSpecTypeDef::Map(it) => {
                self.name(&it.key_type);
                self.name(&it.value_type);
            }
            ScSpecTypeDef::Tuple(it) => it.value_types.iter().for_each(|it| self.name(it)),
            _ => {}
        }
    }
}

#[test]
fn every_type_a_contract_names_is_described() {
    for code in [Code::Pool, Code::Backstop, Code::Lens] {
        if let Some(Types { described, named }) = Types::of(code) {
            let missing: Vec<_> = named.difference(&described).collect();
            assert!(missing.is_empty(), "{code:?}: {missing:?}");
        }
    }
}

/// Every call pays for what is described.
#[test]
fn the_pool_and_the_backstop_describe_no_type_that_nobody_names() {
    for code in [Code::Pool, Code::Backstop] {
        if let Some(Types { described, named }) = Types::of(code) {
            let idle: Vec<_> = described.difference(&named).collect();
            assert!(idle.is_empty(), "{code:?}: {idle:?}");
        }
    }
}
