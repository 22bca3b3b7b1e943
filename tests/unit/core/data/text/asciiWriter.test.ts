import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsciiWriter } from '../../../../../src/core/data/text/asciiWriter.ts';

function text(write: (out: AsciiWriter) => void): string {
  const out = new AsciiWriter(1);
  write(out);
  return new TextDecoder().decode(out.view());
}

describe('AsciiWriter', () => {
  it('writes every safe integer as String does', () => {
    const edges = [
      0,
      9,
      10,
      99,
      100,
      99_999,
      100_000,
      2 ** 31 - 1,
      2 ** 31,
      10 ** 9 - 1,
      10 ** 9,
      2 ** 53 - 1,
    ];
    for (const n of edges) for (const v of [n, -n]) expect(text((out) => out.integer(v))).toBe(String(v + 0));
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => text((out) => out.integer(n)) === String(n)));
  });

  it('refuses what is not a safe integer', () => {
    expect(() => text((out) => out.integer(2 ** 53))).toThrow(/safe integers/);
    expect(() => text((out) => out.integer(Number.NaN))).toThrow(/safe integers/);
  });

  it('writes nanoseconds as seconds with nine decimals', () => {
    expect(text((out) => out.nanosecondsAsSeconds(0))).toBe('0.000000000');
    expect(text((out) => out.nanosecondsAsSeconds(35_999_954_513_652))).toBe('35999.954513652');
    expect(text((out) => out.nanosecondsAsSeconds(1_000_000_001))).toBe('1.000000001');
  });

  it('starts afresh after clear', () => {
    expect(
      text((out) => {
        out.integer(12);
        out.clear();
        out.integer(345);
      }),
    ).toBe('345');
  });
});
