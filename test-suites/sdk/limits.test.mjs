// What does not work, exactly. A claim that fails here because something works now is good news:
// remove it, and its line in docs/clients.md.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Address, scValToNative, xdr } from '@stellar/stellar-sdk';
import {
  AuctionType, Backstop, BackstopConfig, BackstopContractV2, BackstopPoolUser, BackstopToken, ContractErrorType, getAuctionsfromV2Events,
  parseError, PoolContractV2, poolEventV2FromEventResponse, PoolV2, ReserveV2,
} from '@blend-capital/blend-sdk';
import { at, contracts, eventsOf, nameOf, scenario, scenes, view } from './scenario.mjs';

const { parsers } = PoolContractV2;
const address = (text) => Address.fromString(text).toScVal();

// name -> message of what fails; everything must fail.
async function failures(attempts) {
  const failed = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      failed[name] = 'works';
    } catch (error) {
      failed[name] = error.message;
    }
  }
  return failed;
}

test('what a backstop without BLND and Comet cannot do is exactly this list', () =>
  at(scenes.idle, async (network, { backstop, backstopToken, assets }) => {
    const found = await failures({
      'Backstop.load': () => Backstop.load(network, backstop),
      'BackstopConfig.load': () => BackstopConfig.load(network, backstop),
      'BackstopToken.load': () => BackstopToken.load(network, backstopToken, assets[0], assets[1]),
    });
    const unknownKey = 'Invalid backstop instance storage key: should not contain PoolHash';
    assert.deepEqual(found, {
      'Backstop.load': unknownKey,
      'BackstopConfig.load': unknownKey,
      'BackstopToken.load': 'Invalid backstop token data',
    });
  }));

test("pool_data's answer is read by position, under wrong names", () => {
  const answer = view(scenes.idle, 'pool_data', address(contracts.pool));
  const truth = scValToNative(xdr.ScVal.fromXDR(answer, 'base64'));
  const read = BackstopContractV2.parsers.poolData(answer);
  assert.deepEqual(read, { blnd: truth.q4w_pct, q4w_pct: truth.shares, shares: truth.tokens });
});

test('what the SDK cannot do on any Blend v2 pool', () =>
  at(scenes.idle, async (network, { pool, assets }) => {
    const gulp = scenario.calls.find((call) => call.function === 'gulp').result;
    const client = new PoolContractV2(pool);
    const found = await failures({
      'ReserveV2.load': () => ReserveV2.load(network, pool, 0n, assets[0], 0, scenes.idle.ledger.timestamp),
      'parsers.getAdmin': () => parsers.getAdmin(view(scenes.idle, 'get_admin')),
      'parsers.gulp': () => parsers.gulp(gulp),
      updatePool: () => client.updatePool({ backstop_take_rate: 1, max_positions: 2, min_collateral: 0n }),
      getAuction: () => client.getAuction({ auct_type: 0, user: pool }),
      getPositions: () => client.getPositions(pool),
    });
    assert.deepEqual(found, {
      'ReserveV2.load': 'Invalid ReserveConfig key should not contain enabled',
      'parsers.getAdmin': 'no such entry: get_admin',
      'parsers.gulp': 'no such entry: gulp',
      updatePool: 'no such entry: update_pool',
      getAuction: 'Missing field auction_type',
      getPositions: 'Missing field address',
    });
  }));

test('a gulp event is dropped, as on every Blend v2 pool', () => {
  const gulps = eventsOf(contracts.pool).filter((event) => nameOf(event) === 'gulp');
  assert.deepEqual(gulps.map(poolEventV2FromEventResponse), [undefined]);
});

test('a reserve of six decimals accrues at a wrong rate off chain', () =>
  at(scenes.idle, async (network, { pool, assets }) => {
    const reserve = (await PoolV2.load(network, pool)).reserves.get(assets[3]);
    const truth = parsers.getReserve(view(scenes.idle, 'get_reserve', address(assets[3])));
    assert.equal(reserve.config.decimals, 6);
    assert.equal(reserve.data.bSupply, truth.data.bSupply);
    assert.equal(reserve.data.dSupply, truth.data.dSupply);
    assert.notEqual(reserve.data.dRate, truth.data.dRate);
    assert.notEqual(reserve.data.bRate, truth.data.bRate);
  }));

test('what is left of an auction after a partial fill must be read from the ledger, not summed from events', () => {
  const before = scenario.calls.slice(0, scenes.auctions.calls);
  const { ongoing } = getAuctionsfromV2Events(eventsOf(contracts.pool, before).map(poolEventV2FromEventResponse).filter(Boolean));
  const liquidation = ongoing.find(({ type, user }) => type === AuctionType.Liquidation && user === scenes.auctions.accounts[3]);
  const truth = parsers.getAuction(view(scenes.auctions, 'get_auction', xdr.ScVal.scvU32(0), address(liquidation.user)));
  assert.equal(ongoing.length, 3);
  assert.notDeepEqual(liquidation.data.lot, truth.lot);
});

test('shares of a backstop that was emptied are still shown, though they are void', () =>
  at(scenario.wiped, async (network, { pool, backstop }) => {
    const [ruined, heir] = scenario.wiped.accounts;
    const shown = async (user) => (await BackstopPoolUser.load(network, backstop, pool, user)).balance.shares;
    const held = (user) =>
      BackstopContractV2.parsers.userBalance(view(scenario.wiped, 'user_balance', address(pool), address(user))).shares;
    assert.equal(await shown(heir), held(heir));
    assert.equal(held(ruined), 0n);
    assert.ok((await shown(ruined)) > 0n);
  }));

test('errors of our own are unknown errors', () => {
  for (const code of [1100, 1406, 1416]) {
    const { type } = parseError({ id: '1', error: `HostError: Error(Contract, #${code})` });
    assert.equal(type, ContractErrorType.UnknownError);
  }
});
