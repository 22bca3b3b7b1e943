import { assert } from '../../utils/assert.ts';
import { RAW_DOUBLE, RAW_NAN, RAW_WHOLE } from './format.ts';
import { MAX_DELTA, putVarint, zigzag } from './varint.ts';

const double = new DataView(new ArrayBuffer(8));

/** Writes the 32 bits of a zigzag code as a varint. */
export function putFolded(bytes: Uint8Array, at: number, folded: number): number {
  let rest = folded;
  let next = at;
  while ((rest & ~127) !== 0) {
    bytes[next++] = rest | 128;
    rest >>>= 7;
  }
  bytes[next] = rest;
  return next + 1;
}

/** Writes any whole difference as a zigzag varint. */
export function putZigzag(bytes: Uint8Array, at: number, delta: number): number {
  if ((delta | 0) === delta) return putFolded(bytes, at, (delta << 1) ^ (delta >> 31));
  assert(Math.abs(delta) <= MAX_DELTA, 'event numbers and times of a log differ by less than 2^52');
  return putVarint(bytes, at, zigzag(delta));
}

/** Writes any number for itself, behind its mark. */
export function putRaw(bytes: Uint8Array, at: number, value: number): number {
  if (Number.isNaN(value)) {
    bytes[at] = RAW_NAN;
    return at + 1;
  }
  if (Math.abs(value) <= MAX_DELTA && Math.floor(value) === value && !Object.is(value, -0)) {
    bytes[at] = RAW_WHOLE;
    return putVarint(bytes, at + 1, zigzag(value));
  }
  bytes[at] = RAW_DOUBLE;
  double.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) bytes[at + 1 + i] = double.getUint8(i);
  return at + 9;
}
