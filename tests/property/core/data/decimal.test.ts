import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsciiWriter } from '../../../../src/core/data/text/asciiWriter.ts';
import { DECIMAL, DecimalParser } from '../../../../src/core/data/text/decimal.ts';
import { decimalText, writeDecimal } from '../../../../src/core/data/text/decimalText.ts';

const encoder = new TextEncoder();
const parser = new DecimalParser();

function parse(text: string, decimals: number): number | string {
  const bytes = encoder.encode(text);
  const verdict = parser.parse(bytes, 0, bytes.length, decimals);
  const names = Object.entries(DECIMAL).find(([, code]) => code === verdict) as [string, number];
  return verdict === DECIMAL.ok ? parser.value[0] : names[0];
}

/** The slow twin: big integers and a regular expression. */
function parseWithBigInt(text: string, decimals: number): number | string {
  const found = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (found === null) return 'malformed';
  const [, sign, whole, fraction = '', exponent = '0'] = found;
  const shift = Number(exponent) - fraction.length + decimals;
  const digits = BigInt(whole + fraction);
  const unit = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % unit !== 0n) return 'tooFine';
  const value = shift < 0 ? digits / unit : digits * unit;
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return 'tooLarge';
  return sign === '-' && value > 0n ? -Number(value) : Number(value);
}

const digits = fc.stringMatching(/^[0-9]{0,12}$/);
const number = fc
  .tuple(
    fc.constantFrom('', '', '-', '+'),
    digits,
    fc.option(digits, { nil: undefined }),
    fc.stringMatching(/^0{0,6}$/),
    fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined }),
  )
  .map(([sign, whole, fraction, zeros, exponent]) => {
    const point = fraction === undefined ? '' : `.${fraction}${zeros}`;
    return `${sign}${whole}${point}${exponent === undefined ? '' : `e${exponent}`}`;
  });

describe('decimal numbers', () => {
  it('are parsed as big integers do', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.stringMatching(/^[-+.e0-9]{0,8}$/)), fc.nat(15), (text, decimals) => {
        expect(parse(text, decimals)).toBe(parseWithBigInt(text, decimals));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['61837.63000000', 8, 6_183_763_000_000],
    ['61837.630000000000', 2, 6_183_763],
    ['1e-7', 8, 10],
    ['-0.5E1', 0, -5],
    ['9007199254740991', 0, 9_007_199_254_740_991],
    ['9007199254740992', 0, 'tooLarge'],
    ['90071992.54740992', 8, 'tooLarge'],
    ['0.000000001', 8, 'tooFine'],
    ['1e400', 8, 'tooLarge'],
    ['0e999999999999', 8, 0],
    ['-0', 8, 0],
    ['1.2.3', 8, 'malformed'],
    ['', 8, 'malformed'],
    ['-', 8, 'malformed'],
    ['.', 8, 'malformed'],
    ['1e', 8, 'malformed'],
    ['1e+', 8, 'malformed'],
    ['0x10', 8, 'malformed'],
    ['NaN', 8, 'malformed'],
    [`1${'0'.repeat(80)}`, 8, 'malformed'],
  ])('%s with %d decimals is %s', (text, decimals, expected) => {
    expect(parse(text, decimals)).toBe(expected);
  });

  it('are written so that they are read back equal, and both writers agree', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(15), (value, decimals) => {
        const text = decimalText(value, decimals);
        const out = new AsciiWriter();
        writeDecimal(out, value, decimals);
        expect(new TextDecoder().decode(out.view())).toBe(text);
        expect(parse(text, decimals)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
