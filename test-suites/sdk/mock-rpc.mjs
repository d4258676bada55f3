// A Stellar RPC server on the loopback interface that knows one recorded moment: its ledger entries,
// its views and the events before it. It executes nothing, and refuses what it was not given.
import { createServer } from 'node:http';
import { Address, Networks, SorobanDataBuilder, TransactionBuilder } from '@stellar/stellar-sdk';

const MAX_KEYS = 200; // as stellar-rpc
const passphrase = Networks.TESTNET;

// scene: as the exporter writes it. calls: [{contract, function, args, result | error}] answered when
// simulated, beside the scene's views. events: raw events, oldest first.
export async function serve(scene, { calls = [], events = [] } = {}) {
  const known = {
    sequence: scene.ledger.sequence,
    entries: new Map(scene.entries.map((entry) => [entry.key, entry])),
    calls: [...scene.views, ...calls],
    events,
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(known, JSON.parse(body))));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const rpc = `http://127.0.0.1:${server.address().port}`;
  return {
    network: { rpc, passphrase, opts: { allowHttp: true } },
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

function answer(known, { id, method, params = {} }) {
  const reply = methods[method];
  try {
    if (!reply) throw new Error(`this mock has no ${method}`);
    return { jsonrpc: '2.0', id, result: reply(known, params) };
  } catch (error) {
    return { jsonrpc: '2.0', id, error: { code: -32602, message: error.message } };
  }
}

const methods = {
  getHealth: ({ sequence }) => ({ status: 'healthy', latestLedger: sequence, oldestLedger: 1, ledgerRetentionWindow: sequence }),
  getNetwork: () => ({ passphrase, protocolVersion: 25 }),
  getLatestLedger: ({ sequence }) => ({ id: '0'.repeat(64), protocolVersion: 25, sequence }),

  getLedgerEntries({ sequence, entries }, { keys }) {
    if (keys.length > MAX_KEYS) throw new Error(`key count (${keys.length}) exceeds maximum supported (${MAX_KEYS})`);
    const found = keys.map((key) => entries.get(key)).filter((entry) => entry && !isGone(entry, sequence));
    return {
      latestLedger: sequence,
      entries: found.map(({ key, xdr, lastModified, liveUntil }) => ({
        key,
        xdr,
        lastModifiedLedgerSeq: lastModified,
        ...(liveUntil === null ? {} : { liveUntilLedgerSeq: liveUntil }),
      })),
    };
  },

  getEvents({ sequence, events }, { startLedger, filters = [], pagination = {} }) {
    const { cursor, limit = 100 } = pagination;
    const isAsked = (event) =>
      (cursor ? event.id > cursor : event.ledger >= startLedger) &&
      (filters.length === 0 || filters.some(({ contractIds }) => !contractIds?.length || contractIds.includes(event.contractId)));
    const page = events.filter(isAsked).slice(0, limit);
    return { events: page, cursor: page.at(-1)?.id ?? cursor ?? '', latestLedger: sequence, oldestLedger: 1 };
  },

  simulateTransaction({ sequence, calls }, { transaction }) {
    const asked = invocation(transaction);
    const call = calls.find((call) => sameCall(call, asked));
    const failure = call ? call.error : `not recorded: ${asked.function} of ${asked.contract}`;
    if (failure) return { latestLedger: sequence, events: [], error: `HostError: ${failure}\n` };
    return {
      latestLedger: sequence,
      events: [],
      minResourceFee: '100',
      transactionData: new SorobanDataBuilder().build().toXDR('base64'),
      results: [{ auth: [], xdr: call.result }],
    };
  },
};

// An expired temporary entry does not exist any more; a persistent one is archived, and still answered.
function isGone({ liveUntil, temporary }, sequence) {
  return temporary && liveUntil < sequence;
}

function invocation(transaction) {
  const [operation] = TransactionBuilder.fromXDR(transaction, passphrase).operations;
  const call = operation.func.invokeContract();
  return {
    contract: Address.fromScAddress(call.contractAddress()).toString(),
    function: call.functionName().toString(),
    args: call.args().map((arg) => arg.toXDR('base64')),
  };
}

function sameCall(call, asked) {
  return (
    call.contract === asked.contract &&
    call.function === asked.function &&
    call.args.length === asked.args.length &&
    call.args.every((arg, index) => arg === asked.args[index])
  );
}
