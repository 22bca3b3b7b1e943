import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../../../src/simulation/engine/kernelSnapshot.ts';
import {
  buildWorld,
  forkWorld,
  manifestOf,
  planWorld,
} from '../../../../../src/simulation/scenarios/createWorld.ts';

const plan = (values: Record<string, unknown> = {}, seed = 1) =>
  planWorld('market', [{ source: 'test', values: { until: '30s', ...values } }], seed);

describe('scenario market', () => {
  it('is a market where nothing is chosen', () => {
    const world = buildWorld(plan());
    world.kernel.runUntil(world.until);
    world.check();
    const { trades, rejects } = world.counts();
    expect(trades).toBeGreaterThan(100);
    expect(rejects).toBe(0);
    expect(world.failure?.()).toBeUndefined();
  });

  it('numbers the agents of a kind through all its populations', () => {
    const populations = [
      { agent: 'momentum', count: 2 },
      { agent: 'zero-intelligence', count: 1 },
      { agent: 'momentum', count: 1, settings: { quantity: 5 } },
    ];
    const { actors } = buildWorld(plan({ populations }));
    expect(actors.map(({ name }) => name)).toEqual([
      'venue',
      'momentum-1',
      'momentum-2',
      'zero-intelligence-1',
      'momentum-3',
    ]);
    expect(actors[4].kind).toBe('momentum');
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const past = buildWorld(plan());
    past.kernel.runUntil(past.until / 3);
    const fork = forkWorld(plan(), takeSnapshot(past.kernel));
    for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
    expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
    expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
  });

  it('has every setting of its parts in its plan, and the same plan again from there', () => {
    const first = plan({ populations: [{ agent: 'market-maker', settings: { halfSpread: 3 } }] });
    const again = planWorld('market', [{ source: 'again', values: first.config as never }], 1);
    expect(again).toEqual(first);
    const manifest = manifestOf(first, buildWorld(first), 'full', '1');
    expect(manifest).not.toHaveProperty('plugins');
    expect(JSON.stringify(manifest.config)).toContain('"skewPerLot":0.02');
  });

  it('refuses places that the network does not have', () => {
    const populations = [{ agent: 'momentum', place: 2 }];
    expect(() => buildWorld(plan({ populations }))).toThrow('momentum.place is 2');
  });
});
