import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionFailure } from '../../../../src/core/utils/errors.ts';
import { safeProduct, safeSum } from '../../../../src/core/utils/safeInt.ts';

const MAX = Number.MAX_SAFE_INTEGER;

describe('safe integers', () => {
  const operations: readonly [string, typeof safeSum, (a: bigint, b: bigint) => bigint][] = [
    ['sum', safeSum, (a, b) => a + b],
    ['product', safeProduct, (a, b) => a * b],
  ];

  it.each(operations)('a %s is exact or refused', (_, operation, exact) => {
    const factor = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -100, max: 100 }));
    fc.assert(
      fc.property(factor, factor, (a, b) => {
        const expected = exact(BigInt(a), BigInt(b));
        const safe = expected >= -BigInt(MAX) && expected <= BigInt(MAX);
        if (safe) expect(BigInt(operation(a, b, 'cash'))).toBe(expected);
        else expect(() => operation(a, b, 'cash')).toThrow(AssertionFailure);
      }),
      { numRuns: 1000 },
    );
  });

  it('names what went beyond, and takes no part of a whole', () => {
    expect(safeSum(MAX - 1, 1, 'cash')).toBe(MAX);
    expect(() => safeSum(MAX, 1, 'cash of account 3')).toThrow(/cash of account 3 left the integers/);
    expect(() => safeProduct(2 ** 27, 2 ** 26, 'the notional')).toThrow(/the notional/);
    expect(() => safeSum(0.5, 1, 'cash')).toThrow(AssertionFailure);
    expect(() => safeProduct(Number.NaN, 1, 'cash')).toThrow(AssertionFailure);
  });
});
