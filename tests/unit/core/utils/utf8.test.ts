import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../../../../src/core/utils/utf8.ts';

const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

describe('UTF-8', () => {
  it('is what TextEncoder and TextDecoder say of well-formed text', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(encodeUtf8(text)).toEqual(bytes);
        expect(decodeUtf8(bytes)).toBe(text);
        expect(decoder.decode(bytes)).toBe(text);
      }),
    );
  });

  it('gives every string back, lone surrogates included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = encodeUtf8(text);
        expect(bytes.length).toBe(utf8Length(text));
        expect(decodeUtf8(bytes)).toBe(text);
      }),
    );
    expect(encodeUtf8('\ud800')).toEqual(Uint8Array.of(0xed, 0xa0, 0x80));
    expect(decodeUtf8(encodeUtf8('\udc00\ud800'))).toBe('\udc00\ud800');
  });

  it('reads a part, and long text in pieces', () => {
    const text = `${'x'.repeat(10_000)}é${'y'.repeat(5000)}`;
    const bytes = encodeUtf8(text);
    expect(decodeUtf8(bytes)).toBe(text);
    expect(decodeUtf8(bytes, 9999, 10_003)).toBe('xéy');
    expect(decodeUtf8(bytes, 3, 3)).toBe('');
  });

  const malformed: readonly [string, readonly number[], number][] = [
    ['a stray continuation', [0x41, 0x80], 1],
    ['a missing continuation', [0xc3, 0x41], 0],
    ['a sequence cut off', [0x41, 0xe2, 0x82], 1],
    ['a form longer than needed (2)', [0xc0, 0x80], 0],
    ['a form longer than needed (3)', [0xe0, 0x80, 0x80], 0],
    ['a form longer than needed (4)', [0xf0, 0x80, 0x80, 0x80], 0],
    ['a point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a byte that never occurs', [0x41, 0x42, 0xff], 2],
    ['a surrogate pair written as two', [0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80], 3],
  ];

  it.each(malformed)('refuses %s at its offset', (_, bytes, offset) => {
    const attempt = () => decodeUtf8(Uint8Array.from(bytes));
    expect(attempt).toThrow(BaseError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'DATA_CORRUPT', facts: { offset } }));
  });
});
