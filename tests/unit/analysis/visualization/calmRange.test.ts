import { describe, expect, it } from 'vitest';
import { calmRange } from '../../../../src/analysis/visualization/calmRange.ts';

const calm = (stray: number) =>
  Float64Array.from({ length: 500 }, (_, i) => (i === 0 ? stray : 100 + (i % 11)));

describe('calmRange', () => {
  it('opens on the calm part where one excursion would squash the rest', () => {
    expect(calmRange(calm(1), calm(100), 0.5)).toEqual({ range: [(100 - 1) * 0.5, (110 + 1) * 0.5] });
    expect(calmRange(calm(100), calm(900), 1, 0)).toEqual({ range: [0, 121] });
  });

  it('leaves a range alone that shows everything well', () => {
    expect(calmRange(calm(99), calm(110), 1)).toEqual({});
    expect(calmRange(new Float64Array(), new Float64Array(), 1)).toEqual({});
    expect(calmRange(Float64Array.of(5), Float64Array.of(5), 1)).toEqual({});
  });
});
