import { expect, it } from 'vitest';
import { fuzzBars } from '../../../support/fuzzBars.ts';

it('readers of bars, quotes, trades and packed files take damaged files or refuse them', async () => {
  const cases = 4000;
  const refused = await fuzzBars(cases, 1);
  // Most damage shows; some of it makes another good file.
  expect(refused).toBeGreaterThan(cases / 4);
  expect(refused).toBeLessThan(cases);
});
