import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../../../../src/simulation/scenarios/createWorld.ts';

const FBA = 'frequent-batch-auction';

function plan(scenario: string, values: Record<string, unknown> = {}, seed = 1) {
  return planWorld(scenario, [{ source: 'test', values: { until: '5m', ...values } }], seed);
}

describe.each([
  ['fba-vs-continuous', 'continuous-double-auction', 'cecbb6678a92fffc'],
  ['fba-vs-continuous', FBA, '4c556fb53f245937'],
  ['pro-rata-vs-fifo', 'continuous-double-auction', 'ef21872f37e5b8c7'],
  ['pro-rata-vs-fifo', 'pro-rata', '92e3d157d3a6113b'],
])('scenario %s under %s', (scenario, mechanism, hash) => {
  const design = { venue: { mechanism } };

  it('is the same world on every machine', () => {
    const world = buildWorld(plan(scenario, design));
    world.kernel.runUntil(world.until);
    world.check();
    expect(world.kernel.traceHash).toBe(hash);
    expect(world.counts().trades).toBeGreaterThan(100);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const past = buildWorld(plan(scenario, design));
    past.kernel.runUntil(past.until / 3);
    const fork = forkWorld(plan(scenario, design), takeSnapshot(past.kernel));
    for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
    expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
    expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
  });

  it('has every setting of its parts in its plan, and the same plan again from there', () => {
    const first = plan(scenario, design);
    expect(planWorld(scenario, [{ source: 'again', values: first.config as never }], 1)).toEqual(first);
  });
});

describe('settings of mechanisms', () => {
  it('are those of the mechanism that is chosen', () => {
    const mechanisms = { [FBA]: { interval: '20ms' } };
    const settingsOf = (venue: object) => {
      const { config } = plan('fba-vs-continuous', { mechanisms, venue });
      return (config as unknown as { readonly venue: { readonly settings: object } }).venue.settings;
    };
    expect(settingsOf({})).toEqual({});
    expect(settingsOf({ mechanism: FBA })).toMatchObject({ interval: '20ms' });
    expect(settingsOf({ mechanism: FBA, settings: { interval: '5ms' } })).toMatchObject({ interval: '5ms' });
  });

  it('are checked whether or not the mechanism is chosen', () => {
    const planned = (mechanisms: object) => () => plan('fba-vs-continuous', { mechanisms });
    expect(planned({ [FBA]: { intervall: '20ms' } })).toThrow(`mechanisms.${FBA}.intervall`);
    expect(planned({ 'frequent-batch': {} })).toThrow('mechanisms.frequent-batch is "frequent-batch"');
  });
});

describe('settings of news', () => {
  const planned = (fundamental: object) => () => plan('fba-vs-continuous', { fundamental });

  it('name a process that there is', () => {
    expect(planned({ process: 'poison-jumps' })).toThrow('did you mean poisson-jumps?');
  });

  it('are those of the process', () => {
    expect(planned({ settings: { jumps: 1 } })).toThrow('unknown setting fundamental.settings.jumps');
    expect(planned({ settings: { jumpsPerSecond: 0 } })).toThrow('fundamental.settings.jumpsPerSecond is 0');
    expect(planned({ process: 'none', settings: { sizes: 'fixed' } })).toThrow('fundamental.settings.sizes');
  });

  it('may be left out: then nobody tells a value', () => {
    const fundamental = { process: 'none' };
    const populations = [{ agent: 'investor' }];
    const { actors } = buildWorld(plan('fba-vs-continuous', { fundamental, populations }));
    expect(actors.some(({ kind }) => kind === 'news')).toBe(false);
  });

  it.each(['hft-maker', 'hft-sniper', 'size-quoter'])('are asked for by %s', (agent) => {
    const values = { fundamental: { process: 'none' }, populations: [{ agent }] };
    expect(() => buildWorld(plan('fba-vs-continuous', values))).toThrow(`agent ${agent} acts on public news`);
  });
});
