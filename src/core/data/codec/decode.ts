import type { PlainData } from '../../models/plainData.ts';
import { ByteReader, corrupt } from './byteReader.ts';
import { MAX_BIGINT_BYTES, MAX_DEPTH, TAG } from './tags.ts';

/**
 * The data of a canonical encoding. Only what `encodePlain` writes is accepted, so encoding the result gives the
 * same bytes again. Lengths are checked against the bytes that are left before anything is allocated.
 *
 * @throws BaseError DATA_CORRUPT with the byte offset
 */
export function decodePlain(bytes: Uint8Array): PlainData {
  const reader = new ByteReader(bytes);
  const data = decodeValue(reader, 0);
  if (reader.remaining > 0) throw corrupt(`${reader.remaining} bytes too many`, reader.offset);
  return data;
}

function decodeValue(reader: ByteReader, depth: number): PlainData {
  const start = reader.offset;
  const tag = reader.byte();
  switch (tag) {
    case TAG.null:
      return null;
    case TAG.false:
      return false;
    case TAG.true:
      return true;
    case TAG.natural:
      return reader.varint();
    case TAG.negative:
      return decodeNegative(reader, start);
    case TAG.double:
      return decodeDouble(reader, start);
    case TAG.bigNatural:
    case TAG.bigNegative:
      return decodeBigint(reader, tag === TAG.bigNegative, start);
    case TAG.string:
      return reader.text();
    case TAG.bytes:
      return reader.raw(reader.count(1));
    case TAG.int32:
      return reader.words(new Int32Array(reader.count(4)));
    case TAG.uint32:
      return reader.words(new Uint32Array(reader.count(4)));
    case TAG.float64:
      return reader.doubles(reader.count(8));
    case TAG.array:
    case TAG.object:
      if (depth === MAX_DEPTH) throw corrupt(`nesting deeper than ${MAX_DEPTH}`, start);
      return tag === TAG.array ? decodeArray(reader, depth) : decodeObject(reader, depth);
    default:
      throw corrupt(`unknown tag ${tag}`, start);
  }
}

function decodeNegative(reader: ByteReader, start: number): number {
  const value = -1 - reader.varint();
  if (!Number.isSafeInteger(value)) throw corrupt('a whole number beyond 2^53', start);
  return value;
}

function decodeDouble(reader: ByteReader, start: number): number {
  const value = reader.double();
  if (Number.isSafeInteger(value)) throw corrupt('a whole number in the form of a double', start);
  return value;
}

function decodeBigint(reader: ByteReader, negative: boolean, start: number): bigint {
  const length = reader.count(1);
  if (length > MAX_BIGINT_BYTES) throw corrupt(`a bigint of more than ${MAX_BIGINT_BYTES} bytes`, start);
  const bytes = reader.raw(length);
  if ((length === 0 && negative) || (length > 0 && bytes[length - 1] === 0)) {
    throw corrupt('a bigint is longer than it may be', start);
  }
  let digits = '';
  for (let i = length - 1; i >= 0; i--) digits += bytes[i].toString(16).padStart(2, '0');
  const magnitude = length === 0 ? 0n : BigInt(`0x${digits}`);
  return negative ? -magnitude : magnitude;
}

function decodeArray(reader: ByteReader, depth: number): PlainData[] {
  const count = reader.count(1);
  const values: PlainData[] = [];
  for (let i = 0; i < count; i++) values.push(decodeValue(reader, depth + 1));
  return values;
}

function decodeObject(reader: ByteReader, depth: number): PlainData {
  const count = reader.count(2);
  const object: Record<string, PlainData> = {};
  let last: string | undefined;
  for (let i = 0; i < count; i++) {
    const start = reader.offset;
    const key = reader.text();
    if (last !== undefined && key <= last) throw corrupt('keys are out of order', start);
    last = key;
    setOwn(object, key, decodeValue(reader, depth + 1));
  }
  return object;
}

/** Plain assignment to `__proto__` would set the prototype instead of a property. */
function setOwn(object: Record<string, PlainData>, key: string, value: PlainData): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}
