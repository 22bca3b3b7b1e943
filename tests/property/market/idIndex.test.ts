import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdIndex } from '../../../src/market/exchange/gateway/idIndex.ts';

it('IdIndex equals a Map under any sequence of additions and removals', () => {
  const id = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constantFrom(16, 32, 48, 1024, 2048, 0x7fffffff));
  const steps = fc.array(fc.tuple(id, fc.boolean()), { maxLength: 300, size: 'max' });
  fc.assert(
    fc.property(steps, (sequence) => {
      const index = new IdIndex();
      const twin = new Map<number, number>();
      for (const [place, [key, add]] of sequence.entries()) {
        if (!add) {
          index.delete(key);
          twin.delete(key);
        } else if (!twin.has(key)) {
          index.set(key, place);
          twin.set(key, place);
        }
        expect(index.get(key)).toBe(twin.get(key) ?? -1);
      }
      for (const [key] of sequence) expect(index.get(key)).toBe(twin.get(key) ?? -1);
      expect(index.get(0)).toBe(-1);
    }),
    { numRuns: 200 },
  );
});
