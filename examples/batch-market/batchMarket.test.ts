import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeMechanism } from 'market-sim/conformance';
import { takeSnapshot } from 'market-sim/kernel-snapshot';
import { loadPlugins } from 'market-sim/load-plugins';
import { buildWorld, forkWorld, planWorld } from 'market-sim/worlds';
import { batchAuction } from './batchAuction.ts';

before(() => loadPlugins([fileURLToPath(new URL('./plugin.ts', import.meta.url))]));

describeMechanism({
  name: 'batch auction',
  create: () => batchAuction.create({ interval: 50 }, { instruments: 1, seed: 1 }),
  capabilities: batchAuction.capabilities,
  describe,
  it,
});

describe('batch market', () => {
  const plan = (values: object) =>
    planWorld('batch-market', [{ source: 'test', values: { until: '30s', ...values } }], 1);
  const played = (values: object) => {
    const world = buildWorld(plan(values));
    world.kernel.runUntil(world.until);
    world.check();
    return world;
  };

  it('trades, the same way each time', () => {
    const [one, two] = [played({}), played({})];
    assert.ok(one.counts().trades > 0);
    assert.equal(one.kernel.traceHash, two.kernel.traceHash);
  });

  it('does not trade before the first batch is due', () => {
    const { trades } = played({ intervalMs: 31_000 }).counts();
    assert.equal(trades, 0);
  });

  it('goes on from a snapshot between two batches', () => {
    const past = buildWorld(plan({}));
    past.kernel.runUntil(12_345_678_901);
    const fork = forkWorld(plan({}), takeSnapshot(past.kernel));
    for (const world of [past, fork]) world.kernel.runUntil(world.until);
    assert.equal(fork.kernel.traceHash, past.kernel.traceHash);
    assert.equal(fork.kernel.stateHash, past.kernel.stateHash);
  });

  it('finds its parts by name in the scenario `market`', () => {
    const values = {
      until: '30s',
      venue: { mechanism: 'batch-auction', settings: { interval: 1e9 } },
      populations: [{ agent: 'constrained-trader', count: 20 }],
    };
    const world = buildWorld(planWorld('market', [{ source: 'test', values }], 1));
    world.kernel.runUntil(world.until);
    world.check();
    assert.ok(world.counts().trades > 0);
  });
});
