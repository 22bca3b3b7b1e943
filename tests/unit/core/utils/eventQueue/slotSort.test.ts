import { describe, expect, it } from 'vitest';
import { sortSlots } from '../../../../../src/core/utils/eventQueue/slotSort.ts';
import { SlotStore } from '../../../../../src/core/utils/eventQueue/slotStore.ts';

/** A store that counts how often it compares. */
class CountingStore extends SlotStore {
  comparisons = 0;

  override before(a: number, b: number): boolean {
    this.comparisons++;
    return super.before(a, b);
  }
}

function sorted(times: readonly number[]): { times: number[]; comparisons: number } {
  const store = new CountingStore(times.length + 1);
  const slots = Int32Array.from(times, (time) => store.reserve(time, 0));
  sortSlots(store, slots, slots.length);
  const comparisons = store.comparisons;
  for (let i = 1; i < slots.length; i++) expect(store.before(slots[i - 1], slots[i])).toBe(true);
  return { times: Array.from(slots, (slot) => store.time(slot)), comparisons };
}

describe('sortSlots', () => {
  it.each([0, 1, 2, 11, 12, 13, 100, 1000])('sorts %i slots', (count) => {
    const times = Array.from({ length: count }, (_, i) => (i * 7919) % 101);
    expect(sorted(times).times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('takes one pass over a rising or falling sequence, and few over two of them', () => {
    const rising = Array.from({ length: 10_000 }, (_, i) => i);
    const falling = rising.toReversed();
    expect(sorted(rising).comparisons).toBeLessThan(10_001);
    expect(sorted(falling).comparisons).toBeLessThan(10_001);
    expect(sorted([...falling, ...rising]).comparisons).toBeLessThan(50_000);
  });
});
