import { describe, expect, it } from 'vitest';
import { cholesky, solveCholesky } from '../../../../src/analysis/statistics/cholesky.ts';
import { herfindahl, jainIndex } from '../../../../src/analysis/statistics/concentration.ts';
import { leastSquares } from '../../../../src/analysis/statistics/leastSquares.ts';
import { solveLinear } from '../../../../src/analysis/statistics/solveLinear.ts';

const column = (...values: number[]) => Float64Array.from(values);
const ones = (count: number) => new Float64Array(count).fill(1);

describe('leastSquares', () => {
  // Five points by hand: means 3 and 4, Sxx 10, Sxy 9, Syy 10; residual sum of squares 10 - 81/10 = 1.9, over 3.
  it('is the line through points, with its standard errors', () => {
    const fit = leastSquares([ones(5), column(1, 2, 3, 4, 5)], column(3, 2, 4, 5, 6))!;
    expect(fit.coefficients[0]).toBeCloseTo(1.3, 12);
    expect(fit.coefficients[1]).toBeCloseTo(0.9, 12);
    expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1.9 / 3 / 10), 12);
    expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt((1.9 / 3) * (1 / 5 + 9 / 10)), 12);
    expect(fit.rSquared).toBeCloseTo(0.81, 12);
    expect([...fit.residuals].reduce((a, b) => a + b)).toBeCloseTo(0, 12);
  });

  // NIST's certified values for Longley's data, whose columns nearly tell the same: employment by deflator, GNP,
  // unemployed, armed forces, population and year (Statistical Reference Datasets, linear regression).
  it('is exact to many digits on the data of Longley (1967)', () => {
    const rows = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ];
    // About their means, the columns are told apart well enough.
    const centred = [0, 1, 2, 3, 4, 5, 6].map((i) => {
      const mean = rows.reduce((sum, row) => sum + row[i], 0) / rows.length;
      return Float64Array.from(rows, (row) => row[i] - mean);
    });
    const { coefficients, rSquared } = leastSquares(centred.slice(1), centred[0])!;
    const certified = [
      15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807,
      1829.15146461355,
    ];
    for (const [i, value] of certified.entries())
      expect(Math.abs(coefficients[i] / value - 1)).toBeLessThan(1e-7);
    expect(rSquared).toBeCloseTo(0.995479004577296, 9);
  });

  it('is none where the columns tell the same, or there are too few rows', () => {
    expect(leastSquares([ones(4), ones(4)], column(1, 2, 3, 4))).toBeUndefined();
    expect(leastSquares([ones(2), column(1, 2)], column(1, 2))).toBeUndefined();
    expect(leastSquares([ones(3), new Float64Array(3)], column(1, 2, 3))).toBeUndefined();
  });
});

describe('small matrices', () => {
  it('factorise and solve', () => {
    const lower = cholesky([
      [4, 2, 0],
      [2, 5, 2],
      [0, 2, 2],
    ])!;
    expect(lower).toEqual([
      [2, 0, 0],
      [1, 2, 0],
      [0, 1, 1],
    ]);
    // The matrix times (1, 2, 3) is (8, 18, 10).
    expect(solveCholesky(lower, [8, 18, 10])).toEqual([1, 2, 3]);
    expect(
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined();
  });

  it('solve with rows in any order', () => {
    expect(
      solveLinear(
        [
          [0, 2],
          [4, 1],
        ],
        [6, 7],
      ),
    ).toEqual([1, 3]);
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeUndefined();
  });
});

describe('concentration and fairness', () => {
  it('go from even to all with one', () => {
    expect(herfindahl([5, 5, 5, 5])).toBe(0.25);
    expect(herfindahl([0, 7, 0])).toBe(1);
    expect(herfindahl([])).toBeNaN();
    expect(jainIndex(4, 4, 4)).toBe(1);
    expect(jainIndex(1, 1, 4)).toBe(0.25);
  });
});
