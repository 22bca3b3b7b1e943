import { describe, expect, it } from 'vitest';
import {
  formatNumber,
  formatPercent,
  formatTime,
  rounded,
} from '../../../../src/analysis/visualization/numbers.ts';

describe('numbers', () => {
  it('groups thousands, keeps decimals and never shows a negative zero', () => {
    const shown = [1234567.891, -1234.5, -0.001, 0, Number.NaN].map((value) => formatNumber(value, 2));
    expect(shown).toEqual(['1\u202f234\u202f567.89', '−1\u202f234.50', '0.00', '0.00', '–']);
    expect(formatNumber(999)).toBe('999');
    expect(formatPercent(0.98765)).toBe('98.8 %');
    expect(formatPercent(Number.NaN)).toBe('–');
  });

  it('writes times in the unit that suits them', () => {
    const times = [0, 250, 1500, 2_500_000, 59_900_000_000, 60e9, 3_723_004e6, 360_000e9];
    expect(times.map(formatTime)).toEqual([
      '0 s',
      '250 ns',
      '1.5 µs',
      '2.5 ms',
      '59.9 s',
      '0:01:00',
      '1:02:03.004',
      '100:00:00',
    ]);
  });

  it('rounds for figures, gaps as null', () => {
    expect(rounded(Float64Array.of(1.005, Number.NaN, -0.001, 1e300 * 1e10), 2, 1)).toEqual([
      1,
      null,
      0,
      null,
    ]);
    expect(rounded([10_001], 2, 0.01)).toEqual([100.01]);
  });
});
