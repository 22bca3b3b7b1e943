import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LOTS } from '../../../../src/core/models/units.ts';
import { shareRemainder, wholeShare } from '../../../../src/core/utils/wholeShare.ts';

const lots = fc.oneof(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: MAX_LOTS }));

describe('whole shares', () => {
  it('are exact, however large the product', () => {
    fc.assert(
      fc.property(lots, lots, fc.integer({ min: 1, max: 2 ** 52 }), (amount, size, more) => {
        const total = Math.max(1, size) + more;
        const product = BigInt(amount) * BigInt(size);
        expect(BigInt(wholeShare(amount, size, total))).toBe(product / BigInt(total));
        expect(BigInt(shareRemainder(amount, size, total))).toBe(product % BigInt(total));
      }),
    );
  });

  it('round down at the border of a double', () => {
    expect(wholeShare(MAX_LOTS, MAX_LOTS, MAX_LOTS)).toBe(MAX_LOTS);
    expect(wholeShare(MAX_LOTS, MAX_LOTS - 1, MAX_LOTS)).toBe(MAX_LOTS - 1);
    expect(wholeShare(3, 1, 3)).toBe(1);
    expect(wholeShare(2, 1, 3)).toBe(0);
  });
});
