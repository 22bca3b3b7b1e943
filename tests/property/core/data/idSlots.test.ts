import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdSlots } from '../../../../src/core/data/checks/idSlots.ts';

/** Ids that share their low bits, beside small, negative and large ones, so that probes are long. */
const id = fc.oneof(
  fc.integer({ min: -3, max: 40 }),
  fc.integer({ min: 0, max: 3000 }).map((n) => n * 2 ** 32 + 7),
  fc.maxSafeInteger(),
);
const step = fc.record({
  id,
  slot: fc.nat(1e6),
  action: fc.constantFrom('set', 'set', 'delete', 'clear-rarely'),
});

it('slots by id are those of a map', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6000, size: 'max' }), fc.nat(200), (steps, when) => {
      const slots = new IdSlots();
      const map = new Map<number, number>();
      steps.forEach(({ id, slot, action }, i) => {
        if (action === 'set') {
          slots.set(id, slot);
          map.set(id, slot);
        } else if (action === 'delete') {
          slots.delete(id);
          map.delete(id);
        } else if (i === when) {
          slots.clear();
          map.clear();
        }
        expect(slots.get(id)).toBe(map.get(id) ?? -1);
      });
      expect(slots.size).toBe(map.size);
      for (const [known, slot] of map) expect(slots.get(known)).toBe(slot);
    }),
    { numRuns: 30 },
  );
});
