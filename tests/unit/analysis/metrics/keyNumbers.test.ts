import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../../src/analysis/metrics/compareRuns.ts';
import type { KeyNumber } from '../../../../src/analysis/metrics/keyNumber.ts';
import { keyNumbers } from '../../../../src/analysis/metrics/keyNumbers.ts';
import { LogHistogram } from '../../../../src/analysis/metrics/logHistogram.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { midVolatility } from '../../../../src/analysis/metrics/volatility.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { testManifest } from '../../../support/syntheticRun.ts';

const number = (key: string, value: number, name = key): KeyNumber => ({
  key,
  group: 'Trades',
  name,
  unit: '',
  decimals: 0,
  value,
});

/** A mid that goes up by `factor` every minute for an hour, and flickers in between. */
function risingTape(factor: number): ArrayLog {
  const log = new ArrayLog();
  for (let second = 0; second <= 3600; second++) {
    const price = Math.round(1e6 * factor ** (second / 60)) + (second % 60 === 59 ? 0 : 40 * (second % 2));
    log.quote(second * 1e9, price - 1, price + 1);
  }
  return log;
}

describe('keyNumbers', () => {
  it('are in the units they are shown in', () => {
    const log = new ArrayLog().quote(0, 9990, 10_010, 3, 5).trade(50, 10_000, 7, 0).quote(100, 9990, 10_010);
    const numbers = keyNumbers(measureRun(testManifest(['maker']), log, { end: 100 }));
    const value = (key: string) => numbers.find((candidate) => candidate.key === key)!.value;
    expect(value('meanSpread')).toBeCloseTo(0.2, 12);
    expect(value('meanSpreadBps')).toBeCloseTo(20, 12);
    expect(value('volume')).toBe(7);
    expect(value('averagePrice')).toBe(100);
    expect(value('twoSidedShare')).toBe(100);
    expect(new Set(numbers.map(({ key }) => key)).size).toBe(numbers.length);
  });
});

describe('LogHistogram.addAll', () => {
  it('puts all kinds together', () => {
    const [a, b] = [new LogHistogram(), new LogHistogram()];
    const both = new LogHistogram();
    for (const [histogram, value] of [
      [a, 3],
      [a, 5000],
      [b, 1],
      [b, 90],
      [b, 1e9],
    ] as const) {
      histogram.add(value);
      both.add(value);
    }
    a.addAll(b);
    a.addAll(new LogHistogram());
    expect(a).toEqual(both);
    for (const p of [0, 0.5, 0.9, 1]) expect(a.quantile(p)).toBe(both.quantile(p));
    expect([a.least, a.greatest, a.mean, a.total]).toEqual([both.least, both.greatest, both.mean, 5]);
  });
});

describe('midVolatility', () => {
  it('is the size of a minute’s move where each minute moves alike, whatever happens within', () => {
    const metrics = measureRun(testManifest([]), risingTape(1.001), { end: 3600e9 });
    const { intervalNs, perMinuteBps } = midVolatility(metrics);
    expect(intervalNs).toBe(60e9);
    expect(perMinuteBps).toBeCloseTo(1e4 * Math.log(1.001), 1);
  });

  it('is not a number without a mid', () => {
    expect(midVolatility(measureRun(testManifest([]), new ArrayLog())).perMinuteBps).toBeNaN();
  });
});

describe('compareNumbers', () => {
  it('holds each run against the first', () => {
    const [compared] = compareNumbers([[number('x', 4)], [number('x', 6)], [number('x', Number.NaN)]]);
    expect(compared.values).toEqual([4, 6, Number.NaN]);
    expect(compared.differences).toEqual([0, 2, Number.NaN]);
    expect(compared.ratios).toEqual([1, 1.5, Number.NaN]);
  });

  it('leaves out what is not measured alike', () => {
    expect(compareNumbers([[number('x', 1, 'from 1 s')], [number('x', 1, 'from 60 s')]])).toEqual([]);
    expect(compareNumbers([[number('x', 1)], []])).toEqual([]);
  });
});
