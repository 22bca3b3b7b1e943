import { describe, expect, it } from 'vitest';
import { meanTest } from '../../src/analysis/statistics/meanTest.ts';
import { createRng } from '../../src/core/utils/rng.ts';
import { takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import { cliffMarkets } from '../../src/simulation/scenarios/experiments/cliffMarkets.ts';
import { godeSunderMarkets } from '../../src/simulation/scenarios/experiments/godeSunderMarkets.ts';
import { measurePeriod, profitOf } from '../../src/validation/experiments/periodMeasures.ts';
import { playExperiment } from '../../src/validation/experiments/playExperiment.ts';
import { slowPeriod } from '../support/slowDoubleAuction.ts';

const TRADERS = ['zi-u', 'zi-c', 'giveaway', 'shaver', 'sniper', 'zip', 'gd', 'adaptive-aggressive'];
const plan = (scenario: string, values: object) =>
  planWorld(scenario, [{ source: 'test', values: { ...values } }], 1);
const efficiencies = (values: object) =>
  playExperiment('gode-sunder', values, 1).periods.map((period) => measurePeriod(period).efficiency);

describe('scenario gode-sunder', () => {
  it('hands out the same units in each of six periods, and keeps everybody to them', () => {
    const { periods } = playExperiment('gode-sunder', { market: 'market-3' }, 1);
    expect(periods).toHaveLength(6);
    for (const { traders, prices } of periods) {
      expect(traders.size).toBe(12);
      for (const { side, values, prices: own } of traders.values()) {
        expect(values).toEqual(side === 0 ? [133, 95, 90] : [90, 95, 100]);
        expect(own.length).toBeLessThanOrEqual(3);
      }
      expect([...traders.values()].reduce((sum, { prices: own }) => sum + own.length, 0)).toBe(
        2 * prices.length,
      );
    }
  });

  it('keeps traders with a budget from losses in every deal, and lets the others trade every unit', () => {
    for (const { traders } of playExperiment('gode-sunder', { trader: 'zi-c' }, 1).periods) {
      for (const trader of traders.values()) {
        for (const [unit, price] of trader.prices.entries()) {
          const alone = { ...trader, values: [trader.values[unit]], prices: [price] };
          expect(profitOf(alone)).toBeGreaterThanOrEqual(0);
        }
      }
    }
    expect(efficiencies({ trader: 'zi-u' })).toEqual(Array(6).fill(expect.closeTo(90, 9)));
  });

  it('gives other figures where a period is too short for all units: the trap of shouts per period', () => {
    const [mean] = [efficiencies({ trader: 'zi-u', shoutsPerPeriod: 200 })].map(
      (all) => all.reduce((sum, one) => sum + one, 0) / all.length,
    );
    expect(mean).toBeGreaterThan(90.5);
    expect(Math.max(...efficiencies({ trader: 'zi-c', shoutsPerPeriod: 100 }))).toBeLessThan(95);
  });

  it.each([
    [{ trader: 'zi' }, 'trader is "zi": there is no such agent (did you mean zip?)'],
    [{ rival: 'market-maker' }, 'rival'],
    [{ trader: 'zip', traderSettings: { momentumLow: 2 } }, 'traderSettings.momentumLow is 2'],
    [{ market: 'market-6' }, 'market is "market-6"'],
    [{ period: 'soon' }, 'period'],
  ])('refuses %o before it runs', (values, message) => {
    expect(() => buildWorld(plan('gode-sunder', values))).toThrow(message);
  });
});

describe('scenario zip', () => {
  it('gives every buyer and seller twice where there is a rival, once of each kind', () => {
    const world = buildWorld(plan('zip', { trader: 'gd', rival: 'zip' }));
    const count = (kind: string) => world.actors.filter((actor) => actor.kind === kind).length;
    expect([count('gd'), count('zip')]).toEqual([22, 22]);
  });

  it.each(['best', 'last', 'all'])(
    'lets ZIP find the equilibrium where shouts stand by the rule %s',
    (standing) => {
      const { periods } = playExperiment(
        'zip',
        { market: 'flat-supply', auction: { standing }, until: '500s' },
        1,
      );
      expect(Math.abs(measurePeriod(periods[4]).meanPrice - 200)).toBeLessThan(10);
    },
  );
});

describe('the worlds of zero intelligence', () => {
  const cases = [
    ['gode-sunder', 'market-2', 'zi-u', 'best', 200],
    ['gode-sunder', 'market-2', 'zi-c', 'best', 200],
    ['gode-sunder', 'market-5', 'zi-c', 'best', 200],
    ['zip', 'excess-demand', 'zi-c', 'last', 400],
    ['zip', 'flat-supply', 'zi-c', 'last', 400],
  ] as const;

  it.each(cases)(
    '%s, %s with %s, are a plain loop over shouts',
    (scenario, name, trader, standing, highest) => {
      const market = { ...godeSunderMarkets, ...cliffMarkets }[name];
      const auction = { market, hasBudget: trader === 'zi-c', highest, standing, shouts: 2000 };
      const rng = createRng(1, 'slow');
      const slow = Array.from({ length: 60 }, () => measurePeriod(slowPeriod(auction, rng)));
      const fast = [1, 2, 3, 4, 5].flatMap((seed) =>
        playExperiment(scenario, { market: name, trader }, seed).periods.map(measurePeriod),
      );
      for (const measure of ['efficiency', 'meanPrice', 'alpha', 'dispersion'] as const) {
        const [a, b] = [slow, fast].map((all) =>
          meanTest(
            all.map((one) => one[measure]),
            0.95,
          ),
        );
        const error = Math.sqrt(a.standardError * a.standardError + b.standardError * b.standardError);
        expect(Math.abs(a.mean - b.mean), measure).toBeLessThanOrEqual(3.3 * error + 1e-9);
      }
    },
  );
});

describe('traders of units', () => {
  it.each(TRADERS.filter((name) => name !== 'sniper'))(
    '%s trade their units on an order book, too',
    (agent) => {
      const units = { shoutsPerSecond: 2, highest: 400 };
      const populations = [
        { agent, count: 5, settings: { ...units, values: [[300], [280], [260], [240], [220]] } },
        {
          agent,
          count: 5,
          settings: { ...units, side: 'seller', values: [[100], [120], [140], [160], [180]] },
        },
      ];
      const world = buildWorld(plan('market', { until: '60s', populations }));
      world.kernel.runUntil(world.until);
      world.check();
      // A shaver that is best does not go ahead of itself: the last two may wait for ever.
      expect(world.counts().trades).toBeGreaterThanOrEqual(agent === 'shaver' ? 4 : 5);
    },
  );
});

describe('the budget of a trader of units', () => {
  const careful = TRADERS.filter((name) => name !== 'zi-u');
  const rules = ['best', 'last', 'all'];
  it.each(careful.flatMap((trader) => rules.map((standing) => [trader, standing])))(
    'binds %s where shouts stand by the rule %s',
    (trader, standing) => {
      const auction = { standing, clearAtTrade: standing !== 'all' };
      const short = { trader, rival: 'zi-c', auction, until: '80s', period: '20s', shoutsPerPeriod: 600 };
      const { periods } = playExperiment('zip', short, 2);
      expect(periods.some(({ prices }) => prices.length > 0)).toBe(true);
      for (const { traders } of periods) {
        for (const one of traders.values()) {
          expect(one.prices.length).toBeLessThanOrEqual(one.values.length);
          expect(profitOf(one)).toBeGreaterThanOrEqual(0);
        }
      }
    },
  );
});

describe('worlds of the laboratory', () => {
  it.each(TRADERS)('of %s go on from a snapshot as they would have gone', (trader) => {
    const short = plan('zip', { trader, rival: 'zi-c', until: '60s', period: '20s', shoutsPerPeriod: 300 });
    const past = buildWorld(short);
    past.kernel.runUntil(past.until / 3);
    const fork = forkWorld(short, takeSnapshot(past.kernel));
    for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
    expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
    expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
    past.check();
  });

  it.each([
    ['gode-sunder', 'bf9fa527ae1917a4'],
    ['zip', '2abe658ba6fb387e'],
  ])('keeps the hash of %s', (scenario, hash) => {
    const world = buildWorld(planWorld(scenario, [], 1));
    world.kernel.runUntil(world.until);
    expect(world.kernel.traceHash).toBe(hash);
  });
});
