import { describe, expect, it } from 'vitest';
import { coarsened, valueAt } from '../../../../src/analysis/visualization/comparison/overlaySeries.ts';

const series = { startNs: 100, endNs: 145, sliceNs: 10, values: Float64Array.of(1, 3, Number.NaN, 5, 7) };

describe('coarsened', () => {
  it('takes the mean of the slices it joins, without gaps', () => {
    const { sliceNs, values } = coarsened(series, 21);
    expect(sliceNs).toBe(20);
    expect([...values]).toEqual([2, 5, 7]);
  });

  it('keeps slices that are longer already, and a gap of which nothing is known', () => {
    expect(coarsened(series, 3)).toEqual(series);
    const empty = { ...series, values: Float64Array.of(Number.NaN, Number.NaN) };
    expect([...coarsened(empty, 20).values]).toEqual([Number.NaN]);
  });
});

describe('valueAt', () => {
  it('is that of the slice which ends at the time or holds it, and none behind the end', () => {
    expect([100, 101, 110, 111, 145, 146].map((time) => valueAt(series, time))).toEqual([
      1,
      1,
      1,
      3,
      7,
      Number.NaN,
    ]);
  });
});
