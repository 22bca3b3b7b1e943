import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitset } from '../../src/core/utils/bitset.ts';
import { Ring } from '../../src/core/utils/ring.ts';

/** Steps on a ring: a number is pushed, 'shift' and 'clear' are what they say. */
const ringSteps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.double({ noNaN: true }) },
    { weight: 4, arbitrary: fc.constant('shift') },
    { weight: 1, arbitrary: fc.constant('clear') },
  ),
  { maxLength: 200 },
);

function take(step: number | string, ring: Ring, array: number[]): void {
  if (typeof step === 'number') {
    ring.push(step);
    array.push(step);
  } else if (step === 'clear') {
    ring.clear();
    array.length = 0;
  } else if (array.length > 0) {
    expect(ring.shift()).toBe(array.shift());
  }
}

describe('Ring', () => {
  it('does what an array does', () => {
    fc.assert(
      fc.property(ringSteps, (steps) => {
        const ring = new Ring();
        const array: number[] = [];
        for (const step of steps) {
          take(step, ring, array);
          expect(Array.from(ring.toArray())).toEqual(array);
          if (array.length > 0) expect(ring.at(array.length - 1)).toBe(array.at(-1));
        }
      }),
    );
  });
});

/** Members near each other and far apart, so that words, groups and the top level all come into play. */
const member = fc.oneof(fc.nat(99), fc.nat(2999), fc.nat(99_999));

describe('Bitset', () => {
  it('does what a set of integers does', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('set', 'clear'), member), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.array(member, { maxLength: 20 }), (changes, queries) => {
        const bits = new Bitset(100_000);
        const set = new Set<number>();
        for (const [change, index] of changes) {
          if (change === 'set') set.add(index);
          else set.delete(index);
          bits[change === 'set' ? 'set' : 'clear'](index);
        }
        const sorted = [...set].sort((a, b) => a - b);
        for (const from of [...queries, ...sorted, 0, 99_999]) {
          expect(bits.has(from)).toBe(set.has(from));
          expect(bits.nextSet(from)).toBe(sorted.find((index) => index >= from) ?? -1);
          expect(bits.prevSet(from)).toBe(sorted.findLast((index) => index <= from) ?? -1);
        }
      }),
    );
  });
});
