import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/analysis/metrics/runMetrics.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import {
  buildWorld,
  forkWorld,
  manifestOf,
  planWorld,
} from '../../../src/simulation/scenarios/createWorld.ts';

type Values = Record<string, object | string | number>;

const plan = (scenario: string, values: Values = {}) => planWorld(scenario, [{ source: 'test', values }], 1);

function ended(scenario: string, values: Values = {}) {
  const log = new MemoryLog();
  const planned = plan(scenario, values);
  const world = buildWorld(planned, { recorder: log });
  world.kernel.runUntil(world.until);
  world.check();
  const metrics = measureRun(manifestOf(planned, world, 'full', 'test'), log);
  return { world, metrics, profit: (account: number) => metrics.ledger.profit(account, metrics.marks) };
}

const SCENARIOS: readonly { scenario: string; values: Values; hash: string }[] = [
  { scenario: 'kyle', values: {}, hash: '79cdd829f7adf248' },
  { scenario: 'glosten-milgrom', values: {}, hash: '2f88bcfb9975c8c4' },
  { scenario: 'avellaneda-stoikov', values: { until: '3s' }, hash: 'a4c944c835d07a18' },
];

describe.each(SCENARIOS)('scenario $scenario', ({ hash, scenario, values }) => {
  it('keeps its trace, also from a snapshot in the middle, and money changes hands only', () => {
    const { profit, world } = ended(scenario, values);
    expect(world.kernel.traceHash).toBe(hash);
    expect(world.counts().rejects).toBe(0);
    const total = world.actors.reduce((sum, _, account) => sum + profit(account), 0);
    expect(total).toBe(0);
    const half = buildWorld(plan(scenario, values));
    half.kernel.runUntil(Math.floor(world.until / 2));
    const rest = forkWorld(plan(scenario, values), takeSnapshot(half.kernel));
    rest.kernel.runUntil(world.until);
    expect(rest.kernel.traceHash).toBe(hash);
  });
});

describe('settings that cannot be', () => {
  it.each([
    ['kyle', { openingPrice: 800_000 }, 'openingPrice is 800000: must be above 8 times valueDeviation'],
    ['kyle', { interval: '5us' }, 'interval is "5us": orders, price and answers need 3 trips'],
    ['avellaneda-stoikov', { populations: [{ agent: 'poisson-fills', settings: { decay: -1 } }] }, 'decay'],
  ])('%s %o', (scenario, values, message) => {
    expect(() => plan(scenario, values as unknown as Values)).toThrow(message);
  });

  it.each([
    ['kyle', { until: '2s' }, 'until is 2s: that has room for no round'],
    ['glosten-milgrom', { until: '10d', round: '1s' }, 'more than 10000'],
    ['market', { populations: [{ agent: 'informed' }] }, 'knows the value, and there is none here'],
    [
      'market',
      { populations: [{ agent: 'kyle-insider' }], venue: { mechanism: 'dealer-batch' } },
      'knows the value',
    ],
    ['market', { populations: [{ agent: 'poisson-fills' }] }, 'acts on public news'],
    ['market', { populations: [{ agent: 'glft', settings: { reference: 'news' } }] }, 'acts on public news'],
    [
      'market',
      { populations: [{ agent: 'glft', settings: { solution: 'exact', learn: true } }] },
      'learn is true',
    ],
    ['market', { populations: [{ agent: 'glft', settings: { solution: 'exact', quantity: 500 } }] }, 'is 0'],
  ])('%s %o', (scenario, values, message) => {
    expect(() => buildWorld(plan(scenario, values as unknown as Values))).toThrow(message);
  });
});

/** What scenario `market` gives every trader. */
const OPENING_POSITION = 1000;

describe('the traders of theory by name, on venues of the program', () => {
  const flow = { agent: 'zero-intelligence', count: 100 };

  it.each(['ho-stoll', 'avellaneda-stoikov', 'glft'])('%s makes a market, within its bound', (agent) => {
    for (const learn of [false, true]) {
      const settings = { maxPosition: 60, learn };
      const { metrics, profit } = ended('market', { until: '20s', populations: [flow, { agent, settings }] });
      const maker = 1 + flow.count;
      expect(profit(maker)).not.toBe(0);
      expect(Math.abs(metrics.ledger.position(maker, 0) - OPENING_POSITION)).toBeLessThanOrEqual(60);
    }
  });

  it('plays Kyle on a market of parts', () => {
    const fundamental = { process: 'ornstein-uhlenbeck', settings: { volatility: 0 } };
    const venues = [{ mechanism: 'dealer-batch', settings: { openingPrice: 9000 } }];
    const model = { valueDeviation: 1000, noiseDeviation: 100 };
    const populations = [
      { agent: 'kyle-dealer', settings: model },
      { agent: 'kyle-insider', settings: { ...model, boldness: 1 } },
      { agent: 'kyle-noise', settings: { noiseDeviation: 100 } },
    ];
    const network = { model: 'constant', delayNs: 1000 };
    const { world } = ended('markets', { until: '10s', network, fundamental, venues, populations });
    expect(world.counts()).toMatchObject({ rejects: 0 });
    expect(world.counts().trades).toBeGreaterThanOrEqual(4);
  });
});
