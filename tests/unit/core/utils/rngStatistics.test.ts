import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../../src/core/utils/math/erf.ts';
import { lnGamma } from '../../../../src/core/utils/math/lnGamma.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';

const DRAWS = 100_000;

function draw(name: string, one: (rng: ReturnType<typeof createRng>) => number, count = DRAWS): Float64Array {
  const rng = createRng(2026, name);
  return Float64Array.from({ length: count }, () => one(rng));
}

/** Deviation of a chi-square statistic from its mean, in standard deviations (Wilson and Hilferty, 1931). */
function chiSquareDeviation(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let statistic = 0;
  for (let i = 0; i < observed.length; i++) statistic += (observed[i] - expected[i]) ** 2 / expected[i];
  const freedom = observed.length - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}

/** Kolmogorov's statistic, scaled: above 1.95 with probability 0.1%. */
function kolmogorov(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.slice().sort();
  const n = sorted.length;
  let largest = 0;
  sorted.forEach((x, i) => {
    largest = Math.max(largest, (i + 1) / n - cdf(x), cdf(x) - i / n);
  });
  return largest * Math.sqrt(n);
}

function counts(values: Float64Array, cells: number): Float64Array {
  const result = new Float64Array(cells);
  for (const value of values) result[value]++;
  return result;
}

function moments(values: Float64Array): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1) };
}

// Seeds are fixed, so nothing here is flaky: 3.5 deviations are what a sound generator exceeds once in 2000 seeds.
describe('draws have the distribution they name', () => {
  it('uniform', () => {
    const values = draw('uniform', (rng) => rng.uniform());
    expect(kolmogorov(values, (x) => x)).toBeLessThan(1.95);
    expect(values.every((x) => x >= 0 && x < 1)).toBe(true);
  });

  it.each([1, 2, 6, 10, 256, 1000])('below(%i) is even', (n) => {
    const observed = counts(
      draw(`below ${n}`, (rng) => rng.below(n)),
      n,
    );
    expect(observed.reduce((sum, count) => sum + count, 0)).toBe(DRAWS);
    if (n > 1)
      expect(
        Math.abs(
          chiSquareDeviation(
            observed,
            observed.map(() => DRAWS / n),
          ),
        ),
      ).toBeLessThan(3.5);
  });

  // 3 * 2^30 and 3 * 2^51 are where a plain remainder would favour the first third twice over.
  it.each([3 * 2 ** 30, 2 ** 32, 3 * 2 ** 40, 3 * 2 ** 51, 2 ** 53])('below(%i) is even in thirds', (n) => {
    const values = draw(`below ${n}`, (rng) => rng.below(n));
    expect(values.every((x) => Number.isInteger(x) && x >= 0 && x < n)).toBe(true);
    const observed = counts(
      values.map((x) => Math.floor((x / n) * 3)),
      3,
    );
    expect(Math.abs(chiSquareDeviation(observed, [DRAWS / 3, DRAWS / 3, DRAWS / 3]))).toBeLessThan(3.5);
    const lowest = counts(
      values.map((x) => x % 8),
      8,
    );
    expect(
      Math.abs(
        chiSquareDeviation(
          lowest,
          lowest.map(() => DRAWS / 8),
        ),
      ),
    ).toBeLessThan(3.5);
  });

  it('below(n) is the upper part of the word times n', () => {
    const [a, b] = [createRng(5, 'word'), createRng(5, 'word')];
    for (let i = 0; i < 20_000; i++) {
      const n = 2 ** (i % 33);
      expect(a.below(n)).toBe(Number((BigInt(b.nextU32()) * BigInt(n)) >> 32n));
    }
  });

  it('bernoulli', () => {
    const { mean } = moments(draw('bernoulli', (rng) => Number(rng.bernoulli(0.3))));
    expect(Math.abs(mean - 0.3)).toBeLessThan(3.5 * Math.sqrt(0.21 / DRAWS));
  });

  it('exponential', () => {
    const values = draw('exponential', (rng) => rng.exponential(2.5));
    expect(kolmogorov(values, (x) => 1 - Math.exp(-x / 2.5))).toBeLessThan(1.95);
    expect(Object.is(createRng(1, 'x').exponential(0), 0)).toBe(true);
  });

  it('normal, in the middle and in the tails', () => {
    const values = draw('normal', (rng) => rng.normal());
    expect(kolmogorov(values, normalCdf)).toBeLessThan(1.95);
    const beyond = values.filter((x) => Math.abs(x) > 3).length;
    expect(Math.abs(beyond - 0.0026998 * DRAWS)).toBeLessThan(3.5 * Math.sqrt(0.0026998 * DRAWS));
    const { mean, variance } = moments(values);
    expect(Math.abs(mean)).toBeLessThan(3.5 / Math.sqrt(DRAWS));
    expect(Math.abs(variance - 1)).toBeLessThan(3.5 * Math.sqrt(2 / DRAWS));
  });

  it.each([0.1, 3, 9.99, 10, 40, 200])('poisson(%f)', (mean) => {
    const values = draw(`poisson ${mean}`, (rng) => rng.poisson(mean));
    const first = Math.max(0, Math.floor(mean - 3 * Math.sqrt(mean)));
    const last = Math.ceil(mean + 3 * Math.sqrt(mean)) + 1;
    const probability = (k: number) => Math.exp(k * Math.log(mean) - mean - lnGamma(k + 1));
    const cells = Array.from({ length: last - first + 1 }, (_, i) => DRAWS * probability(first + i));
    const observed = cells.map((_, i) => values.filter((x) => x === first + i).length);
    expect(Math.abs(chiSquareDeviation(observed, cells))).toBeLessThan(3.5);
  });

  it('poisson of a huge mean has its mean and variance, and of 0 it is 0', () => {
    const { mean, variance } = moments(draw('poisson', (rng) => rng.poisson(1e6), 20_000));
    expect(Math.abs(mean - 1e6)).toBeLessThan(3.5 * Math.sqrt(1e6 / 20_000));
    expect(Math.abs(variance / 1e6 - 1)).toBeLessThan(3.5 * Math.sqrt(2 / 20_000));
    expect(createRng(1, 'x').poisson(0)).toBe(0);
  });

  it('shuffle gives every order of four equally often', () => {
    const rng = createRng(8, 'orders');
    const seen = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const cards = ['a', 'b', 'c', 'd'];
      rng.shuffle(cards);
      const order = cards.join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    expect(Math.abs(chiSquareDeviation([...seen.values()], Array(24).fill(1000)))).toBeLessThan(3.5);
  });

  it('streams of neighbouring names are independent', () => {
    const streams = Array.from({ length: 2000 }, (_, i) => createRng(1, `actor/trader-${i}`));
    const firsts = Float64Array.from(streams, (rng) => rng.uniform());
    expect(kolmogorov(firsts, (x) => x)).toBeLessThan(1.95);
    let product = 0;
    for (let i = 1; i < firsts.length; i++) product += (firsts[i - 1] - 0.5) * (firsts[i] - 0.5) * 12;
    expect(Math.abs(product / Math.sqrt(firsts.length))).toBeLessThan(3.5);
  });
});
