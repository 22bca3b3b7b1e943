import { Hash64 } from '../../src/core/utils/hash.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';

/** One draw of each method, each from a stream of its own so that a change of one shows alone. */
export const METHODS: Readonly<Record<string, (rng: Rng) => number>> = {
  nextU32: (rng) => rng.nextU32(),
  uniform: (rng) => rng.uniform(),
  'below(7)': (rng) => rng.below(7),
  'below(2^32)': (rng) => rng.below(2 ** 32),
  'below(3 * 2^40)': (rng) => rng.below(3 * 2 ** 40),
  'between(-5, 5)': (rng) => rng.between(-5, 5),
  'bernoulli(0.3)': (rng) => Number(rng.bernoulli(0.3)),
  'exponential(2.5)': (rng) => rng.exponential(2.5),
  normal: (rng) => rng.normal(),
  'poisson(3)': (rng) => rng.poisson(3),
  'poisson(200)': (rng) => rng.poisson(200),
  shuffle: (rng) => {
    const cards = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    rng.shuffle(cards);
    return Number(cards.join(''));
  },
  split: (rng) => {
    rng.nextU32();
    return rng.split('child').nextU32();
  },
};

/** The first draws of a method, and a hash of the first thousand. */
export function firstDraws(method: string): { readonly first: number[]; readonly hash: string } {
  const rng = createRng(42, `frozen/${method}`);
  const draws = Array.from({ length: 1000 }, () => METHODS[method](rng));
  const hash = new Hash64();
  for (const draw of draws) hash.addNumber(draw);
  return { first: draws.slice(0, 3), hash: hash.hex() };
}
