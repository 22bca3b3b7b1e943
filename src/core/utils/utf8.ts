import { BaseError } from './errors.ts';

/**
 * UTF-8 for the pure tree, which has no TextEncoder. A JavaScript string may hold a lone surrogate; it is written
 * as its own three bytes (generalised UTF-8, "WTF-8"), so that every string has exactly one encoding and comes
 * back as it was. Text that is well formed gives plain UTF-8.
 */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  writeUtf8(text, bytes, 0);
  return bytes;
}

/** Bytes that `text` takes. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (startsPair(text, i, unit)) {
      length += 4;
      i++;
    } else length += 3;
  }
  return length;
}

/** Writes `text` from `at` on, and returns the place after it. */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): number {
  let to = at;
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i);
    if (point < 0x80) {
      bytes[to++] = point;
    } else if (point < 0x800) {
      bytes[to++] = 0xc0 | (point >> 6);
      bytes[to++] = 0x80 | (point & 0x3f);
    } else if (startsPair(text, i, point)) {
      point = 0x10000 + ((point & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
      bytes[to++] = 0xf0 | (point >> 18);
      bytes[to++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[to++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[to++] = 0x80 | (point & 0x3f);
    } else {
      bytes[to++] = 0xe0 | (point >> 12);
      bytes[to++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[to++] = 0x80 | (point & 0x3f);
    }
  }
  return to;
}

/**
 * The text in `bytes[start .. end)`. Refuses what `encodeUtf8` never writes: stray or missing continuation bytes,
 * longer forms than needed, code points above U+10FFFF, and a surrogate pair written as two.
 *
 * @throws BaseError DATA_CORRUPT with the offset of the sequence
 */
export function decodeUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  let plain = start;
  let afterHigh = -1;
  for (let at = start; at < end; ) {
    if (bytes[at] < 0x80) {
      at++;
      continue;
    }
    text += asciiText(bytes, plain, at);
    const length = sequenceLength(bytes[at]);
    const point = length === 0 || at + length > end ? -1 : codePoint(bytes, at, length);
    const isLow = point >= 0xdc00 && point <= 0xdfff;
    if (point < 0 || (isLow && afterHigh === at)) throw malformed(at);
    text += point < 0x10000 ? String.fromCharCode(point) : String.fromCodePoint(point);
    at += length;
    if (point >= 0xd800 && point <= 0xdbff) afterHigh = at;
    plain = at;
  }
  return text + asciiText(bytes, plain, end);
}

function startsPair(text: string, at: number, unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Runs of ASCII are turned in pieces: a call takes only so many arguments. */
function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 4096) {
    const piece = bytes.subarray(at, Math.min(end, at + 4096));
    text += String.fromCharCode.apply(null, piece as unknown as number[]);
  }
  return text;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** The code point of the sequence at `at`, or -1 where it is malformed. */
function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let point = bytes[at] & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i];
    if ((next & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (next & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return point < least || point > 0x10ffff ? -1 : point;
}

function malformed(offset: number): BaseError {
  return new BaseError('DATA_CORRUPT', `malformed UTF-8 at byte ${offset}`, { facts: { offset } });
}
