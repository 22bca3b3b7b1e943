import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DoubleParser } from '../../../../../src/core/data/text/doubleParser.ts';

function parse(text: string): number | undefined {
  const parser = new DoubleParser();
  const bytes = new TextEncoder().encode(`1${text}1`);
  return parser.parse(bytes, 1, bytes.length - 1) ? parser.value[0] : undefined;
}

describe('DoubleParser', () => {
  it('gives the double that Number gives, whatever the digits', () => {
    const digits = fc.stringMatching(/^[0-9]{1,20}$/);
    const exponent = fc.constantFrom('', 'e5', 'E-7', 'e+22', 'e-30', 'e200');
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), digits, digits, exponent, (sign, whole, fraction, tail) => {
        for (const text of [
          `${sign}${whole}${tail}`,
          `${sign}${whole}.${fraction}${tail}`,
          `${sign}.${fraction}${tail}`,
        ]) {
          expect(parse(text)).toBe(Number(text));
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) =>
        Object.is(parse(x === 0 ? '0' : String(x)), x === 0 ? 0 : x),
      ),
    );
  });

  it.each([
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    '1 ',
    ' 1',
    '--1',
    '1e999',
    '1e5.5',
    '1'.repeat(65),
  ])('refuses %j', (text) => {
    expect(parse(text)).toBeUndefined();
  });
});
