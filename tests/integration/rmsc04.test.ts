import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { FundamentalChanged } from '../../src/core/models/messages/economics.ts';
import { Quote } from '../../src/core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../src/simulation/scenarios/scenario.ts';

const plan = (values: object, seed = 1) =>
  planWorld('rmsc04', [{ source: 'test', values: { ...values } }], seed);
const SECOND = 1e9;

describe('scenario rmsc04, its first hour', () => {
  let world: World;
  let spread: number;
  let value = 0;
  /** Of the middle from the value that was published last, after the first ten minutes. */
  let worstDistance = 0;

  beforeAll(() => {
    const log = new MemoryLog();
    world = buildWorld(plan({ until: '1h' }), { recorder: log });
    world.kernel.runUntil(world.until);
    world.check();
    let [sum, count] = [0, 0];
    log.forEach((entry) => {
      if (entry.recordClass !== RECORD_FACT) return;
      if (entry.kind === FundamentalChanged.id) value = entry.get(FundamentalChanged.value);
      if (entry.kind !== Quote.id || entry.time < 600 * SECOND) return;
      const [bid, ask] = [entry.get(Quote.bidPrice), entry.get(Quote.askPrice)];
      sum += ask - bid;
      count++;
      worstDistance = Math.max(worstDistance, Math.abs((bid + ask) / 2 - value));
    });
    spread = sum / count;
  });

  it('is the same world on every machine', () => {
    expect(world.kernel.traceHash).toBe('4594e2529933ad38');
  });

  it('has the cast of ABIDES: 1 000 noise, 102 value, 12 momentum agents and two makers', () => {
    const kinds = world.actors.map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(['venue', 'noise', 'value', 'volume-maker', 'crossover'].map(count)).toEqual([
      1, 1000, 102, 2, 12,
    ]);
    expect(world.until).toBe(3600 * SECOND);
  });

  it('trades as it should: tight, without refusals', () => {
    const { orders, trades, rejects } = world.counts();
    expect(orders).toBeGreaterThan(4000);
    expect(trades).toBeGreaterThan(2000);
    expect(rejects).toBeLessThan(5);
    expect(spread).toBeGreaterThan(1);
    expect(spread).toBeLessThan(4);
  });

  it('keeps its price near the fundamental', () => {
    // The value moves by 12 ticks in a minute, and one look at it errs by 32.
    expect(worstDistance).toBeGreaterThan(1);
    expect(worstDistance).toBeLessThan(120);
  });
});

it('goes on from a snapshot as it would have gone', () => {
  const past = buildWorld(plan({ until: '6m' }));
  past.kernel.runUntil(past.until / 3);
  const fork = forkWorld(plan({ until: '6m' }), takeSnapshot(past.kernel));
  for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
  expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
  expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
});

it('is the same world in pieces of any size, though receivers are busy at their ends', () => {
  const whole = buildWorld(plan({ until: '4m' }));
  whole.kernel.runUntil(whole.until);
  const pieces = buildWorld(plan({ until: '4m' }));
  while (pieces.kernel.run({ until: pieces.until, maxEvents: 7 }) === 'events');
  const moments = buildWorld(plan({ until: '4m' }));
  while (moments.kernel.now < moments.until) {
    const next = moments.kernel.queue.peekTime();
    moments.kernel.runUntil(Math.min(next + 75, moments.until));
  }
  for (const { kernel } of [pieces, moments]) {
    expect(kernel.traceHash).toBe(whole.kernel.traceHash);
    expect(kernel.stateHash).toBe(whole.kernel.stateHash);
    expect(takeSnapshot(kernel)).toEqual(takeSnapshot(whole.kernel));
  }
});

it('a line longer than the clock of a message is refused with its path', () => {
  expect(() => buildWorld(plan({ network: { delayNs: 3_000_000_000 } }))).toThrowError(/network\.delayNs/);
});

it('value agents are refused where there is no value to look at', () => {
  expect(() => buildWorld(plan({ fundamental: { process: 'none', settings: {} } }))).toThrowError(
    /populations\.1\.agent is "value": it looks at the fundamental value/,
  );
  expect(() => buildWorld(plan({ fundamental: { process: 'poisson-jumps', settings: {} } }))).toThrowError(
    /populations\.1\.agent is "value": it looks at the fundamental value/,
  );
});

it('seasons that are out of order are refused with their path, before a world is built', () => {
  const season = [{ from: '0s', pace: 2 }, { from: '2h' }, { from: '2h' }];
  for (const agent of ['value', 'volume-maker', 'crossover', 'mean-reversion']) {
    const populations = [
      { agent: 'noise', count: 1 },
      { agent, settings: { season } },
    ];
    expect(() => plan({ populations })).toThrowError(/populations\.1\.settings\.season\.2\.from is "2h"/);
  }
});

it.each([
  ['noise', 'before'],
  ['noise', 'until'],
  ['value', 'horizon'],
])('a time of agent %s that is none is refused with its path: %s', (agent, name) => {
  const populations = [{ agent, settings: { [name]: 'soon' } }];
  const path = new RegExp(`populations\\.0\\.settings\\.${name}`);
  expect(() => buildWorld(plan({ populations }))).toThrowError(path);
});
