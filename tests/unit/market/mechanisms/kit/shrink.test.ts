import { describe, expect, it } from 'vitest';
import { shrink } from '../../../../../src/market/mechanisms/kit/shrink.ts';

describe('shrinking', () => {
  const numbers = Array.from({ length: 100 }, (_, i) => i);

  it('keeps only what the failure needs, in its order', () => {
    expect(shrink(numbers, (list) => list.includes(17) && list.includes(80))).toEqual([17, 80]);
    expect(shrink(numbers, (list) => list.length >= 3)).toHaveLength(3);
  });

  it('keeps at least one item, and a list that needs all of them', () => {
    expect(shrink([5, 6], () => true)).toHaveLength(1);
    expect(shrink(numbers, (list) => list.length === 100)).toEqual(numbers);
  });
});
