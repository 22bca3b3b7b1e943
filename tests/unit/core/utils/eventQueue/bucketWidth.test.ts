import { describe, expect, it } from 'vitest';
import {
  estimateExponent,
  exponentOf,
  powerOfTwo,
} from '../../../../../src/core/utils/eventQueue/bucketWidth.ts';
import { SlotStore } from '../../../../../src/core/utils/eventQueue/slotStore.ts';

function estimateOf(times: readonly number[]): number {
  const store = new SlotStore(times.length);
  return estimateExponent(
    store,
    Int32Array.from(times, (time) => store.reserve(time, 0)),
  );
}

describe('widths of buckets', () => {
  it('are exact powers of two, and back', () => {
    for (let exponent = -1000; exponent <= 1000; exponent++) {
      expect(powerOfTwo(exponent)).toBe(2 ** exponent);
      expect(exponentOf(2 ** exponent)).toBe(exponent);
      expect(exponentOf(1.75 * 2 ** exponent)).toBe(exponent);
    }
    expect(exponentOf(0)).toBe(-1023);
  });

  it('are estimated from the gaps between times', () => {
    const even = Array.from({ length: 1000 }, (_, i) => i * 1024);
    expect(estimateOf(even)).toBeGreaterThanOrEqual(10);
    expect(estimateOf(even)).toBeLessThanOrEqual(12);
  });

  it('are not misled by a few times far away', () => {
    const even = Array.from({ length: 1000 }, (_, i) => (i % 100 === 99 ? 2 ** 45 + i : i * 1024));
    expect(estimateOf(even)).toBeLessThanOrEqual(12);
  });

  it('cannot be estimated from one instant', () => {
    expect(estimateOf([7, 7, 7, 7])).toBeNaN();
  });
});
