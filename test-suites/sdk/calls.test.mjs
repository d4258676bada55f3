// Claims about what clients send and get back: calls, answers, events, errors, the Wasm's interface.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Account, contract, rpc, TransactionBuilder, xdr } from '@stellar/stellar-sdk';
import {
  BackstopContractV2, BackstopEventType, backstopEventV2FromEventResponse, ContractErrorType, parseError, PoolContractV2,
  PoolEventType, poolEventV2FromEventResponse,
} from '@blend-capital/blend-sdk';
import { at, contracts, events, eventsOf, nameOf, scenario, scenes } from './scenario.mjs';

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const scval = (base64) => xdr.ScVal.fromXDR(base64, 'base64');
const clients = { [contracts.pool]: PoolContractV2, [contracts.backstop]: BackstopContractV2 };

// limits.test.mjs has the reasons.
const NO_BUILDER = ['update_pool'];
const NO_PARSER = ['gulp'];
const DROPPED = ['gulp'];

// The operation the SDK builds for a recorded call, from plain JavaScript values.
function build({ contract: id, function: name, args }) {
  const Client = clients[id];
  const inputs = Client.spec.getFunc(name).inputs();
  const values = args.map((arg, index) => Client.spec.scValToNative(scval(arg), inputs[index].type()));
  const client = new Client(id);
  const method = client[camel(name)];
  if (method.length === 1 && inputs.length > 1) {
    const named = inputs.map((input, index) => [input.name().toString(), values[index]]);
    return xdr.Operation.fromXDR(method.call(client, Object.fromEntries(named)), 'base64');
  }
  return xdr.Operation.fromXDR(method.apply(client, values), 'base64');
}

test('the SDK encodes every call as the contracts took it', () => {
  const seen = new Set();
  for (const call of scenario.calls.filter((call) => !NO_BUILDER.includes(call.function))) {
    const built = build(call).body().invokeHostFunctionOp().hostFunction().invokeContract();
    assert.equal(built.functionName().toString(), call.function);
    assert.deepEqual(built.args().map((arg) => arg.toXDR('base64')), call.args, call.function);
    seen.add(call.function);
  }
  for (const name of ['submit', 'submit_with_allowance', 'flash_loan', 'new_auction', 'del_auction', 'deposit', 'withdraw'])
    assert.ok(seen.has(name), name);
});

test('the SDK parses every answer', () => {
  const answers = scenario.calls.filter((call) => call.result && !NO_PARSER.includes(call.function));
  for (const call of answers) {
    const parser = clients[call.contract].parsers[camel(call.function)];
    const parsed = parser(call.result);
    if (/^submit|^flash_loan/.test(call.function)) assert.ok(parsed.collateral instanceof Map);
    if (call.function === 'new_auction') assert.equal(parsed.block, call.ledger + 1);
    if (call.function === 'set_reserve') assert.equal(parsed, 1);
    if (call.function === 'queue_withdrawal') assert.equal(Number(parsed.exp), call.timestamp + 17 * 86_400);
  }
  const statuses = answers.filter((call) => call.function === 'update_status');
  assert.deepEqual(statuses.map((call) => PoolContractV2.parsers.updateStatus(call.result)), [0, 3, 1]);
});

const POOL_EVENTS = [
  'set_admin', 'update_pool', 'queue_set_reserve', 'cancel_set_reserve', 'set_reserve', 'set_status', 'supply', 'withdraw',
  'supply_collateral', 'withdraw_collateral', 'borrow', 'repay', 'flash_loan', 'gulp', 'new_auction', 'fill_auction',
  'delete_auction', 'bad_debt', 'defaulted_debt',
];
const BACKSTOP_EVENTS = ['deposit', 'queue_withdrawal', 'dequeue_withdrawal', 'withdraw', 'draw', 'donate'];

// Names the SDK knows must parse; names it does not know must be skipped without an exception.
function judge(raw, parse, known, expected) {
  const names = new Set(raw.map(nameOf));
  for (const name of expected) assert.ok(names.has(name), `the scenario emits no ${name}`);
  for (const event of raw) {
    const name = nameOf(event);
    const parsed = parse(event);
    if (known.includes(name) && !DROPPED.includes(name)) assert.equal(parsed?.eventType, name);
    else assert.equal(parsed, undefined, name);
  }
}

test('every event of the pool parses', () => {
  judge(eventsOf(contracts.pool), poolEventV2FromEventResponse, Object.values(PoolEventType), POOL_EVENTS);
});

test('every event of the backstop parses', () => {
  judge(eventsOf(contracts.backstop), backstopEventV2FromEventResponse, Object.values(BackstopEventType), BACKSTOP_EVENTS);
});

test('events page through an RPC server as bots read them', () =>
  at(
    scenes.idle,
    async (network, { pool }) => {
      const server = new rpc.Server(network.rpc, network.opts);
      const filters = [{ type: 'contract', contractIds: [pool] }];
      const found = [];
      let page = await server._getEvents({ startLedger: 1, filters, limit: 7 });
      while (page.events.length > 0) {
        found.push(...page.events);
        page = await server._getEvents({ cursor: page.cursor, filters, limit: 7 });
      }
      assert.deepEqual(found, eventsOf(pool));
    },
    { events: events() },
  ));

test('a bot finds every borrower by the events it watches', () => {
  const watched = ['supply_collateral', 'withdraw_collateral', 'borrow', 'repay', 'flash_loan', 'fill_auction', 'bad_debt'];
  const found = new Set();
  for (const event of eventsOf(contracts.pool).filter((event) => watched.includes(nameOf(event)))) {
    const { from, user, filler } = poolEventV2FromEventResponse(event);
    for (const account of [from, user, filler]) if (account) found.add(account);
  }
  const [lender, whale, ada, bob, eve, filler] = scenes.idle.accounts;
  for (const account of [lender, whale, ada, bob, eve, filler]) assert.ok(found.has(account));
});

test('error codes 1211 to 1214 arrive as the errors bots act on', async () => {
  const refused = scenario.calls.filter((call) => call.error);
  const arrived = {};
  for (const call of refused) {
    const judge = async (network) => {
      const account = new Account('GANXGJV2RNOFMOSQ2DTI3RKDBAVERXUVFC27KW3RLVQCLB3RYNO3AAI4', '1');
      const options = { fee: '100', networkPassphrase: network.passphrase, timebounds: { minTime: 0, maxTime: 0 } };
      const transaction = new TransactionBuilder(account, options).addOperation(build(call)).build();
      const answer = await new rpc.Server(network.rpc, network.opts).simulateTransaction(transaction);
      arrived[call.code] = ContractErrorType[parseError(answer).type];
    };
    await at(scenes.idle, judge, { calls: [call] });
  }
  assert.deepEqual(arrived, {
    1211: 'InvalidLiquidation',
    1212: 'AuctionInProgress',
    1213: 'InvalidLiqTooLarge',
    1214: 'InvalidLiqTooSmall',
  });
});

// Entry points of a Blend v2 pool that Levee does not have: emissions; set_admin is v1's.
const NO_ENTRY = ['claim', 'get_reserve_emissions', 'get_user_emissions', 'gulp_emissions', 'set_admin', 'set_emissions_config'];
const wasm = process.env.LEVEE_WASM;
const noWasm = wasm ? false : 'runs on the built Wasm only (LEVEE_WASM)';

const signature = (func) => func.inputs().map((input) => `${input.name()}: ${input.type().toXDR('base64')}`);

test("the pool's entry points have Blend's names, arguments and types", { skip: noWasm }, () => {
  const ours = contract.Spec.fromWasm(readFileSync(join(wasm, 'pool.wasm')));
  const theirs = PoolContractV2.spec.funcs().filter((func) => func.name().toString() !== '__constructor');
  const missing = [];
  for (const func of theirs) {
    const name = func.name().toString();
    const own = ours.funcs().find((own) => own.name().toString() === name);
    if (own) assert.deepEqual(signature(own), signature(func), name);
    else missing.push(name);
  }
  assert.deepEqual(missing.sort(), NO_ENTRY);
});
