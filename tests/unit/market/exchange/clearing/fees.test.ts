import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeMinor } from '../../../../../src/market/exchange/clearing/fees.ts';

/** The same in whole numbers of any size: nearest, halves up. */
function exactFee(notional: number, ppm: number): bigint {
  const doubled = 2n * BigInt(notional) * BigInt(ppm) + 1_000_000n;
  const quotient = doubled / 2_000_000n;
  return doubled < 0n && quotient * 2_000_000n !== doubled ? quotient - 1n : quotient;
}

describe('feeMinor', () => {
  it.each([
    [1_000_000, 300, 300],
    [1_000, 300, 0],
    [5_000, 100, 1], // exactly half a cent goes to the venue
    [5_000, -100, 0], // and so does half a cent of rebate
    [15_000, -100, -1],
    [0, 300, 0],
    [123_456_789, 0, 0],
  ])('takes %i at %i ppm as %i', (notional, ppm, fee) => {
    expect(feeMinor(notional, ppm)).toBe(fee);
  });

  it('equals exact arithmetic up to the largest notional', () => {
    const notionals = fc.oneof(fc.nat({ max: 1e9 }), fc.maxSafeNat());
    fc.assert(
      fc.property(notionals, fc.integer({ min: -1_000_000, max: 1_000_000 }), (notional, ppm) => {
        expect(BigInt(feeMinor(notional, ppm))).toBe(exactFee(notional, ppm));
      }),
      { numRuns: 2_000 },
    );
  });
});
