import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/analysis/metrics/runMetrics.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { PositionSettled } from '../../../src/core/models/messages/economics.ts';
import { MarketNotice, NOTICE } from '../../../src/core/models/messages/marketNotice.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { worstCaseLoss } from '../../../src/market/mechanisms/lmsr/scoringRule.ts';
import { takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import {
  buildWorld,
  forkWorld,
  manifestOf,
  planWorld,
} from '../../../src/simulation/scenarios/createWorld.ts';

const PAYOUT = 10_000;
/** The venue is actor 0. */
const SPONSOR = 1;

function plan(values: Record<string, object | string>, seed: number) {
  return planWorld('prediction-market', [{ source: 'test', values }], seed);
}

/** Runs a market to its end: the last prices told, the settlement price of each outcome, the log, and what was gained. */
function ended(values: Record<string, object | string>, seed: number) {
  const log = new MemoryLog();
  const planned = plan(values, seed);
  const world = buildWorld(planned, { recorder: log });
  world.kernel.runUntil(world.until);
  world.check();
  const prices: number[] = world.instruments.map(() => PAYOUT / world.instruments.length);
  const worth: number[] = [];
  log.forEach((entry) => {
    if (entry.recordClass !== RECORD_FACT) return;
    const { code, instrument, price } = MarketNotice;
    if (entry.kind === MarketNotice.id && entry.get(code) === NOTICE.marketPrice) {
      prices[entry.get(instrument)] = entry.get(price);
    } else if (entry.kind === PositionSettled.id) {
      worth[entry.get(PositionSettled.instrument)] = entry.get(PositionSettled.price);
    }
  });
  const metrics = measureRun(manifestOf(planned, world, 'full', 'test'), log);
  const profit = (account: number) => metrics.ledger.profit(account, metrics.marks);
  return { world, prices, worth, profit, metrics };
}

/** The score of Brier, Monthly Weather Review 78 (1950): mean squared error of the probabilities. */
function brier(prices: readonly number[], worth: readonly number[]): number {
  const errors = prices.map((price, i) => ((price - worth[i]) / PAYOUT) ** 2);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

describe('scenario prediction-market', () => {
  it('costs the sponsor b ln n payouts at most, and everything else moves between traders', () => {
    for (const [seed, liquidity] of [
      [1, 100],
      [2, 10],
      [3, 1000],
    ]) {
      const outcomes = seed === 2 ? 4 : 2;
      const { world, worth, profit, metrics } = ended({ market: { liquidity, outcomes } }, seed);
      expect(worth.toSorted((a, b) => b - a)).toEqual([PAYOUT, ...new Array(outcomes - 1).fill(0)]);
      expect(-profit(SPONSOR)).toBeLessThanOrEqual(PAYOUT * worstCaseLoss(outcomes, liquidity));
      const all = world.actors.reduce((sum, _, account) => sum + profit(account), 0);
      expect(all).toBe(0);
      for (const account of world.actors.keys()) {
        for (let id = 0; id < outcomes; id++) expect(metrics.ledger.position(account, id)).toBe(0);
      }
    }
  });

  it('gathers what forecasters know: the price is nearer to the truth than even odds, and noise alone is not', () => {
    const scores = (values: Record<string, object>) => {
      const seeds = [1, 2, 3, 4, 5, 6];
      const each = seeds.map((seed) => ended(values, seed)).map(({ prices, worth }) => brier(prices, worth));
      return each.reduce((sum, score) => sum + score, 0) / seeds.length;
    };
    expect(scores({})).toBeLessThan(0.02);
    expect(scores({ forecasters: { count: 0 } })).toBeGreaterThan(0.1);
    // More money than the forecasters have would be needed to move these prices.
    expect(scores({ market: { liquidity: 3000 } })).toBeGreaterThan(0.1);
  });

  it('leaves forecasters with what they brought at worst', () => {
    const { world, profit } = ended({}, 4);
    for (const [account, { kind }] of world.actors.entries()) {
      if (kind === 'forecaster') expect(profit(account)).toBeGreaterThanOrEqual(-200_000);
    }
  });

  it('keeps its trace, also from a snapshot in the middle', () => {
    const { world } = ended({}, 1);
    expect(world.kernel.traceHash).toBe('27b4cfd412ec50e3');
    const half = buildWorld(plan({}, 1));
    half.kernel.runUntil(world.until / 2);
    const rest = forkWorld(plan({}, 1), takeSnapshot(half.kernel));
    rest.kernel.runUntil(world.until);
    expect(rest.kernel.traceHash).toBe(world.kernel.traceHash);
  });

  it('is refused where it would not be settled, or at an outcome that is none', () => {
    expect(() => plan({ until: '5m' }, 1)).toThrow('market.settle is 10m: must be before the end of the run');
    expect(() => plan({ market: { outcome: 2 } }, 1)).toThrow(
      'market.outcome is 2: must be below market.outcomes',
    );
  });
});
