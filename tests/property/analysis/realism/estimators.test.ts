import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LaggedProducts } from '../../../../src/analysis/realism/estimators/laggedProducts.ts';
import { SortedTail } from '../../../../src/analysis/realism/estimators/sortedTail.ts';
import { autocorrelations } from '../../../../src/analysis/statistics/autocorrelations.ts';
import {
  detrendedFluctuation,
  fluctuationSquares,
} from '../../../../src/analysis/statistics/detrendedFluctuation.ts';
import { hillTail } from '../../../../src/analysis/statistics/hillTail.ts';
import { wassersteinDistance } from '../../../../src/analysis/statistics/wasserstein.ts';

const values = (least: number) =>
  fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: least, maxLength: 300 })
    .map((list) => Float64Array.from(list));

const near = (a: number, b: number) => Object.is(a, b) || Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));

describe('estimators of the realism report against their slow twins', () => {
  it('autocorrelations from cells are those of the whole series', () => {
    fc.assert(
      fc.property(values(30), fc.integer({ min: 1, max: 20 }), (series, lags) => {
        fc.pre(new Set(series).size > 1);
        const found = new LaggedProducts(
          series,
          Array.from({ length: lags }, (_, i) => i + 1),
        ).correlations();
        const twin = autocorrelations(series, lags);
        return found.every((r, i) => near(r, twin[i]));
      }),
    );
  });

  it('each cell counted twice changes nothing', () => {
    fc.assert(
      fc.property(values(30), (series) => {
        fc.pre(new Set(series).size > 1);
        const products = new LaggedProducts(series, [1, 5]);
        const twice = products.correlations(new Float64Array(products.cells).fill(2));
        return products.correlations().every((r, i) => near(r, twice[i]));
      }),
    );
  });

  it('the tail index of a resample is that of the values drawn', () => {
    fc.assert(
      fc.property(
        values(40),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom(0.05, 0.1, 0.3),
        (series, stream, share) => {
          const drawn = Float64Array.from(series, () => (stream.next().value as number) % series.length);
          const sample = Float64Array.from(drawn, (i) => series[i]);
          return near(new SortedTail(series).index(drawn, share), hillTail(sample, share).index);
        },
      ),
    );
  });

  it('the distance of two samples of one length is the mean distance of their sorted values', () => {
    fc.assert(
      fc.property(values(1), fc.infiniteStream(fc.integer({ min: -50, max: 50 })), (a, stream) => {
        const b = Float64Array.from(a, () => stream.next().value as number);
        const [x, y] = [a.toSorted(), b.toSorted()];
        const twin = x.reduce((sum, value, i) => sum + Math.abs(value - y[i]), 0) / x.length;
        return near(wassersteinDistance(a, b), twin) && near(wassersteinDistance(b, a), twin);
      }),
    );
  });

  it('fluctuations by cell average to those of the whole, where the cells fill it', () => {
    const signs = Float64Array.from({ length: 5120 }, (_, i) => ((i * i * 7919) % 13 > 6 ? 1 : -1));
    const { windows, sizes } = detrendedFluctuation(signs);
    const byCell = fluctuationSquares(signs);
    expect(byCell.windows).toEqual(windows);
    expect(byCell.cells).toBe(10);
    byCell.squares.forEach((squares, i) => {
      const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
      expect(Math.sqrt(mean)).toBeCloseTo(sizes[i], 9);
    });
  });
});
