import { expect, it } from 'vitest';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { orderSizes } from '../../../../../src/market/agents/valueTrading/orderSizes.ts';

const bounds = { leastLots: 3, mostLots: 7 };

it('uniform sizes reach both bounds, in either order', () => {
  const rng = createRng(1, 'sizes');
  for (const config of [bounds, { leastLots: 5, mostLots: 5 }]) {
    const draw = orderSizes({ sizes: 'uniform', ...config });
    const seen = new Set(Array.from({ length: 300 }, () => draw(rng)));
    expect(seen.size).toBe(config.mostLots - config.leastLots + 1);
  }
  expect(orderSizes({ sizes: 'uniform', leastLots: 9, mostLots: 2 })(rng)).toBe(9);
});

it('the mixture has the weights of ABIDES: seven in ten orders are of 100 lots, one in five is log-normal', () => {
  const rng = createRng(2, 'sizes');
  const draw = orderSizes({ sizes: 'mixture', ...bounds });
  const sizes = Array.from({ length: 50_000 }, () => draw(rng));
  expect(sizes.every((size) => Number.isInteger(size) && size >= 0)).toBe(true);
  const share = (size: number) => sizes.filter((one) => one === size).length / sizes.length;
  expect(Math.abs(share(100) - 0.7)).toBeLessThan(0.008);
  expect(Math.abs(share(200) - 0.06)).toBeLessThan(0.004);
  expect(Math.abs(share(400) - 0.0329)).toBeLessThan(0.003);
  // Median e^2.9 = 18.2 of the log-normal fifth.
  const rest = sizes.filter((size) => size % 100 > 1 && size % 100 < 99).sort((a, b) => a - b);
  expect(Math.abs(rest.length / sizes.length - 0.2)).toBeLessThan(0.01);
  expect(rest[rest.length >> 1]).toBeGreaterThan(16);
  expect(rest[rest.length >> 1]).toBeLessThan(21);
});
