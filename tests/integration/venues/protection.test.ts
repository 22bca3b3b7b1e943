import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/analysis/metrics/runMetrics.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { Execution } from '../../../src/core/models/messages/execution.ts';
import { NewOrder } from '../../../src/core/models/messages/orderEntry.ts';
import { takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import {
  buildWorld,
  forkWorld,
  manifestOf,
  planWorld,
} from '../../../src/simulation/scenarios/createWorld.ts';

interface Case {
  readonly mode?: string;
  readonly quotes?: string;
  readonly delayNs?: number;
  readonly populations?: readonly object[];
}

const crowd = { agent: 'zero-intelligence', count: 15, settings: { limitOrderRate: 0.01, window: 60 } };

/** Two venues, one with ticks of five cents; the consolidated quote comes 100 ms late. */
function planOf({ mode = 'off', quotes = 'direct', delayNs = 0, populations = [] }: Case) {
  const venue = (name: string, tickSize: string) => ({ name, tickSize, protection: { mode, quotes } });
  const values = {
    until: '40s',
    network: { model: 'constant', delayNs },
    venues: [venue('fine', '0.01'), venue('coarse', '0.05')],
    consolidated: { enabled: true, delayNs: 100_000_000 },
    populations: [{ ...crowd, venue: 'fine' }, { ...crowd, venue: 'coarse' }, ...populations],
  };
  return planWorld('markets', [{ source: 'test', values }], 7);
}

function measured(options: Case) {
  const plan = planOf(options);
  const log = new MemoryLog();
  const world = buildWorld(plan, { recorder: log });
  world.kernel.runUntil(world.until);
  world.check();
  const manifest = manifestOf(plan, world, 'commands', '0.0.0');
  return { manifest, log, metrics: measureRun(manifest, log, { end: world.until }) };
}

function tradeThroughs(options: Case): number {
  return measured(options).metrics.venues.reduce((sum, venue) => sum + venue.tradeThroughs, 0);
}

describe('trade-throughs', () => {
  it('are many without protection, none where venues know each other at once, and some where they do not', () => {
    expect(tradeThroughs({})).toBeGreaterThan(100);
    expect(tradeThroughs({ mode: 'cancel' })).toBe(0);
    expect(tradeThroughs({ mode: 'reject' })).toBe(0);
    const late = tradeThroughs({ mode: 'cancel', quotes: 'consolidated' });
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThan(30);
  });

  it('are fewer for who reads the venues themselves than for who reads a slow consolidated quote', () => {
    const routed = (quotes: string) => {
      const populations = [{ agent: 'routed-trader', count: 2, settings: { quotes, quantity: 20 } }];
      const { log, manifest } = measured({ delayNs: 1_000_000, populations });
      const traders = manifest.actors.flatMap(({ kind }, id) => (kind === 'routed-trader' ? [id] : []));
      let sent = 0;
      let cancelled = 0;
      log.forEach((entry) => {
        if (entry.kind === NewOrder.id && traders.includes(entry.from)) sent++;
        const isTheirs = entry.kind === Execution.id && traders.includes(entry.get(Execution.account));
        if (isTheirs && entry.get(Execution.event) === 3) cancelled++;
      });
      return cancelled / sent;
    };
    expect(routed('direct')).toBeLessThan(0.05);
    expect(routed('consolidated')).toBeGreaterThan(0.2);
  });

  it('a world with protection and routers goes on from a snapshot as it would have', () => {
    const populations = [{ agent: 'routed-trader', count: 2, settings: { posts: true, sweeps: true } }];
    const plan = planOf({ mode: 'cancel', delayNs: 1_000_000, populations });
    const world = buildWorld(plan);
    world.kernel.runUntil(15e9);
    const copy = forkWorld(plan, takeSnapshot(world.kernel));
    for (const { kernel } of [world, copy]) kernel.runUntil(30e9);
    expect(copy.kernel.traceHash).toBe(world.kernel.traceHash);
    expect(copy.kernel.stateHash).toBe(world.kernel.stateHash);
  });
});
