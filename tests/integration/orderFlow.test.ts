import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';

const UNTIL = '30s';

function plan(scenario: string, settings: object = {}) {
  const values = { until: UNTIL, populations: [{ agent: scenario, settings }] };
  return planWorld(scenario, [{ source: 'test', values }], 1);
}

const POWER_LAW = { kernel: 'power-law' };

describe('worlds of one order flow', () => {
  it.each([
    ['smith-farmer', {}, 'b411b11b07d43050'],
    ['mike-farmer', {}, '972dd77218c40fb3'],
    ['hawkes', {}, '501e4e2a6af8aa70'],
    ['hawkes', POWER_LAW, 'ecf86d80f50ac504'],
  ])('%s %j is the same on every machine', (scenario, settings, hash) => {
    const world = buildWorld(plan(scenario, settings));
    world.kernel.runUntil(world.until);
    world.check();
    expect(world.counts().rejects).toBe(0);
    expect(world.counts().trades).toBeGreaterThan(0);
    expect(world.kernel.traceHash).toBe(hash);
  });

  it.each([
    ['smith-farmer', {}],
    ['mike-farmer', { ordersPerSecond: 20 }],
    ['hawkes', {}],
    ['hawkes', POWER_LAW],
  ])('%s %j goes on from a snapshot as it would have gone', (scenario, settings) => {
    const past = buildWorld(plan(scenario, settings));
    past.kernel.runUntil(past.until / 2);
    const fork = forkWorld(plan(scenario, settings), takeSnapshot(past.kernel));
    for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
    expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
    expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
  });
});

describe('a flow that cannot be is refused before the run', () => {
  const zero = [0, 0, 0];
  const none = [zero, zero, zero];

  it.each([
    [
      { sameSide: [[0.7, 0, 0], zero, zero], otherSide: [[0.4, 0, 0], zero, zero] },
      'populations.0.settings.sameSide',
      'the branching ratio is 1.100',
    ],
    [{ baseline: zero }, 'populations.0.settings.baseline', 'nothing ever comes'],
    [
      { kernel: 'power-law', cutoff: 10, horizon: 1 },
      'populations.0.settings.horizon',
      'before the cutoff 10',
    ],
  ])('%j', (settings, path, reason) => {
    expect(() => plan('hawkes', settings)).toThrow(path);
    expect(() => plan('hawkes', settings)).toThrow(reason);
  });

  it('and one just below is not', () => {
    expect(() => plan('hawkes', { sameSide: [[0.99, 0, 0], zero, zero], otherSide: none })).not.toThrow();
  });
});
