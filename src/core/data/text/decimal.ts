const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const MAX_SAFE = Number.MAX_SAFE_INTEGER;
/** A longer token is not a number that anybody wrote down on purpose. */
const MAX_LENGTH = 64;
const MAX_EXPONENT = 400;
const NUMBER = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const POWER_OF_TEN = Float64Array.from({ length: 16 }, (_, power) => Number(`1e${power}`));

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

  #at = 0;

  /** Parses `bytes[start .. end)` and tells how it went, as one of {@link DECIMAL}. `decimals` from 0 to 15. */
  parse(bytes: Uint8Array, start: number, end: number, decimals: number): number {
    const negative = start < end && bytes[start] === MINUS;
    this.#at = negative ? start + 1 : start;
    let whole = this.#digits(bytes, end);
    const ninth = this.#at;
    const more = this.#digits(bytes, end);
    whole = whole * POWER_OF_TEN[this.#at - ninth] + more;
    let fraction = 0;
    let places = 0;
    if (this.#at < end && bytes[this.#at] === POINT) {
      const from = ++this.#at;
      fraction = this.#digits(bytes, Math.min(end, from + decimals));
      places = this.#at - from;
      while (this.#at < end && bytes[this.#at] === ZERO) this.#at++;
    }
    if (this.#at < end || end - start < 1 || !isDigit(bytes[end - 1]))
      return this.#parseSlowly(bytes, start, end, decimals);
    // Each term is either exact or at least 2^53 after rounding, so the comparison cannot be misled.
    const value = whole * POWER_OF_TEN[decimals] + fraction * POWER_OF_TEN[decimals - places];
    if (value > MAX_SAFE) return DECIMAL.tooLarge;
    this.value[0] = negative && value > 0 ? -value : value;
    return DECIMAL.ok;
  }

  /** Up to nine digits from `#at` on, as a small integer, which nothing has to box. */
  #digits(bytes: Uint8Array, end: number): number {
    const limit = Math.min(end, this.#at + 9);
    let value = 0;
    let at = this.#at;
    while (at < limit) {
      const digit = bytes[at] - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at++;
    }
    this.#at = at;
    return value;
  }

  /** More digits, exponents, and the exact reason of every refusal. */
  #parseSlowly(bytes: Uint8Array, start: number, end: number, decimals: number): number {
    if (end - start > MAX_LENGTH || end === start) return DECIMAL.malformed;
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
    const found = NUMBER.exec(text);
    if (found === null) return DECIMAL.malformed;
    const [, sign, whole, fraction = '', exponent = '0'] = found;
    const power = Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, Number(exponent)));
    const value = shifted((whole + fraction).replace(/^0+/, ''), power - fraction.length + decimals);
    if (value < 0) return DECIMAL.tooFine;
    if (value > MAX_SAFE) return DECIMAL.tooLarge;
    this.value[0] = sign === '-' && value > 0 ? -value : value;
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

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}
