import { expect, it } from 'vitest';
import { bandTraces } from '../../../../src/analysis/visualization/traces.ts';

it('a band has no width where an edge is missing, and waits where the next begins', () => {
  const low = [1, 2, null, null, 7, null];
  const high = [3, 4, null, 9, 8, null];
  const [from, to] = bandTraces({ x0: 0, dx: 1 }, 'Range', low, high);
  expect(from.y).toEqual([1, 2, 2, 7, 7, 7]);
  expect(to.y).toEqual([3, 4, 2, 7, 8, 7]);
});
