import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../../src/core/utils/crc32.ts';

describe('crc32', () => {
  it('gives the check value of the CRC catalogue', () => {
    const digits = Uint8Array.from('123456789', (digit) => digit.charCodeAt(0));
    expect(crc32(digits)).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it('agrees with zlib, whole and continued', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (first, second) => {
        const whole = Uint8Array.of(...first, ...second);
        expect(crc32(whole)).toBe(nodeCrc32(whole));
        expect(crc32(second, crc32(first))).toBe(crc32(whole));
      }),
    );
  });
});
