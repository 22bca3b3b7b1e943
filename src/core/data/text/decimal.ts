const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const EXPONENT = 0x65;
/** Turns `E` into `e`. */
const LOWER_CASE = 0x20;
const MAX_SAFE = Number.MAX_SAFE_INTEGER;
/** Before nine more digits are taken in, so that the sum stays where a comparison with 2^53 - 1 is exact. */
const MAX_HIGH = 9_007_199;
/** A longer token is not a number that anybody wrote down on purpose. */
const MAX_LENGTH = 64;
const MAX_EXPONENT = 400;
const POWER_OF_TEN = Float64Array.of(
  1,
  1e1,
  1e2,
  1e3,
  1e4,
  1e5,
  1e6,
  1e7,
  1e8,
  1e9,
  1e10,
  1e11,
  1e12,
  1e13,
  1e14,
  1e15,
);

/** Most decimal places that a scaled number can be kept with. */
export const MAX_DECIMALS = 15;

/** What became of a text that should be a decimal number. */
export const DECIMAL = { ok: 0, malformed: 1, tooFine: 2, tooLarge: 3 } as const;

/**
 * Decimal text to a whole number of 10^-decimals, exactly: `61837.63000000` with 8 decimals is 6183763000000.
 * A sign, a point and an exponent are understood; digits behind the last decimal place must be zeros.
 */
export class DecimalParser {
  /** The number parsed last: a cell, because a double that a function gives back may have to be boxed. */
  readonly value = new Float64Array(1);

  /** Parses `bytes[start .. end)` and tells how it went, as one of {@link DECIMAL}. `decimals` from 0 to 15. */
  parse(bytes: Uint8Array, start: number, end: number, decimals: number): number {
    let at = start;
    const first = start < end ? bytes[start] : 0;
    if (first === MINUS || first === PLUS) at++;
    let high = 0;
    let low = 0;
    let lowDigits = 0;
    let places = -1;
    const digitsFrom = at;
    for (; at < end; at++) {
      const digit = bytes[at] - ZERO;
      if (digit < 0 || digit > 9) {
        if (bytes[at] !== POINT || places >= 0) return this.#parseSlowly(bytes, start, end, decimals);
        places = 0;
        continue;
      }
      if (places >= 0) {
        if (places === decimals) {
          if (digit === 0) continue;
          return this.#parseSlowly(bytes, start, end, decimals);
        }
        places++;
      }
      low = low * 10 + digit;
      if (++lowDigits === 9) {
        if (high > MAX_HIGH) return this.#parseSlowly(bytes, start, end, decimals);
        high = high * 1e9 + low;
        low = 0;
        lowDigits = 0;
      }
    }
    if (at - digitsFrom <= (places >= 0 ? 1 : 0)) return DECIMAL.malformed;
    // Each product is either exact or at least 2^53 after rounding, so the comparison below cannot be misled.
    const value = (high * POWER_OF_TEN[lowDigits] + low) * POWER_OF_TEN[decimals - (places < 0 ? 0 : places)];
    if (value > MAX_SAFE) return DECIMAL.tooLarge;
    this.value[0] = first === MINUS && value > 0 ? -value : value;
    return DECIMAL.ok;
  }

  /** Exponents, and the exact reason of every refusal. */
  #parseSlowly(bytes: Uint8Array, start: number, end: number, decimals: number): number {
    if (end - start > MAX_LENGTH) return DECIMAL.malformed;
    let digits = '';
    let fraction = -1;
    let at = bytes[start] === MINUS || bytes[start] === PLUS ? start + 1 : start;
    for (; at < end && (bytes[at] | LOWER_CASE) !== EXPONENT; at++) {
      if (isDigit(bytes[at])) digits += bytes[at] - ZERO;
      else if (bytes[at] !== POINT || fraction >= 0) return DECIMAL.malformed;
      else fraction = digits.length;
    }
    const exponent = at < end ? exponentOf(bytes, at + 1, end) : 0;
    if (digits === '' || Number.isNaN(exponent)) return DECIMAL.malformed;
    const shift = exponent - (fraction < 0 ? 0 : digits.length - fraction) + decimals;
    const value = shifted(digits.replace(/^0+/, ''), shift);
    if (value < 0) return DECIMAL.tooFine;
    if (value > MAX_SAFE) return DECIMAL.tooLarge;
    this.value[0] = bytes[start] === MINUS && value > 0 ? -value : value;
    return DECIMAL.ok;
  }
}

/** `digits` times 10^shift; -1 where that is not whole. */
function shifted(digits: string, shift: number): number {
  if (digits === '') return 0;
  if (shift >= 0)
    return digits.length + shift > 16 ? Number.POSITIVE_INFINITY : Number(digits) * POWER_OF_TEN[shift];
  const kept = digits.slice(0, shift);
  if (/[^0]/.test(digits.slice(kept.length))) return -1;
  return Number(kept);
}

/** The exponent in `bytes[from .. end)`, or NaN. */
function exponentOf(bytes: Uint8Array, from: number, end: number): number {
  const signed = from < end && (bytes[from] === MINUS || bytes[from] === PLUS);
  const digitsFrom = signed ? from + 1 : from;
  if (digitsFrom === end) return Number.NaN;
  let exponent = 0;
  for (let at = digitsFrom; at < end; at++) {
    if (!isDigit(bytes[at])) return Number.NaN;
    exponent = Math.min(MAX_EXPONENT, exponent * 10 + bytes[at] - ZERO);
  }
  return bytes[from] === MINUS ? -exponent : exponent;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}
