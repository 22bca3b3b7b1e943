import { describe, expect, it } from 'vitest';
import { keyNumbers } from '../../../src/analysis/metrics/keyNumbers.ts';
import { measureRun, type RunMetrics } from '../../../src/analysis/metrics/runMetrics.ts';
import { reportFigures } from '../../../src/analysis/visualization/reportFigures.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { buildWorld, manifestOf, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

function measured(scenario: string, until: string): RunMetrics {
  const log = new MemoryLog();
  const plan = planWorld(scenario, [{ source: 'test', values: { until } }], 5);
  const world = buildWorld(plan, { recorder: log });
  world.kernel.runUntil(world.until);
  world.kernel.finish();
  return measureRun(manifestOf(plan, world, 'commands', '0.0.0'), log);
}

const value = (metrics: RunMetrics, key: string) =>
  keyNumbers(metrics).find((number) => number.key === key)?.value ?? Number.NaN;

describe.each(['zi', 'market'])('market quality of a run of scenario %s', (scenario) => {
  const metrics = measured(scenario, '60s');
  const { quality, trades } = metrics;

  it('splits the effective spread exactly, at every horizon and for every kind', () => {
    expect(quality.costs.atTrade.trades + quality.costs.withoutQuote).toBe(trades.count);
    for (const { all, byMaker, byTaker } of quality.costs.horizons) {
      expect(all.trades).toBeGreaterThan(500);
      for (const sums of [all, ...byMaker, ...byTaker])
        expect(sums.effectiveLots).toBe(sums.realisedLots + sums.impactLots);
      for (const kinds of [byMaker, byTaker])
        expect(kinds.reduce((sum, { lots }) => sum + lots, 0)).toBe(all.lots);
    }
  });

  it('finds that taking costs, trades move the price and volume is on both sides', () => {
    expect(value(metrics, 'effectiveSpread')).toBeGreaterThan(0);
    expect(value(metrics, 'priceImpact1s')).toBeGreaterThan(0);
    expect(value(metrics, 'kyleLambda')).toBeGreaterThan(4 * value(metrics, 'kyleLambdaError'));
    expect(quality.volumes.reduce((a, b) => a + b)).toBe(2 * trades.volume);
  });

  it('fills nearer orders more often', () => {
    const chances = quality.survival.byDistance().map(({ first }) => first.eventBy(1e9));
    expect(chances[0]).toBeGreaterThan(chances[chances.length - 1]);
    expect(chances[1]).toBeGreaterThan(chances[chances.length - 1]);
    expect(value(metrics, 'snipingRent')).toBeNaN();
    expect(value(metrics, 'allocativeEfficiency')).toBeNaN();
  });
});

describe('value and discovery in whole worlds', () => {
  it('what snipers earn makers lose, and what trading is worth is shared out', () => {
    const metrics = measured('fba-vs-continuous', '120s');
    const { earned, lost, total } = metrics.quality.sniping;
    const sum = (amounts: Iterable<number>) => [...amounts].reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThan(0);
    expect(sum(earned)).toBeCloseTo(total, 6);
    expect(sum(lost)).toBeCloseTo(total, 6);
    const [welfare] = metrics.welfare;
    expect(welfare.hasFundamental).toBe(true);
    expect(sum(welfare.traders.map(({ realised }) => realised))).toBeCloseTo(welfare.realised, 6);
    const losses = welfare.intramarginalLoss + welfare.extramarginalLoss;
    expect(welfare.equilibrium.surplus - welfare.realised).toBeCloseTo(losses, 5);
    expect(welfare.efficiency).toBeGreaterThan(0.9);
    const names = reportFigures(metrics).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['quality-sniping', 'welfare-curves', 'welfare-surplus']));
  });

  it('two venues share the discovery of one price', () => {
    const metrics = measured('two-venues', '20s');
    const { shares } = metrics.discovery;
    expect(shares).toHaveLength(2);
    expect(shares[0].lower + shares[1].upper).toBeCloseTo(1, 9);
    expect(shares[0].component + shares[1].component).toBeCloseTo(1, 9);
    for (const { lower, upper } of shares) expect(lower).toBeLessThanOrEqual(upper);
    expect(reportFigures(metrics).map(({ name }) => name)).toContain('discovery-shares');
  });
});
