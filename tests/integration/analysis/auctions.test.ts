import { describe, expect, it } from 'vitest';
import { demandAt, supplyAt } from '../../../src/analysis/metrics/auctionCurves.ts';
import { measureRun } from '../../../src/analysis/metrics/runMetrics.ts';
import { reportFigures } from '../../../src/analysis/visualization/reportFigures.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { Trade } from '../../../src/core/models/messages/marketData.ts';
import { Imbalance, IndicativePrice } from '../../../src/core/models/messages/session.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { BUY } from '../../../src/core/models/side.ts';
import { buildWorld, manifestOf, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

/** A run whose venue tells every change of an auction at once. */
function runOf(scenario: string, seed: number) {
  const log = new MemoryLog();
  const values = { session: { indicativeInterval: '0s' } };
  const plan = planWorld(scenario, [{ source: 'test', values }], seed);
  const world = buildWorld(plan, { recorder: log });
  world.kernel.runUntil(world.until);
  world.kernel.finish();
  return { log, metrics: measureRun(manifestOf(plan, world, 'commands', '0.0.0'), log) };
}

/** What the venue said last before the trades at `time`, and the trades. */
function toldBy(log: MemoryLog, time: number) {
  const told = { price: 0, volume: 0, surplus: 0, prices: new Set<number>(), traded: 0 };
  let isCleared = false;
  log.forEach((entry) => {
    if (entry.recordClass !== RECORD_FACT || entry.time > time) return;
    if (entry.kind === Trade.id && entry.time === time) {
      isCleared = true;
      told.prices.add(entry.get(Trade.price));
      told.traded += entry.get(Trade.quantity);
    } else if (entry.kind === IndicativePrice.id && !isCleared) {
      told.price = entry.get(IndicativePrice.price);
      told.volume = entry.get(IndicativePrice.volume);
    } else if (entry.kind === Imbalance.id && !isCleared) {
      const sign = entry.get(Imbalance.side) === BUY ? 1 : -1;
      told.surplus = sign * entry.get(Imbalance.quantity);
    }
  });
  return told;
}

describe.each([
  ['opening-auction', 1, 1],
  ['opening-auction', 2, 1],
  ['trading-day', 1, 3],
] as const)('auctions of a run of %s, seed %i', (scenario, seed, count) => {
  const { log, metrics } = runOf(scenario, seed);
  const { kept } = metrics.auctions;

  it('have the price, the volume and the surplus that the session found', () => {
    expect(kept).toHaveLength(count);
    for (const { time, price, volume, surplus, surplusSide } of kept) {
      const told = toldBy(log, time);
      expect([...told.prices]).toEqual([price]);
      expect(told.traded).toBe(volume);
      expect([told.price, told.volume]).toEqual([price, volume]);
      expect(Math.abs(told.surplus)).toBe(surplus);
      if (surplus > 0) expect(surplusSide === BUY).toBe(told.surplus > 0);
    }
  });

  it('trade what the curves allow at the price, and no price allows more', () => {
    for (const { curves, price, volume } of kept) {
      const executable = (at: number) => Math.min(demandAt(curves, at), supplyAt(curves, at));
      expect(executable(price)).toBe(volume);
      expect(Math.max(...curves.prices.map(executable))).toBe(volume);
    }
  });

  it('are drawn', () => {
    const drawn = reportFigures(metrics);
    const names = drawn.map(({ name }) => name);
    const figures = drawn.filter(({ name }) => /^auction-\d$/.test(name));
    expect(figures).toHaveLength(count);
    expect(names).toContain('auction-calls');
    const isNamed = (index: number) =>
      JSON.stringify(figures[index].figure.layout.annotations).includes('left to');
    // The large order of the trading day is left over for the most part when the volatility auction trades.
    expect(figures.map((_, index) => isNamed(index))).toEqual(kept.map(({ surplus }) => surplus > 1000));
  });
});
