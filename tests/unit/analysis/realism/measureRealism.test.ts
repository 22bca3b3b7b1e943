import { describe, expect, it } from 'vitest';
import { measureLine, measureRealism } from '../../../../src/analysis/realism/measureRealism.ts';
import type { Measured, RealismStatistic } from '../../../../src/analysis/realism/realismStatistic.ts';
import { realismStatistics } from '../../../../src/analysis/realism/realismStatistics.ts';
import { emptySeries } from '../../../../src/analysis/realism/series/marketSeries.ts';

const series = emptySeries('none');
const statistic = (measured: Partial<Measured>, more: Partial<RealismStatistic> = {}): RealismStatistic => ({
  key: 'made',
  group: 'Returns',
  name: 'Made',
  estimator: '',
  decimals: 2,
  range: { low: 2, high: 5, words: '2 to 5' },
  source: '',
  confirmed: true,
  sampleOf: 'values',
  least: 10,
  sample: () => 10,
  measure: () => ({ estimate: 3, interval: { low: 2.5, high: 3.5 }, ...measured }),
  ...more,
});

describe('a line of the realism report', () => {
  it('passes where the interval meets the range, and is sure of it where all of it lies within', () => {
    const verdict = (low: number, high: number) => {
      const { verdict: found, isSure } = measureLine(series, statistic({ interval: { low, high } }));
      return [found, isSure];
    };
    expect(verdict(2.5, 3.5)).toEqual(['pass', true]);
    expect(verdict(1, 2)).toEqual(['pass', false]);
    expect(verdict(4, 9)).toEqual(['pass', false]);
    expect(verdict(0, 1.9)).toEqual(['fail', true]);
    expect(verdict(5.1, 6)).toEqual(['fail', true]);
  });

  it('says not enough data below the least sample, and measures nothing then', () => {
    const few = statistic(
      {},
      {
        sample: () => 9,
        measure: () => {
          throw new Error('measured');
        },
      },
    );
    expect(measureLine(series, few)).toMatchObject({
      verdict: 'not enough data',
      sample: 9,
      estimate: Number.NaN,
    });
  });

  it('reports what nothing is demanded of, fails what shows nothing to fit, and heeds a verdict of its own', () => {
    expect(measureLine(series, statistic({}, { range: undefined })).verdict).toBe('reported');
    expect(measureLine(series, statistic({ estimate: Number.NaN }))).toMatchObject({
      verdict: 'fail',
      interval: { low: Number.NaN },
      note: 'nothing to fit: most of the values are not above 0',
    });
    expect(measureLine(series, statistic({ isAccepted: false })).verdict).toBe('fail');
  });

  it('has not enough data of a market of which nothing is known, in every statistic', () => {
    const lines = measureRealism(series);
    expect(lines.map(({ verdict }) => verdict)).toEqual(lines.map(() => 'not enough data'));
    expect(new Set(realismStatistics.map(({ key }) => key)).size).toBe(realismStatistics.length);
  });
});
