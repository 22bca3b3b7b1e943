import type { SlotStore } from './slotStore.ts';

const SAMPLE = 128;
const sample = new Float64Array(SAMPLE);
const bits = new DataView(new ArrayBuffer(8));

/** Bucket widths are powers of two: a time divided by one is exact, so buckets never contradict times. */
export function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** Exponent of the greatest power of two that is at most `value`, which is not negative; -1023 for 0. */
export function exponentOf(value: number): number {
  bits.setFloat64(0, value);
  return (bits.getUint32(0) >>> 20) - 1023;
}

/**
 * Estimates from a sample of the pending events the width that gives the next buckets about two events each: the
 * least mean gap that any head of the sorted sample shows, for the events to come first matter most. NaN where
 * the times of the sample are all equal.
 */
export function estimateExponent(store: SlotStore, slots: Int32Array): number {
  const count = Math.min(SAMPLE, slots.length);
  const step = slots.length / count;
  for (let i = 0; i < count; i++) sample[i] = store.time(slots[Math.floor(i * step)]);
  const times = sample.subarray(0, count).sort();
  let gap = Number.POSITIVE_INFINITY;
  for (let rank = Math.min(8, count - 1); rank < count; rank = rank * 2 + 1) {
    const span = times[rank] - times[0];
    if (span > 0) gap = Math.min(gap, span / (rank * step));
  }
  return gap === Number.POSITIVE_INFINITY ? Number.NaN : exponentOf(gap) + 1;
}
