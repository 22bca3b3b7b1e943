import { describe, expect, it } from 'vitest';
import { tardisFormat } from '../../../src/core/data/l2/tardisFormat.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import type { EventLog } from '../../../src/core/models/logEntry.ts';
import type { RunManifest } from '../../../src/core/models/manifest.ts';
import { EXECUTION_EVENT, Execution } from '../../../src/core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { exportL2, exportL2Trades } from '../../../src/simulation/results/export/l2Export.ts';
import { buildWorld, manifestOf, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { DepthReplay, type DepthReplayResult } from '../../../src/simulation/scenarios/replay/depthReplay.ts';
import { STOCK, testManifest } from '../../support/syntheticRun.ts';

function text(write: (sink: (bytes: Uint8Array) => void) => number): { rows: string[]; count: number } {
  const decoder = new TextDecoder();
  let all = '';
  const count = write((bytes) => {
    all += decoder.decode(bytes);
  });
  return { rows: all.trimEnd().split('\n').slice(1), count };
}

function replayed(manifest: RunManifest, log: EventLog): DepthReplayResult {
  const reader = tardisFormat.open('run.csv', {});
  const replay = new DepthReplay(reader);
  exportL2(manifest, log, (bytes) => {
    reader.feed(bytes);
    while (reader.next()) replay.next();
  });
  reader.finish();
  while (reader.next()) replay.next();
  return replay.result(1_000_000);
}

/** Levels at the end of a log, by the plainest reading of its execution lines; and the quantity traded. */
function closing(log: EventLog) {
  const orders = new Map<number, { side: number; price: number; leaves: number }>();
  const { filledMaker, filledTaker, rejected, cancelRejected } = EXECUTION_EVENT;
  let traded = 0;
  log.forEach((entry) => {
    if (entry.kind !== Execution.id || entry.recordClass !== RECORD_FACT) return;
    const event = entry.get(Execution.event);
    if (event === rejected || event === cancelRejected) return;
    const id = entry.get(Execution.orderId);
    const isFill = event === filledMaker || event === filledTaker;
    if (event === filledTaker) traded += entry.get(Execution.quantity);
    const price = isFill ? orders.get(id)!.price : entry.get(Execution.price);
    orders.set(id, { side: entry.get(Execution.side), price, leaves: entry.get(Execution.leaves) });
  });
  const levels = [new Map<number, number>(), new Map<number, number>()];
  for (const { side, price, leaves } of orders.values()) {
    if (leaves > 0) levels[side].set(price, (levels[side].get(price) ?? 0) + leaves);
  }
  const listed = (side: number, sign: number) =>
    [...levels[side]]
      .sort(([a], [b]) => (a - b) * sign)
      .map(([price, lots]) => [String(price / 100), String(lots)]);
  return { bids: listed(0, -1), asks: listed(1, 1), traded };
}

type Fact = [
  event: keyof typeof EXECUTION_EVENT,
  instrument: number,
  id: number,
  side: number,
  price: number,
  quantity: number,
  leaves: number,
];

function logOf(events: readonly (readonly Fact[])[]): MemoryLog {
  const log = new MemoryLog();
  events.forEach((facts, i) => {
    for (const [event, instrument, id, side, price, quantity, leaves] of facts) {
      const payload = Float64Array.of(
        1,
        EXECUTION_EVENT[event],
        id,
        id,
        instrument,
        side,
        price,
        quantity,
        leaves,
        7,
      );
      log.write(RECORD_FACT, i + 1, i * 1000, 0, -1, Execution.id, payload, 0, 10, undefined);
    }
  });
  return log;
}

describe('a run written as L2 CSV', () => {
  it('replays to the closing levels of the run', () => {
    const log = new MemoryLog();
    const plan = planWorld('zi', [{ source: 'test', values: { until: '1m' } }], 3);
    const world = buildWorld(plan, { recorder: log });
    world.kernel.runUntil(world.until);
    const manifest = manifestOf(plan, world, 'commands', '0.0.0');
    const { bids, asks, traded } = closing(log);
    const result = replayed(manifest, log);
    expect(bids.length + asks.length).toBeGreaterThan(20);
    expect(result.symbols).toMatchObject([
      { symbol: manifest.instruments[0].symbol, inSync: true, bids, asks },
    ]);
    expect(result).toMatchObject({ crossed: 0, locked: 0, snapshots: 1, gaps: 0 });
    const { rows, count } = text((sink) => exportL2Trades(manifest, log, sink));
    expect(rows).toHaveLength(count);
    expect(rows.reduce((sum, row) => sum + Number(row.split(',')[7]), 0)).toBe(traded);
  });

  it('has one message for each event and symbol, the first of a symbol a snapshot', () => {
    const manifest = testManifest(['a'], {
      instruments: [STOCK, { ...STOCK, symbol: '', lotSize: '0.001' }],
    });
    const log = logOf([
      [['accepted', 0, 1, 1, 101, 5, 5]],
      [['accepted', 1, 2, 0, 99, 1500, 1500]],
      [['accepted', 0, 3, 1, 102, 4, 4]],
      [
        ['accepted', 0, 4, 0, 102, 10, 10],
        ['filledMaker', 0, 1, 1, 101, 5, 0],
        ['filledTaker', 0, 4, 0, 101, 5, 5],
        ['filledMaker', 0, 3, 1, 102, 4, 0],
        ['filledTaker', 0, 4, 0, 102, 4, 1],
      ],
    ]);
    const { rows, count } = text((sink) => exportL2(manifest, log, sink));
    expect(rows).toEqual([
      'market-sim,ACME,0,1,true,ask,1.01,5',
      'market-sim,instrument-1,1,2,true,bid,0.99,1.5',
      'market-sim,ACME,2,3,false,ask,1.02,4',
      'market-sim,ACME,3,4,false,ask,1.01,0',
      'market-sim,ACME,3,4,false,ask,1.02,0',
      'market-sim,ACME,3,4,false,bid,1.02,1',
    ]);
    expect(count).toBe(6);
    expect(text((sink) => exportL2Trades(manifest, log, sink)).rows).toEqual([
      'market-sim,ACME,3,3,7,buy,1.01,5',
      'market-sim,ACME,3,4,7,buy,1.02,4',
    ]);
  });
});
