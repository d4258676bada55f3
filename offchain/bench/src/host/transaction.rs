//! The transaction that would carry a call.

use super::measure::Call;
use crate::plain::Plain as _;
use anyhow::Result;
use soroban_env_host::xdr::{
    DecoratedSignature, HostFunction, InvokeContractArgs, InvokeHostFunctionOp, Limits, Memo,
    MuxedAccount, Operation, OperationBody, Preconditions, PublicKey, SequenceNumber, Signature,
    SignatureHint, SorobanAuthorizationEntry, SorobanResources, SorobanTransactionData,
    SorobanTransactionDataExt, TimeBounds, TimePoint, Transaction, TransactionEnvelope,
    TransactionExt, TransactionV1Envelope, WriteXdr as _,
};

impl Call {
    pub fn host_function(&self) -> Result<HostFunction> {
        Ok(HostFunction::InvokeContract(InvokeContractArgs {
            contract_address: self.contract.clone(),
            function_name: self.function.try_into().plain()?,
            args: self.args.clone().try_into()?,
        }))
    }

    /// Bytes of the transaction, signed once by its source.
    pub fn transaction_bytes(
        &self,
        auth: &[SorobanAuthorizationEntry],
        resources: &SorobanResources,
    ) -> Result<usize> {
        let PublicKey::PublicKeyTypeEd25519(key) = &self.source.0;
        let body = OperationBody::InvokeHostFunction(InvokeHostFunctionOp {
            host_function: self.host_function()?,
            auth: auth.to_vec().try_into()?,
        });
        let tx = Transaction {
            source_account: MuxedAccount::Ed25519(key.clone()),
            fee: 0,
            seq_num: SequenceNumber(0),
            cond: Preconditions::Time(TimeBounds {
                min_time: TimePoint(0),
                max_time: TimePoint(0),
            }),
            memo: Memo::None,
            operations: vec![Operation {
                source_account: None,
                body,
            }]
            .try_into()?,
            ext: TransactionExt::V1(SorobanTransactionData {
                ext: SorobanTransactionDataExt::V0,
                resources: resources.clone(),
                resource_fee: 0,
            }),
        };
        let signature = DecoratedSignature {
            hint: SignatureHint([0; 4]),
            signature: Signature(vec![0; 64].try_into()?),
        };
        let envelope = TransactionEnvelope::Tx(TransactionV1Envelope {
            tx,
            signatures: vec![signature].try_into()?,
        });
        Ok(envelope.to_xdr(Limits::none())?.len())
    }
}
