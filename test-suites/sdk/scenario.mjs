// The recorded scenario, and what the tests ask of it.
import { readFileSync } from 'node:fs';
import { StrKey, xdr } from '@stellar/stellar-sdk';
import { serve } from './mock-rpc.mjs';

const file = process.env.LEVEE_SCENARIO;
if (!file) throw new Error('LEVEE_SCENARIO must name the exported scenario; scripts/test-sdk.sh sets it');

export const scenario = JSON.parse(readFileSync(file, 'utf8'));
export const { scenes } = scenario;
export const { contracts } = scenes.idle;

// Runs `judge` with the mock serving `scene`, at the scene's own time: the SDK accrues to the clock.
// One at a time.
export async function at(scene, judge, options) {
  const { now } = Date;
  Date.now = () => scene.ledger.timestamp * 1000;
  const server = await serve(scene, options);
  try {
    return await judge(server.network, scene.contracts);
  } finally {
    await server.close();
    Date.now = now;
  }
}

// The result of a recorded view, in base64.
export function view(scene, name, ...args) {
  const wanted = args.map((arg) => arg.toXDR('base64')).join();
  const found = scene.views.find((call) => call.function === name && call.args.join() === wanted);
  if (!found) throw new Error(`the scenario has no ${name}(${wanted})`);
  return found.result;
}

// Every event of the recorded calls, as an RPC server sends it.
export function events(calls = scenario.calls) {
  const raw = calls.filter((call) => call.events).flatMap((call) => call.events.map((event) => ({ call, event })));
  return raw.map(({ call, event }, index) => {
    const parsed = xdr.ContractEvent.fromXDR(event, 'base64');
    const body = parsed.body().v0();
    return {
      type: 'contract',
      ledger: call.ledger,
      ledgerClosedAt: new Date(call.timestamp * 1000).toISOString(),
      contractId: StrKey.encodeContract(parsed.contractId()),
      id: `${(BigInt(call.ledger) << 32n).toString().padStart(19, '0')}-${String(index).padStart(10, '0')}`,
      operationIndex: 0,
      transactionIndex: 0,
      inSuccessfulContractCall: true,
      txHash: '0'.repeat(64),
      topic: body.topics().map((topic) => topic.toXDR('base64')),
      value: body.data().toXDR('base64'),
    };
  });
}

export const nameOf = (event) => xdr.ScVal.fromXDR(event.topic[0], 'base64').sym().toString();

export const eventsOf = (contract, calls) => events(calls).filter((event) => event.contractId === contract);
