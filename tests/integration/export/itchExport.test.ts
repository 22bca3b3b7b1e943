import { describe, expect, it } from 'vitest';
import { ItchReader } from '../../../src/core/data/itch/itchReader.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import type { LogEntry } from '../../../src/core/models/logEntry.ts';
import type { InstrumentEntry, RunManifest } from '../../../src/core/models/manifest.ts';
import { EXECUTION_EVENT, Execution } from '../../../src/core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { exportItch } from '../../../src/simulation/results/export/itchExport.ts';
import { buildWorld, manifestOf, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { ItchReplay, type ItchReplayResult } from '../../../src/simulation/scenarios/replay/itchReplay.ts';
import { ArrayLog } from '../../support/arrayLog.ts';
import { STOCK, testManifest } from '../../support/syntheticRun.ts';

const PENNY = 0.01;

function exported(manifest: RunManifest, log: Parameters<typeof exportItch>[1]): ItchReplayResult {
  const reader = new ItchReader('run.itch');
  const replay = new ItchReplay(reader);
  const messages = exportItch(manifest, log, (bytes) => {
    reader.feed(bytes);
    while (reader.next()) replay.apply();
  });
  reader.finish();
  while (reader.next()) replay.apply();
  replay.check();
  expect(reader.messages).toBe(messages);
  return replay.result();
}

/** Orders that rest at the end of a log, by the plainest reading of its execution lines. */
function resting(log: MemoryLog): { side: number; price: number; leaves: number }[] {
  const orders = new Map<number, { side: number; price: number; leaves: number }>();
  const { filledMaker, filledTaker, rejected, cancelRejected } = EXECUTION_EVENT;
  log.forEach((entry: LogEntry) => {
    if (entry.kind !== Execution.id || entry.recordClass !== RECORD_FACT) return;
    const event = entry.get(Execution.event);
    if (event === rejected || event === cancelRejected) return;
    const id = entry.get(Execution.orderId);
    const isFill = event === filledMaker || event === filledTaker;
    const price = isFill ? orders.get(id)!.price : entry.get(Execution.price);
    orders.set(id, { side: entry.get(Execution.side), price, leaves: entry.get(Execution.leaves) });
  });
  return [...orders.values()].filter(({ leaves }) => leaves > 0);
}

function sideOf(orders: readonly { side: number; price: number; leaves: number }[], side: number): object {
  const own = orders.filter((order) => order.side === side);
  const sum = (list: typeof own) => list.reduce((total, { leaves }) => total + leaves, 0);
  const prices = own.map(({ price }) => price);
  const best = side === 0 ? Math.max(...prices) : Math.min(...prices);
  return {
    orders: own.length,
    quantity: sum(own),
    best: {
      price: Math.round(best) / Math.round(1 / PENNY),
      quantity: sum(own.filter(({ price }) => price === best)),
    },
  };
}

const clean = Object.fromEntries(
  ['unknownOrder', 'duplicateOrder', 'beyondLeaves', 'unlistedStock', 'otherStock', 'timeBackwards'].map(
    (kind) => [kind, { count: 0, first: [] }],
  ),
);

describe('a run written as ITCH', () => {
  it('replays to the closing book of the run', () => {
    const log = new MemoryLog();
    const plan = planWorld('zi', [{ source: 'test', values: { until: '1m' } }], 3);
    const world = buildWorld(plan, { recorder: log });
    world.kernel.runUntil(world.until);
    const manifest = manifestOf(plan, world, 'commands', '0.0.0');
    const result = exported(manifest, log);
    const orders = resting(log);
    expect(manifest.instruments[0].tickSize).toBe(String(PENNY));
    expect(orders.length).toBeGreaterThan(50);
    expect(result.symbols).toMatchObject([
      { symbol: manifest.instruments[0].symbol, bids: sideOf(orders, 0), asks: sideOf(orders, 1) },
    ]);
    expect(result.anomalies).toEqual(clean);
    expect(Object.keys(result.counts)).toEqual(expect.arrayContaining(['S', 'R', 'A', 'E', 'D']));
  });

  it('shows executions, reductions and replacements as an exchange does', () => {
    const log = new ArrayLog();
    const line = (
      event: keyof typeof EXECUTION_EVENT,
      orderId: number,
      price: number,
      quantity: number,
      leaves: number,
      side = 0,
      reference = 0,
    ) => log.execution(log.length, event, { account: 1, orderId, side, price }, quantity, leaves, reference);
    line('accepted', 1, 1000, 50, 50);
    line('accepted', 2, 999, 30, 30);
    line('reduced', 1, 1000, 10, 40);
    line('replacedInPlace', 1, 1000, 35, 35);
    line('replaced', 2, 998, 25, 25);
    line('accepted', 3, 1000, 20, 20, 1);
    line('filledMaker', 1, 1000, 20, 15, 0, 1);
    line('filledTaker', 3, 1000, 20, 0, 1, 1);
    line('accepted', 4, 1100, 5, 5, 1);
    line('cancelled', 4, 1100, 5, 0, 1);
    const result = exported(testManifest(['someone']), log);
    expect(result.anomalies).toEqual(clean);
    expect(result.symbols[0]).toMatchObject({
      symbol: 'ACME',
      bids: { orders: 2, quantity: 40, best: { price: 10, quantity: 15 } },
      asks: { orders: 0 },
    });
    // The hand-written tape gives each line an event of its own, so order 3 rests for a moment, as in an auction.
    expect(result.counts).toEqual({ S: 6, R: 1, A: 4, E: 1, C: 1, X: 2, D: 1, U: 1 });
  });

  it('prints each trade of an auction once, at its price', () => {
    const log = new ArrayLog();
    const messages: Buffer[] = [];
    log.execution(1, 'accepted', { account: 1, orderId: 1, side: 0, price: 1010 }, 10, 10);
    log.execution(2, 'accepted', { account: 2, orderId: 2, side: 1, price: 1000 }, 6, 6);
    log.execution(3, 'filledMaker', { account: 1, orderId: 1, side: 0, price: 1005 }, 4, 6, 1);
    log.execution(3, 'filledTaker', { account: 2, orderId: 2, side: 1, price: 1005 }, 4, 2, 1);
    exportItch(testManifest(['someone']), log, (bytes) => void messages.push(Buffer.from(bytes)));
    const tape = Buffer.concat(messages);
    const printable: string[] = [];
    // Type, then 30 bytes up to the flag of a message C.
    for (let at = 0; at < tape.length; at += 2 + tape.readUInt16BE(at)) {
      if (tape[at + 2] === 'C'.charCodeAt(0)) printable.push(String.fromCharCode(tape[at + 2 + 31]));
    }
    expect(printable).toEqual(['Y', 'N']);
  });

  it('gives each peak of an iceberg a reference of its own, and a dark order no more than its trades', () => {
    const log = new ArrayLog();
    const line = (event: keyof typeof EXECUTION_EVENT, id: number, lots: number, left: number, ref = 0) =>
      log.execution(1, event, { account: 1, orderId: id, side: 1, price: 1000 }, lots, left, ref);
    line('accepted', 1, 9, 9);
    line('displayed', 1, 4, 9, 1);
    line('accepted', 2, 5, 5);
    line('displayed', 2, 0, 5, 1);
    line('filledMaker', 1, 4, 5, 1);
    line('displayed', 1, 4, 5, 1);
    line('filledMaker', 1, 4, 1, 2);
    line('displayed', 1, 1, 1, 1);
    line('filledMaker', 1, 1, 0, 3);
    line('filledMaker', 2, 3, 2, 4);
    const result = exported(testManifest(['someone']), log);
    expect(result.anomalies).toEqual(clean);
    expect(result.counts).toMatchObject({ A: 3, E: 3, P: 1 });
    expect(result.symbols[0]).toMatchObject({ asks: { orders: 0 } });
  });

  it('keeps the time in order across instruments', () => {
    const log = new ArrayLog();
    for (let i = 0; i < 20; i++) {
      const order = {
        account: 1,
        orderId: i + 1,
        instrument: (i >> 1) % 2,
        side: i % 2,
        price: 1000 + (i % 2),
      };
      log.execution(i, 'accepted', order, 10, 10);
    }
    const two = testManifest(['someone'], {
      instruments: [STOCK, { ...STOCK, symbol: 'BETA', lotSize: '100' }],
    });
    const result = exported(two, log);
    expect(result.anomalies).toEqual(clean);
    expect(result.symbols).toMatchObject([
      { symbol: 'ACME', bids: { orders: 5, quantity: 50 }, asks: { orders: 5, best: { price: 10.01 } } },
      { symbol: 'BETA', bids: { orders: 5, quantity: 5000 }, asks: { orders: 5, quantity: 5000 } },
    ]);
  });

  it.each<[string, Partial<InstrumentEntry>, RegExp]>([
    ['a name of nine letters', { symbol: 'ACMEACMEA' }, /'ACMEACMEA' does not go into ITCH: its stocks have/],
    ['a finer tick', { tickSize: '0.00001' }, /ITCH holds 4 decimals, and a tick of ACME is 0.00001/],
    ['parts of a share', { lotSize: '0.5' }, /ITCH holds 0 decimals, and a lot of ACME is 0.5/],
  ])('is refused with %s', (_, change, message) => {
    const manifest = testManifest(['someone'], { instruments: [{ ...STOCK, ...change }] });
    expect(() => exportItch(manifest, new ArrayLog(), () => {})).toThrow(message);
  });

  it('is refused beyond a day, beyond the highest price, and without executions', () => {
    const late = new ArrayLog().execution(
      86_400e9,
      'accepted',
      { account: 1, orderId: 1, side: 0, price: 1 },
      1,
      1,
    );
    const dear = new ArrayLog().execution(
      1,
      'accepted',
      { account: 1, orderId: 1, side: 0, price: 2e7 + 1 },
      1,
      1,
    );
    const manifest = testManifest(['someone']);
    expect(() => exportItch(manifest, late, () => {})).toThrow(/longer than the day/);
    expect(() => exportItch(manifest, dear, () => {})).toThrow(
      /ACME: price 2000000100 is more than ITCH holds/,
    );
    const inputs = testManifest(['someone'], { logLevel: 'inputs' });
    expect(() => exportItch(inputs, dear, () => {})).toThrow(/inputs alone holds no executions/);
  });
});
