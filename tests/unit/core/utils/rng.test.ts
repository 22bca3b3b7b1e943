import { describe, expect, it } from 'vitest';
import { createRng, Rng, seedStream } from '../../../../src/core/utils/rng.ts';
import { firstDraws, METHODS } from '../../../support/drawing.ts';

/** The generator as its authors define it, on bigints. */
function* slowGenerator(words: readonly number[]): Generator<number> {
  const mask = 0xffffffffn;
  const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & mask;
  const s = words.map((word) => BigInt(word >>> 0));
  for (;;) {
    yield Number((rotate((s[1] * 5n) & mask, 7n) * 9n) & mask);
    const shifted = (s[1] << 9n) & mask;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11n);
  }
}

/** Frozen: a change here changes every world ever run. */
const FROZEN: Readonly<Record<string, { first: number[]; hash: string }>> = {
  nextU32: { first: [3139327772, 163465195, 1846838359], hash: '5c21bf4eac6cacbd' },
  uniform: { first: [0.03382222837886861, 0.7477672731128335, 0.5956063728357605], hash: '9ceb84a77677fea2' },
  'below(7)': { first: [3, 3, 6], hash: 'f9c4fcbf1d3c3677' },
  'below(2^32)': { first: [2665431071, 2134108501, 150267119], hash: 'd1eab13b408b7980' },
  'below(3 * 2^40)': { first: [3216733640804, 86782748044, 2568712867511], hash: '0894f7b53dfc8d31' },
  'between(-5, 5)': { first: [-4, -1, -3], hash: '5998185f1c463dda' },
  'bernoulli(0.3)': { first: [0, 0, 0], hash: '6a5a0739626101ae' },
  'exponential(2.5)': {
    first: [1.2770168328142497, 0.09114890868937632, 3.510264436482682],
    hash: 'd3a01d1cbdfc0242',
  },
  normal: { first: [-1.6188074424206205, -0.5444651038380661, -0.363499226975319], hash: '87a47a4c94dcb342' },
  'poisson(3)': { first: [5, 2, 2], hash: '63c090afca849d5f' },
  'poisson(200)': { first: [198, 211, 172], hash: 'fe7d103b6ea2aa13' },
  shuffle: { first: [6847305219, 7536819024, 412367598], hash: 'bcfcdf682abe6b12' },
  split: { first: [1463516124, 126850545, 4055520326], hash: '4976fa12653accb9' },
};

describe('Rng', () => {
  it('is xoshiro128** word for word', () => {
    const seeds = [
      [1, 2, 3, 4],
      [-1, 0x7fffffff, 0, 5],
      [0, 0, 0, 1],
    ];
    for (const words of seeds) {
      const rng = new Rng(Int32Array.from(words), 0);
      const slow = slowGenerator(words);
      for (let i = 0; i < 2000; i++) expect(rng.nextU32()).toBe(slow.next().value);
    }
    const rng = new Rng(Int32Array.of(1, 2, 3, 4), 0);
    expect([rng.nextU32(), rng.nextU32(), rng.nextU32()]).toEqual([11520, 0, 5927040]);
  });

  it('covers every method with a frozen stream', () => {
    expect(Object.keys(METHODS)).toEqual(Object.keys(FROZEN));
  });

  it.each(Object.keys(FROZEN))('draws %s as it always did', (method) => {
    expect(firstDraws(method)).toEqual(FROZEN[method]);
  });

  it('seeds as it always did', () => {
    const words = new Int32Array(8);
    seedStream(words, 4, 1, 'actor/maker-1');
    expect([...words]).toEqual([0, 0, 0, 0, -1425994722, 865564128, -141541276, 1453061439]);
    seedStream(words, 0, 'a seed in words', 'latency/Zürich');
    expect([...words.subarray(0, 4)]).toEqual([-1640211745, 1716479192, -764305888, 1694879185]);
  });

  it('lives in an arena: a slice keeps it and puts it back', () => {
    const arena = new Int32Array(12);
    for (const i of [0, 1, 2]) seedStream(arena, 4 * i, 9, `stream ${i}`);
    const others = [arena.slice(0, 4), arena.slice(8)];
    const rng = new Rng(arena, 4);
    rng.normal();
    const kept = arena.slice();
    const draws = [rng.uniform(), rng.below(1000), rng.poisson(50)];
    expect([arena.slice(0, 4), arena.slice(8)]).toEqual(others);
    arena.set(kept);
    expect([rng.uniform(), rng.below(1000), rng.poisson(50)]).toEqual(draws);
    const unsigned = new Rng(new Uint32Array(kept.buffer), 4);
    expect(unsigned.uniform()).toBe(draws[0]);
  });

  it('tells streams apart by seed and by name, and takes a number and its text as one seed', () => {
    const firsts = new Set<number>();
    for (let seed = 0; seed < 50; seed++) {
      for (let i = 0; i < 50; i++) firsts.add(createRng(seed, `actor/${i}`).uniform());
    }
    expect(firsts.size).toBe(2500);
    expect(createRng(17, 'x').uniform()).toBe(createRng('17', 'x').uniform());
    expect(createRng('ab', 'c').uniform()).not.toBe(createRng('a', 'bc').uniform());
  });

  it('splits without advancing, by name and by present state', () => {
    const parent = createRng(3, 'parent');
    const twin = createRng(3, 'parent');
    const a = parent.split('a');
    expect(parent.split('b').nextU32()).not.toBe(parent.split('a').nextU32());
    expect(parent.split('a').nextU32()).toBe(a.nextU32());
    expect(parent.nextU32()).toBe(twin.nextU32());
    expect(parent.split('a').nextU32()).not.toBe(twin.split('b').nextU32());
  });

  it('draws whatever the probability, so that a setting never shifts a stream', () => {
    const [a, b] = [createRng(1, 'p'), createRng(1, 'p')];
    expect(a.bernoulli(0)).toBe(false);
    expect(b.bernoulli(1)).toBe(true);
    expect(a.nextU32()).toBe(b.nextU32());
  });

  it('shuffles typed arrays and leaves one element alone', () => {
    const rng = createRng(2, 'cards');
    const cards = Int32Array.from({ length: 100 }, (_, i) => i);
    rng.shuffle(cards);
    expect([...cards].sort((x, y) => x - y)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    const single = [7];
    rng.shuffle(single);
    rng.shuffle([]);
    expect(single).toEqual([7]);
  });

  it('refuses ranges it cannot draw from', () => {
    const rng = createRng(1, 'x');
    for (const n of [0, -1, 1.5, Number.NaN, Infinity, 2 ** 53 + 2]) {
      expect(() => rng.below(n)).toThrow(/below\(n\)/);
    }
    expect(() => rng.between(3, 2)).toThrow(/lo <= hi/);
    expect(() => rng.poisson(-1)).toThrow(/Poisson mean/);
    expect(() => rng.poisson(Number.NaN)).toThrow(/Poisson mean/);
    expect(() => new Rng(new Int32Array(6), 3)).toThrow(/four words/);
  });
});
