const ZERO = 0x30;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const EXPONENT = 0x65;
/** Turns `E` into `e`. */
const LOWER_CASE = 0x20;
/** A longer token is not a number that anybody wrote down on purpose. */
const MAX_LENGTH = 64;
const MAX_EXPONENT = 9999;
/** Powers of ten that a double holds exactly. */
const EXACT_TENS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * Decimal text (`12`, `-0.5`, `.5`, `1e-5`) to the nearest double, without making strings for nearly all of it.
 * A mantissa below 2^53 and a power of ten up to 10^22 are both exact, so that one division or product rounds once and
 * correctly (W. Clinger, "How to Read Floating Point Numbers Accurately", 1990); the rest takes the engine's own way.
 */
export class DoubleParser {
  /** The number parsed last: a cell, because a double that a function gives back may have to be boxed. */
  readonly value = new Float64Array(1);

  /** Parses `bytes[start .. end)`; false where that is no decimal number or none that a double can hold. */
  parse(bytes: Uint8Array, start: number, end: number): boolean {
    const sign = start < end ? bytes[start] : 0;
    let at = sign === MINUS || sign === PLUS ? start + 1 : start;
    const first = at;
    let point = -1;
    let mantissa = 0;
    for (; at < end; at++) {
      const digit = bytes[at] - ZERO;
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
      else if (digit === POINT - ZERO && point < 0) point = at;
      else break;
    }
    const digits = at - first - (point < 0 ? 0 : 1);
    if (digits === 0 || end - start > MAX_LENGTH) return false;
    const places = point < 0 ? 0 : at - point - 1;
    if (at < end || places > 22 || mantissa > Number.MAX_SAFE_INTEGER) {
      return this.#parseSlowly(bytes, start, at, end, mantissa, places);
    }
    const size = mantissa / EXACT_TENS[places];
    this.value[0] = sign === MINUS ? -size : size;
    return true;
  }

  /** Numbers with an exponent, which begins at `at`, or with more digits than a double has. */
  #parseSlowly(
    bytes: Uint8Array,
    start: number,
    at: number,
    end: number,
    mantissa: number,
    places: number,
  ): boolean {
    const shift = (at < end ? exponentOf(bytes, at, end) : 0) - places;
    if (Number.isNaN(shift)) return false;
    if (mantissa <= Number.MAX_SAFE_INTEGER && shift >= -22 && shift <= 22) {
      const size = shift < 0 ? mantissa / EXACT_TENS[-shift] : mantissa * EXACT_TENS[shift];
      this.value[0] = bytes[start] === MINUS ? -size : size;
      return true;
    }
    this.value[0] = Number(String.fromCharCode(...bytes.subarray(start, end)));
    return Number.isFinite(this.value[0]);
  }
}

/** The exponent that begins with `e` at `from`, or NaN. */
function exponentOf(bytes: Uint8Array, from: number, end: number): number {
  if ((bytes[from] | LOWER_CASE) !== EXPONENT) return Number.NaN;
  const sign = from + 1 < end ? bytes[from + 1] : 0;
  let at = sign === MINUS || sign === PLUS ? from + 2 : from + 1;
  if (at === end) return Number.NaN;
  let exponent = 0;
  for (; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    exponent = Math.min(MAX_EXPONENT, exponent * 10 + digit);
  }
  return sign === MINUS ? -exponent : exponent;
}
