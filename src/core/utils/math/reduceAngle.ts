import { asDouble, asWords, HIGH_WORD, LOW_WORD } from '../doubleBits.ts';
import { lowPart, productError } from './pairs.ts';
import { powerOfTwo } from './powersOfTwo.ts';
import { HALF_PI, HALF_PI_PARTS, TWO_OVER_PI, TWO_OVER_PI_WORDS } from './tables.ts';

const ROUNDER = 6755399441055744;
const NARROW = 1048576;
const WORD = 16777216;

/** The remainder's high part; its low part is in {@link lowPart}. */
export const remainder = new Float64Array(1);

const [PART_1, PART_2, PART_3, PART_4] = HALF_PI_PARTS;
const [HALF_PI_HIGH, HALF_PI_LOW] = HALF_PI;

/**
 * x less the nearest multiple of pi/2, as a sum of two doubles that is good to about 2^-100 of itself for every
 * finite x; returns the multiple modulo 4.
 */
export function reduceAngle(x: number): number {
  const size = Math.abs(x);
  if (size < 0.7853981633974483) {
    remainder[0] = x;
    lowPart[0] = 0;
    return 0;
  }
  if (size < NARROW) return reduceNarrow(x);
  const quadrant = reduceWide(size);
  if (x > 0) return quadrant;
  remainder[0] = -remainder[0];
  lowPart[0] = -lowPart[0];
  return -quadrant & 3;
}

/**
 * Cody and Waite's reduction: pi/2 in three parts of 33 bits, whose multiples by k < 2^20 are exact, and a fourth
 * with the next 53. Each subtraction keeps what it rounds away.
 */
function reduceNarrow(x: number): number {
  const k = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const first = x - k * PART_1;
  const second = k * PART_2;
  const difference = first - second;
  const lost = first - difference - second;
  const third = k * PART_3;
  const high = difference - third;
  const back = difference - high;
  const lostToo = back - third + (difference - (high + back));
  const rest = lost + lostToo - k * PART_4;
  remainder[0] = high + rest;
  lowPart[0] = high - remainder[0] + rest;
  return k & 3;
}

const mantissa = new Float64Array(3);
const digits = new Float64Array(11);

/**
 * Payne and Hanek's reduction ("Radian reduction for trigonometric functions", 1983): of x * 2/pi only the words
 * that are no multiples of 4 and come before 2^-120 are ever formed. x = M 2^exponent, M in words of 24 bits;
 * digits[n] has the weight 2^(scale - 24 (n - 2)).
 */
function reduceWide(x: number): number {
  asDouble[0] = x;
  const high = asWords[HIGH_WORD];
  const low = asWords[LOW_WORD];
  const exponent = (high >>> 20) - 1075;
  const top = (high & 0xfffff) | 0x100000;
  mantissa[0] = low & 0xffffff;
  mantissa[1] = (low >>> 24) | ((top & 0xffff) << 8);
  mantissa[2] = top >>> 16;
  const firstWord = Math.max(0, Math.floor((exponent - 2) / 24));
  multiply(firstWord);
  return fractionTimesHalfPi(exponent - 24 * (firstWord + 1));
}

/** Mantissa times nine words of 2/pi. A digit sums at most three products of 48 bits, so it is exact. */
function multiply(firstWord: number): void {
  let carry = 0;
  for (let n = 10; n >= 0; n--) {
    let sum = carry;
    for (let a = 0; a < 3; a++) {
      const word = n - 2 + a;
      if (word >= 0 && word < 9) sum += mantissa[a] * TWO_OVER_PI_WORDS[firstWord + word];
    }
    carry = Math.floor(sum / WORD);
    digits[n] = sum - carry * WORD;
  }
}

/** Splits the digits into quadrant and fraction; the digits do not overlap, so neither do their fractions. */
function fractionTimesHalfPi(scale: number): number {
  let quadrant = 0;
  let estimate = 0;
  for (let n = 10; n >= 0; n--) {
    const value = digits[n] * powerOfTwo(scale - 24 * (n - 2));
    const whole = Math.floor(value);
    quadrant += whole - 4 * Math.floor(whole / 4);
    digits[n] = value - whole;
    estimate += digits[n];
  }
  let high = estimate >= 0.5 ? -1 : 0;
  quadrant -= high;
  let rest = 0;
  for (let n = 0; n < 11; n++) {
    const sum = high + digits[n];
    const back = sum - high;
    rest += high - (sum - back) + (digits[n] - back);
    high = sum;
  }
  const product = high * HALF_PI_HIGH;
  const correction = productError(high, HALF_PI_HIGH, product) + high * HALF_PI_LOW + rest * HALF_PI_HIGH;
  remainder[0] = product + correction;
  lowPart[0] = product - remainder[0] + correction;
  return quadrant & 3;
}
