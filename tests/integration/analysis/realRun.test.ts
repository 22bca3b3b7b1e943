import { beforeAll, describe, expect, it } from 'vitest';
import { profitByKind } from '../../../src/analysis/metrics/profitByKind.ts';
import { measureRun, type RunMetrics } from '../../../src/analysis/metrics/runMetrics.ts';
import { reportFigures } from '../../../src/analysis/visualization/reportFigures.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { buildWorld, manifestOf, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

const SETTINGS = { until: '30s', flow: { traders: 30 }, venue: { makerFeePpm: -10, takerFeePpm: 30 } };

describe('what a report measures of a run of scenario zi', () => {
  let metrics: RunMetrics;

  beforeAll(() => {
    const log = new MemoryLog();
    const plan = planWorld('zi', [{ source: 'test', values: SETTINGS }], 5);
    const world = buildWorld(plan, { recorder: log });
    world.kernel.runUntil(world.until);
    world.kernel.finish();
    metrics = measureRun(manifestOf(plan, world, 'commands', '0.0.0'), log);
  });

  it('times orders all the way, and the stretches add up to the round trip', () => {
    const { latency, kinds } = metrics;
    expect(latency.orders).toBeGreaterThan(50);
    kinds.names.forEach((_, kind) => {
      const [out, there, back, whole] = latency.byKind[kind];
      if (whole.total === 0) return;
      expect(out.least).toBeGreaterThan(0);
      expect(out.mean + there.mean + back.mean).toBeCloseTo(whole.mean, 3);
    });
  });

  it('gives every cent that one kind gained to another, less the fees', () => {
    const { kinds, profitFlows, marks, ledger } = metrics;
    const profits = kinds.names.map((_, kind) => profitFlows.profit(kind, marks));
    expect(ledger.totalFees()).toBeGreaterThan(0);
    expect(profits.reduce((a, b) => a + b)).toBe(-ledger.totalFees());
    for (const { kind, profit } of profitByKind(metrics))
      expect(profits[kinds.names.indexOf(kind)]).toBe(profit);
  });

  it('draws the latency per hop', () => {
    expect(reportFigures(metrics).map(({ name }) => name)).toContain('latency-per-hop');
  });
});
