import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberSet } from '../../src/core/consensus/numberSet.ts';

const numbers = fc.array(fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 300 })), { maxLength: 80 });

it('NumberSet does what a set does, and comes back from a snapshot', () => {
  fc.assert(
    fc.property(numbers, numbers, (added, asked) => {
      const plain = new Set<number>();
      const set = new NumberSet();
      for (const number of added) {
        expect(set.add(number)).toBe(!plain.has(number));
        plain.add(number);
      }
      const restored = new NumberSet();
      restored.add(299);
      restored.restore(set.snapshot());
      for (const each of [set, restored]) {
        expect(each.members()).toEqual([...plain].sort((a, b) => a - b));
        for (const number of asked) expect(each.has(number)).toBe(plain.has(number));
      }
    }),
  );
});
