import { describe, expect, it } from 'vitest';
import { Hash64 } from '../../../../src/core/utils/hash.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';

function hashOf(add: (hash: Hash64) => void): string {
  const hash = new Hash64();
  add(hash);
  return hash.hex();
}

const FROZEN: readonly [string, (hash: Hash64) => void, string][] = [
  ['nothing', () => {}, '15eeb6aa0053af0b'],
  ['an integer', (hash) => hash.addInt(0), '889ead9dfc7019a9'],
  ['a pair', (hash) => hash.addPair(1, 2), 'ca7d171173427093'],
  ['a number', (hash) => hash.addNumber(0.1), '2dba7432d8ff9ac3'],
  ['NaN', (hash) => hash.addNumber(Number.NaN), '82731be13b3c5b89'],
  ['bytes', (hash) => hash.addBytes(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)), 'bf7cc84329b2760d'],
];

describe('Hash64', () => {
  it.each(FROZEN)('of %s is frozen', (_, add, expected) => {
    expect(hashOf(add)).toBe(expected);
  });

  it('counts -0 as 0 and every NaN as one', () => {
    expect(hashOf((hash) => hash.addNumber(-0))).toBe(hashOf((hash) => hash.addNumber(0)));
    const odd = new Float64Array(1);
    new Uint32Array(odd.buffer).fill(0xfff8_1234);
    expect(odd[0]).toBeNaN();
    const nan = hashOf((hash) => hash.addNumber(Number.NaN));
    expect(hashOf((hash) => hash.addNumber(odd[0]))).toBe(nan);
    expect(hashOf((hash) => hash.addFields(odd, 0, 1))).toBe(nan);
  });

  it('adds fields as it adds numbers one by one', () => {
    const fields = Float64Array.of(9, 1, -0, Number.NaN, 0.1, -Infinity, 2 ** 53, 5e-324, 9);
    const together = hashOf((hash) => hash.addFields(fields, 1, 7));
    const oneByOne = hashOf((hash) => {
      for (const value of fields.subarray(1, 8)) hash.addNumber(value);
    });
    expect(together).toBe(oneByOne);
    expect(hashOf((hash) => hash.addFields(fields, 1, 0))).toBe(hashOf(() => {}));
  });

  it('tells lengths, orders and kinds apart', () => {
    const distinct = [
      hashOf((hash) => hash.addInt(1)),
      hashOf((hash) => hash.addPair(1, 0)),
      hashOf((hash) => hash.addPair(0, 1)),
      ...[0, 1, 4, 7, 8, 9].map((length) => hashOf((hash) => hash.addBytes(new Uint8Array(length)))),
      hashOf((hash) => {
        hash.addBytes(Uint8Array.of(1));
        hash.addBytes(Uint8Array.of(2, 3));
      }),
      hashOf((hash) => {
        hash.addBytes(Uint8Array.of(1, 2));
        hash.addBytes(Uint8Array.of(3));
      }),
    ];
    expect(new Set(distinct).size).toBe(distinct.length);
  });

  it('does not change when it is read, and goes on from a state put back', () => {
    const hash = new Hash64();
    hash.addNumber(1);
    const state = hash.state.slice();
    const first = hash.hex();
    expect(hash.hex()).toBe(first);
    expect(hash.low()).toBe(Number.parseInt(first.slice(8), 16) | 0);
    expect([hash.a, hash.b]).toEqual([...state]);
    hash.addNumber(2);
    const second = hash.hex();
    const other = new Hash64();
    other.state.set(state);
    other.addNumber(2);
    expect(other.hex()).toBe(second);
    hash.reset();
    expect(hash.hex()).toBe(FROZEN[0][2]);
  });

  it('never stays where it is on a run of zeros, whatever the state', () => {
    const hash = new Hash64();
    for (const lanes of [
      [0, 0],
      [1, 0],
      [0, 1],
    ]) {
      hash.state.set(lanes);
      hash.addPair(0, 0);
      expect([...hash.state]).not.toEqual(lanes);
    }
  });

  it('is a bijection of the state for a given input, and of the input for a given state', () => {
    const rng = createRng(4, 'bijection');
    const seen = new Set<string>();
    const hash = new Hash64();
    for (let i = 0; i < 20_000; i++) {
      // Low entropy on purpose: states and inputs that a weak step would throw together.
      hash.state.set([i & 127, i >> 7]);
      hash.addPair(5, -1);
      seen.add(hash.hex());
    }
    expect(seen.size).toBe(20_000);
    seen.clear();
    const state = [rng.nextU32(), rng.nextU32()];
    for (let i = 0; i < 20_000; i++) {
      hash.state.set(state);
      hash.addPair((i & 127) << 25, (i >> 7) << 20);
      seen.add(hash.hex());
    }
    expect(seen.size).toBe(20_000);
  });

  it('changes half of the digest with any one bit of any input', () => {
    const rng = createRng(6, 'avalanche');
    const flips = new Float64Array(64);
    const rounds = 400;
    for (let round = 0; round < rounds; round++) {
      const words = Int32Array.from({ length: 6 }, () => rng.nextU32());
      const before = digestOf(words);
      for (let bit = 0; bit < 64; bit++) {
        // Flip a bit of the middle pair and follow it through one more.
        words[2 + (bit >> 5)] ^= 1 << (bit & 31);
        flips[bit] += bitsOf(before ^ digestOf(words));
        words[2 + (bit >> 5)] ^= 1 << (bit & 31);
      }
    }
    for (const total of flips) expect(Math.abs(total / rounds - 32)).toBeLessThan(1.2);
  });

  it('does not let two flipped signs in a row cancel', () => {
    const rng = createRng(7, 'signs');
    const hash = new Hash64();
    for (let round = 0; round < 200; round++) {
      const fields = Float64Array.from({ length: 8 }, () => rng.below(1000) + 1);
      const seen = new Set<string>();
      for (let signs = 0; signs < 256; signs++) {
        hash.reset();
        const flipped = fields.map((x, i) => ((signs >> i) & 1 ? -x : x));
        hash.addFields(flipped, 0, 8);
        seen.add(hash.hex());
      }
      expect(seen.size).toBe(256);
    }
  });
});

function digestOf(words: Int32Array): bigint {
  return BigInt(
    `0x${hashOf((hash) => {
      for (let i = 0; i < words.length; i += 2) hash.addPair(words[i], words[i + 1]);
    })}`,
  );
}

function bitsOf(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}
