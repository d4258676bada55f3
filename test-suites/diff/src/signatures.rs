//! Who had to sign what, as plain data.

use crate::ledger::int;
use soroban_sdk::xdr::{ScAddress, ScVal, SorobanAuthorizedFunction, SorobanAuthorizedInvocation};

/// A signer with the calls signed for, the outermost first.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signature {
    pub who: ScAddress,
    pub calls: Vec<Signed>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signed {
    pub contract: ScAddress,
    pub function: String,
    pub args: Vec<ScVal>,
}

impl Signature {
    pub fn from_xdr(who: ScAddress, what: &SorobanAuthorizedInvocation) -> Self {
        let mut calls = vec![];
        flatten(what, &mut calls);
        Signature { who, calls }
    }

    /// Without the calls `drop` names; nothing if none is left.
    pub fn without(&self, drop: impl Fn(&Signed) -> bool) -> Option<Self> {
        let calls: Vec<_> = self
            .calls
            .iter()
            .filter(|call| !drop(call))
            .cloned()
            .collect();
        (!calls.is_empty()).then(|| Signature {
            who: self.who.clone(),
            calls,
        })
    }
}

impl Signed {
    pub fn is_transfer(&self) -> bool {
        self.function == "transfer"
    }

    pub fn is_zero_transfer(&self) -> bool {
        self.is_transfer()
            && matches!(self.args.last(), Some(ScVal::I128(_)) if int(&self.args[2]) == 0)
    }

    pub fn is_donation(&self) -> bool {
        self.function == "donate"
    }
}

fn flatten(what: &SorobanAuthorizedInvocation, into: &mut Vec<Signed>) {
    if let SorobanAuthorizedFunction::ContractFn(call) = &what.function {
        into.push(Signed {
            contract: call.contract_address.clone(),
            function: call.function_name.to_string(),
            args: call.args.to_vec(),
        });
    }
    for inner in what.sub_invocations.iter() {
        flatten(inner, into);
    }
}
