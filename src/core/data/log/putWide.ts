import { RAW_DOUBLE, RAW_NAN } from './format.ts';
import { MAX_DELTA, putVarint, zigzag } from './varint.ts';

const doubleBytes = new DataView(new ArrayBuffer(8));

/** Is it the number that `===` does not tell from 0? */
export function isNegativeZero(value: number): boolean {
  return value === 0 && Object.is(value, -0);
}

/**
 * Writes a value that is no small difference to `last`: as the varint of the difference where adding it to
 * `last` gives the value back exactly, else as a double. Returns the offset behind it.
 */
export function putWide(bytes: Uint8Array, at: number, last: number, value: number): number {
  const delta = value - last;
  if (delta > -0x40000000 && delta < 0x40000000 && isExact(delta, last, value)) {
    let code = (delta << 1) ^ (delta >> 31);
    let next = at;
    while (code > 127) {
      bytes[next++] = (code & 127) | 128;
      code >>>= 7;
    }
    bytes[next++] = code;
    return next;
  }
  if (delta >= -MAX_DELTA && delta <= MAX_DELTA && isExact(delta, last, value)) {
    return putVarint(bytes, at, zigzag(delta));
  }
  return putDouble(bytes, at, value);
}

/** Small differences have their own code, and a first byte below 0x80 means a double here. */
function isExact(delta: number, last: number, value: number): boolean {
  return (
    (delta < -128 || delta > 127) &&
    Math.floor(delta) === delta &&
    last + delta === value &&
    !isNegativeZero(value)
  );
}

function putDouble(bytes: Uint8Array, at: number, value: number): number {
  if (Number.isNaN(value)) {
    bytes[at] = RAW_NAN;
    return at + 1;
  }
  bytes[at] = RAW_DOUBLE;
  doubleBytes.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) bytes[at + 1 + i] = doubleBytes.getUint8(i);
  return at + 9;
}
