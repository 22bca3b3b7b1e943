import type { PlainData } from '../../models/plainData.ts';
import { BaseError } from '../../utils/errors.ts';
import { ByteWriter } from './byteWriter.ts';
import { MAX_BIGINT_BYTES, MAX_DEPTH, TAG } from './tags.ts';

/** The values around the one being encoded, and the way to it. */
interface Place {
  readonly ancestors: object[];
  readonly path: (string | number)[];
}

/** One for all encodings, which never meet: growing a fresh one took longer than filling it. */
const writer = new ByteWriter();

/**
 * The canonical encoding of plain data: equal data give equal bytes, whatever the order in which keys were set,
 * and on every machine. `-0` is written as 0 and every NaN as the same one, inside Float64Arrays too.
 *
 * @throws BaseError DATA_INVALID_FIELD for what is not plain data (undefined, functions, symbols, class instances,
 * cycles, nesting deeper than 200), with the path to it
 */
export function encodePlain(data: PlainData): Uint8Array {
  writer.clear();
  encodeValue(writer, data, { ancestors: [], path: [] });
  return writer.finish();
}

function encodeValue(writer: ByteWriter, value: unknown, place: Place): void {
  if (value === null) writer.byte(TAG.null);
  else if (typeof value === 'number') encodeNumber(writer, value);
  else if (typeof value === 'boolean') writer.byte(value ? TAG.true : TAG.false);
  else if (typeof value === 'bigint') encodeBigint(writer, value, place);
  else if (typeof value === 'string') {
    writer.byte(TAG.string);
    writer.text(value);
  } else if (typeof value !== 'object') {
    throw refused(value === undefined ? 'undefined' : `a ${typeof value}`, place);
  } else if (ArrayBuffer.isView(value)) encodeTypedArray(writer, value, place);
  else encodeNested(writer, value, place);
}

function encodeNumber(writer: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value)) {
    writer.byte(TAG.double);
    writer.double(value);
  } else if (value >= 0) {
    writer.byte(TAG.natural);
    writer.varint(value);
  } else {
    writer.byte(TAG.negative);
    writer.varint(-1 - value);
  }
}

function encodeBigint(writer: ByteWriter, value: bigint, place: Place): void {
  const digits = (value < 0n ? -value : value).toString(16);
  const length = value === 0n ? 0 : Math.ceil(digits.length / 2);
  if (length > MAX_BIGINT_BYTES) throw refused(`a bigint of more than ${MAX_BIGINT_BYTES} bytes`, place);
  writer.byte(value < 0n ? TAG.bigNegative : TAG.bigNatural);
  writer.varint(length);
  for (let end = digits.length, i = 0; i < length; i++, end -= 2) {
    writer.byte(Number.parseInt(digits.slice(Math.max(0, end - 2), end), 16));
  }
}

function encodeNested(writer: ByteWriter, value: object, place: Place): void {
  if (place.ancestors.includes(value)) throw refused('a cycle', place);
  if (place.ancestors.length === MAX_DEPTH) throw refused(`nesting deeper than ${MAX_DEPTH}`, place);
  place.ancestors.push(value);
  if (Array.isArray(value)) encodeArray(writer, value, place);
  else encodeEntries(writer, value, place);
  place.ancestors.pop();
}

/** By the class's own tag rather than by `instanceof`, so that data from another realm is taken as well. */
function encodeTypedArray(writer: ByteWriter, value: ArrayBufferView, place: Place): void {
  const name = (value as { readonly [Symbol.toStringTag]?: string })[Symbol.toStringTag];
  if (name === 'Uint8Array') {
    writer.byte(TAG.bytes);
    writer.varint((value as Uint8Array).length);
    writer.raw(value as Uint8Array);
  } else if (name === 'Int32Array' || name === 'Uint32Array') {
    writer.byte(name === 'Int32Array' ? TAG.int32 : TAG.uint32);
    writer.varint((value as Int32Array).length);
    writer.words(value as Int32Array);
  } else if (name === 'Float64Array') {
    writer.byte(TAG.float64);
    writer.varint((value as Float64Array).length);
    writer.doubles(value as Float64Array);
  } else {
    throw refused(`a ${name ?? 'DataView'}`, place);
  }
}

function encodeArray(writer: ByteWriter, values: readonly unknown[], place: Place): void {
  writer.byte(TAG.array);
  writer.varint(values.length);
  for (let i = 0; i < values.length; i++) {
    place.path.push(i);
    encodeValue(writer, values[i], place);
    place.path.pop();
  }
}

function encodeEntries(writer: ByteWriter, value: object, place: Place): void {
  const prototype: object | null = Object.getPrototypeOf(value);
  // A plain object's prototype is the end of the chain, in whatever realm it was made.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw refused(`an instance of ${prototype.constructor?.name || 'a class'}`, place);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw refused('a symbol as key', place);
  // The default order of sort() is by code unit.
  const keys = Object.keys(value).sort();
  writer.byte(TAG.object);
  writer.varint(keys.length);
  for (const key of keys) {
    writer.text(key);
    place.path.push(key);
    encodeValue(writer, (value as Record<string, unknown>)[key], place);
    place.path.pop();
  }
}

function refused(what: string, place: Place): BaseError {
  const path = `$${place.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
  return new BaseError('DATA_INVALID_FIELD', `plain data cannot hold ${what}, found at ${path}`, {
    advice: 'Keep null, booleans, numbers, bigints, strings, typed arrays, arrays and plain objects only.',
    facts: { path, found: what },
  });
}
