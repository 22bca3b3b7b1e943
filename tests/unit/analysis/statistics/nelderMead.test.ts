import { expect, it } from 'vitest';
import { nelderMead } from '../../../../src/analysis/statistics/nelderMead.ts';

/** Rosenbrock's valley (Computer Journal 3 (1960) 175): its least value 0 is at (1, 1). */
const valley = ([x, y]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;

it('finds the end of a bent valley', () => {
  const { point, value, isConverged } = nelderMead(valley, [-1.2, 1], [0.5, 0.5], 1e-8, 1000);
  expect(isConverged).toBe(true);
  expect(value).toBeLessThan(1e-12);
  expect(point[0]).toBeCloseTo(1, 6);
  expect(point[1]).toBeCloseTo(1, 6);
});

it('keeps to where the function is a number', () => {
  const { point } = nelderMead(([x]) => (x < 2 ? Number.NaN : x), [5], [1], 1e-9, 500);
  expect(point[0]).toBeGreaterThanOrEqual(2);
  expect(point[0]).toBeCloseTo(2, 5);
});

it('says where the evaluations ran out', () => {
  const { evaluations, isConverged } = nelderMead(valley, [-1.2, 1], [0.5, 0.5], 1e-8, 20);
  expect(isConverged).toBe(false);
  expect(evaluations).toBeLessThan(25);
});
