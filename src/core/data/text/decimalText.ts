import type { AsciiWriter } from './asciiWriter.ts';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * A whole number of 10^-decimals as decimal text without needless zeros: 6183763000000 with 8 decimals is `61837.63`.
 * `DecimalParser` reads it back equal.
 */
export function decimalText(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return decimals === 0 || fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/** Appends the same text without making a string. */
export function writeDecimal(out: AsciiWriter, value: number, decimals: number): void {
  let unit = 1;
  for (let place = 0; place < decimals; place++) unit *= 10;
  const size = value < 0 ? -value : value;
  if (value < 0) out.byte(MINUS);
  const whole = Math.floor(size / unit);
  out.integer(whole);
  let rest = size - whole * unit;
  if (rest > 0) out.byte(POINT);
  while (rest > 0) {
    unit /= 10;
    const digit = Math.floor(rest / unit);
    out.byte(ZERO + digit);
    rest -= digit * unit;
  }
}
