import { expect, it } from 'vitest';
import { autocorrelations } from '../../../../../src/analysis/statistics/autocorrelations.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { HiddenOrders } from '../../../../../src/market/agents/orderFlow/hiddenOrders.ts';

function signs(hurst: number, hidden: number, count: number, seed = 1): Float64Array {
  const orders = new HiddenOrders(hurst, new Float64Array(hidden));
  const rng = createRng(seed, 'hidden');
  return Float64Array.from({ length: count }, () => (orders.next(rng) === 0 ? 1 : -1));
}

it('signs remember for long, and the longer the higher the Hurst exponent', () => {
  const at100 = (hurst: number) => autocorrelations(signs(hurst, 3, 200_000), 100)[99];
  expect(at100(0.5)).toBeLessThan(0.02);
  expect(at100(0.75)).toBeGreaterThan(0.025);
  expect(at100(0.9)).toBeGreaterThan(at100(0.75));
});

it('one hidden order is worked off to its end before the next', () => {
  const left = new Float64Array(1);
  const orders = new HiddenOrders(0.75, left);
  const rng = createRng(4, 'hidden');
  for (let i = 0; i < 2000; i++) {
    const before = left[0];
    const side = orders.next(rng);
    if (before !== 0) {
      expect(side).toBe(before > 0 ? 0 : 1);
      expect(Math.abs(left[0])).toBe(Math.abs(before) - 1);
    }
  }
});

it('both sides are as likely', () => {
  const sum = signs(0.5, 20, 100_000).reduce((total, sign) => total + sign, 0);
  expect(Math.abs(sum / 100_000)).toBeLessThan(0.03);
});
