import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../src/core/data/codec/encode.ts';
import type { PlainData } from '../../src/core/models/plainData.ts';
import { BaseError } from '../../src/core/utils/errors.ts';

const { plain } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.double().map((x) => (x === 0 ? 0 : x)),
    fc.maxSafeInteger(),
    fc.bigInt(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
    fc.uint8Array(),
    fc.int32Array(),
    fc.uint32Array(),
    fc.float64Array().map((values) => values.map((x) => x + 0)),
  ),
  plain: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('plain')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('plain'), { noNullPrototype: true }),
  ),
})) as unknown as { plain: fc.Arbitrary<PlainData> };

/** The same data with the keys of every object set in the opposite order. */
function reordered(data: PlainData): PlainData {
  if (Array.isArray(data)) return data.map(reordered);
  if (data === null || typeof data !== 'object' || ArrayBuffer.isView(data)) return data;
  const entries = Object.entries(data as Record<string, PlainData>);
  return Object.fromEntries(entries.reverse().map(([key, value]) => [key, reordered(value)]));
}

/** What decoding says: the data, or the operational error. Anything else thrown fails the test. */
function attempt(bytes: Uint8Array): { data: PlainData } | { error: BaseError } {
  try {
    return { data: decodePlain(bytes) };
  } catch (error) {
    if (error instanceof BaseError && error.code === 'DATA_CORRUPT') return { error };
    throw error;
  }
}

describe('the codec of plain data', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(plain, (data) => {
        expect(decodePlain(encodePlain(data))).toEqual(data);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same bytes whatever the order of keys', () => {
    fc.assert(
      fc.property(plain, (data) => {
        expect(encodePlain(reordered(data))).toEqual(encodePlain(data));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses random bytes with an offset, or reads exactly what encodes to them', () => {
    const hostile = fc.array(fc.oneof(fc.nat(15), fc.nat(255)), { maxLength: 40 });
    fc.assert(
      fc.property(hostile, (values) => {
        const bytes = Uint8Array.from(values);
        const outcome = attempt(bytes);
        if ('data' in outcome) expect(encodePlain(outcome.data)).toEqual(bytes);
        else expect(outcome.error.facts.offset).toBeTypeOf('number');
      }),
      { numRuns: 20_000 },
    );
  });

  it('refuses every flipped byte, or reads exactly what encodes to it', () => {
    fc.assert(
      fc.property(plain, fc.nat(), fc.integer({ min: 1, max: 255 }), (data, place, flip) => {
        const bytes = encodePlain(data);
        bytes[place % bytes.length] ^= flip;
        const outcome = attempt(bytes);
        if ('data' in outcome) expect(encodePlain(outcome.data)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses what was cut off', () => {
    fc.assert(
      fc.property(plain, fc.nat(), (data, place) => {
        const bytes = encodePlain(data);
        expect('error' in attempt(bytes.slice(0, place % bytes.length))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
