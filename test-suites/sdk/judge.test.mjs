// Claims about what clients read: the SDK loads it, and it says what the contracts say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Address, rpc, scValToNative, xdr } from '@stellar/stellar-sdk';
import {
  Auction, AuctionData, BackstopPoolUser, BackstopPoolV2, PoolContractV2, PoolEstimate, PoolMetadata, PoolV2,
  PositionsEstimate, TokenMetadata,
} from '@blend-capital/blend-sdk';
import { at, contracts, events, nameOf, scenario, scenes, view } from './scenario.mjs';

const address = (text) => Address.fromString(text).toScVal();
const native = (base64) => scValToNative(xdr.ScVal.fromXDR(base64, 'base64'));
const { parsers } = PoolContractV2;

test('a pool without reserves loads', () =>
  at(scenes.empty, async (network, { pool }) => {
    assert.equal((await PoolMetadata.load(network, pool)).name, 'levee');
    assert.equal((await PoolV2.load(network, pool)).reserves.size, 0);
  }));

test('the metadata is what the views answer', () =>
  at(scenes.idle, async (network, { pool, backstop }) => {
    const loaded = await PoolMetadata.load(network, pool);
    const config = parsers.getConfig(view(scenes.idle, 'get_config'));
    assert.equal(loaded.admin, native(view(scenes.idle, 'get_admin')));
    assert.equal(loaded.backstop, backstop);
    assert.equal(loaded.oracle, config.oracle);
    assert.equal(loaded.status, config.status);
    assert.equal(loaded.backstopRate, config.backstopRate);
    assert.equal(loaded.maxPositions, config.maxPositions);
    assert.equal(loaded.minCollateral, config.minCollateral);
    assert.deepEqual(loaded.reserveList, parsers.getReserveList(view(scenes.idle, 'get_reserve_list')));
    assert.match(loaded.wasmHash, /^[0-9a-f]{64}$/);
  }));

for (const [name, scene] of Object.entries(scenes)) {
  if (name === 'empty') continue;
  test(`every reserve loads, and its accrual equals get_reserve to the unit: ${name}`, () =>
    at(scene, async (network, { pool, assets }) => {
      const loaded = await PoolV2.load(network, pool);
      assert.deepEqual([...loaded.reserves.keys()], assets);
      for (const asset of assets) {
        const reserve = loaded.reserves.get(asset);
        const truth = parsers.getReserve(view(scene, 'get_reserve', address(asset)));
        assert.deepEqual({ ...reserve.config }, { ...truth.config });
        // limits.test.mjs has what the SDK makes of other decimals.
        if (reserve.config.decimals === 7) assert.deepEqual({ ...reserve.data }, { ...truth.data });
      }
    }));
}

test('the accrual judged spans ten days, and each slope of the curve', () =>
  at(scenes.idle, async (network, { pool, assets }) => {
    const { reserves } = await PoolV2.load(network, pool);
    const [middle, low, high] = assets.map((asset) => reserves.get(asset));
    assert.ok(low.getUtilizationFloat() < 0.75);
    assert.ok(middle.getUtilizationFloat() > 0.75 && middle.getUtilizationFloat() < 0.95);
    assert.ok(high.getUtilizationFloat() > 0.95);
    const stored = scenes.idle.entries
      .map((entry) => xdr.LedgerEntryData.fromXDR(entry.xdr, 'base64').contractData())
      .filter((data) => data.key().switch().name === 'scvVec' && scValToNative(data.key())[0] === 'ResData')
      .map((data) => scValToNative(data.val()));
    for (const { last_time } of stored) assert.ok(scenes.idle.ledger.timestamp - Number(last_time) >= 10 * 86_400);
    for (const reserve of [middle, low, high]) assert.ok(reserve.data.backstopCredit > 0n && reserve.borrowApr > 0);
    assert.ok(high.borrowApr > middle.borrowApr && middle.borrowApr > low.borrowApr);
  }));

test('a pool of thirty reserves loads within one request of 200 keys', () =>
  at(scenario.thirty, async (network, { pool }) => {
    assert.equal((await PoolV2.load(network, pool)).reserves.size, 30);
  }));

test('the oracle loads every price, as it answers', () =>
  at(scenes.idle, async (network, { pool, assets }) => {
    const loaded = await PoolV2.load(network, pool);
    const oracle = await loaded.loadOracle();
    assert.equal(oracle.decimals, 7);
    for (const asset of assets) {
      const feed = xdr.ScVal.scvVec([xdr.ScVal.scvSymbol('Stellar'), address(asset)]);
      const truth = native(view(scenes.idle, 'lastprice', feed));
      assert.deepEqual(oracle.prices.get(asset), { price: truth.price, timestamp: Number(truth.timestamp) });
    }
    const estimate = PoolEstimate.build(loaded.reserves, oracle);
    assert.ok(estimate.totalSupply > estimate.totalBorrowed && estimate.totalBorrowed > 0);
  }));

test('positions of every account load, equal get_positions, and can be valued', () =>
  at(scenes.auctions, async (network, { pool, backstop }) => {
    const loaded = await PoolV2.load(network, pool);
    const oracle = await loaded.loadOracle();
    let indebted = 0;
    for (const account of [...scenes.auctions.accounts, backstop]) {
      const user = await loaded.loadUser(account);
      const truth = parsers.getPositions(view(scenes.auctions, 'get_positions', address(account)));
      assert.deepEqual({ ...user.positions }, { ...truth });
      const { totalEffectiveLiabilities } = PositionsEstimate.build(loaded, oracle, user.positions);
      indebted += totalEffectiveLiabilities > 0;
      assert.deepEqual([...user.emissions], []);
      assert.equal(user.estimateEmissions([...loaded.reserves.values()]).emissions, 0);
    }
    assert.ok(indebted >= 4);
  }));

test("bad debt stands under the backstop's address, without collateral", () =>
  at(scenes.auctions, async (network, { pool, backstop }) => {
    const { positions } = await (await PoolV2.load(network, pool)).loadUser(backstop);
    assert.ok(positions.liabilities.get(0) > 0n);
    assert.equal(positions.collateral.size, 0);
  }));

// [type, owner] of the auctions that run in the scene of that name.
const running = () => [0, 1, 2].map((type) => [type, type === 0 ? scenes.auctions.accounts[3] : contracts.backstop]);

async function auctionAt(network, type, user) {
  const key = AuctionData.ledgerKey(contracts.pool, { auct_type: type, user });
  return (await new rpc.Server(network.rpc, network.opts).getLedgerEntries(key)).entries;
}

test('auctions of every type parse at the keys bots read', () =>
  at(scenes.auctions, async (network) => {
    for (const [type, user] of running()) {
      const [entry] = await auctionAt(network, type, user);
      const data = AuctionData.fromLedgerEntryData(entry.val);
      const truth = parsers.getAuction(view(scenes.auctions, 'get_auction', xdr.ScVal.scvU32(type), address(user)));
      assert.deepEqual({ ...data }, { ...truth });
      assert.ok(data.bid.size > 0 && data.lot.size > 0);
      assert.ok(entry.liveUntilLedgerSeq > data.block + 500, 'lives until anyone may delete it');
    }
    assert.deepEqual(await auctionAt(network, 0, contracts.backstop), []);
  }));

test('auctions that ended are gone', () =>
  at(scenes.idle, async (network) => {
    for (const [type, user] of running()) assert.deepEqual(await auctionAt(network, type, user), []);
  }));

test('the SDK scales an auction exactly as the pool fills it', () => {
  const fills = events().filter((event) => nameOf(event) === 'fill_auction');
  const begun = new Map();
  let compared = 0;
  for (const event of events().filter((event) => ['new_auction', 'fill_auction'].includes(nameOf(event)))) {
    const [, type, user] = event.topic.map(native);
    const [first, second, third] = xdr.ScVal.fromXDR(event.value, 'base64').vec();
    const id = `${type} ${user}`;
    if (nameOf(event) === 'new_auction') {
      begun.set(id, new Auction(user, type, AuctionData.fromScVal(second)));
      continue;
    }
    assert.ok(scValToNative(first));
    const [scaled, left] = begun.get(id).scale(event.ledger, Number(scValToNative(second)));
    for (const side of ['bid', 'lot']) {
      const some = [...scaled.data[side]].filter(([, amount]) => amount !== 0n);
      assert.deepEqual(new Map(some), AuctionData.fromScVal(third)[side]);
    }
    begun.set(id, left);
    compared += 1;
  }
  assert.equal(compared, fills.length);
  assert.ok(compared >= 9);
});

test("the backstop's pool and users load, and equal the views", () =>
  at(scenes.auctions, async (network, { pool, backstop }) => {
    const { poolBalance } = await BackstopPoolV2.load(network, backstop, pool);
    const truth = native(view(scenes.auctions, 'pool_data', address(pool)));
    assert.equal(poolBalance.shares, truth.shares);
    assert.equal(poolBalance.tokens, truth.tokens);
    assert.equal((poolBalance.q4w * 10_000_000n + truth.shares - 1n) / truth.shares, truth.q4w_pct);
    for (const account of scenes.auctions.accounts) {
      const { balance } = await BackstopPoolUser.load(network, backstop, pool, account);
      const { shares, q4w } = native(view(scenes.auctions, 'user_balance', address(pool), address(account)));
      assert.equal(balance.shares, shares);
      assert.equal(balance.totalQ4W, q4w.reduce((sum, { amount }) => sum + amount, 0n));
    }
  }));

test('token metadata loads', () =>
  at(scenes.idle, async (network, { assets, backstopToken }) => {
    const decimals = [];
    for (const token of [...assets, backstopToken]) decimals.push((await TokenMetadata.load(network, token)).decimals);
    assert.deepEqual(decimals, [7, 7, 7, 6, 7]);
  }));
