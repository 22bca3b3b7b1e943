import { assert } from '../../utils/assert.ts';
import { ITCH_HEADER, ITCH_LAYOUTS, type ItchField, type ItchType } from './itchLayout.ts';
import type { ItchMessage } from './itchMessage.ts';

const TWO_32 = 0x1_0000_0000;
const SPACE = 0x20;
const LAST_PRINTABLE = 0x7e;
/** A field that means nothing may hold anything. */
const RESERVED = 'reserved';
/** A day: timestamps count from midnight. */
export const DAY_NS = 86_400e9;

/** The message of a known type whose first byte is at `at`, as plain data; see {@link fieldFault} for checks. */
export function decodeItchMessage(view: DataView, at: number): ItchMessage {
  const type = String.fromCharCode(view.getUint8(at)) as ItchType;
  const message: Record<string, string | number> = {
    type,
    stockLocate: view.getUint16(at + ITCH_HEADER.stockLocate),
    trackingNumber: view.getUint16(at + ITCH_HEADER.trackingNumber),
    timeNs: decodeItchTime(view, at),
  };
  for (const field of ITCH_LAYOUTS.get(type)!.fields)
    message[field.name] =
      field.coding === 'alpha' ? decodeText(view, at, field) : decodeNumber(view, at, field);
  return message as unknown as ItchMessage;
}

/** Writes a message at `at`; gives its bytes. What the format cannot hold is an assertion: callers check. */
export function encodeItchMessage(view: DataView, at: number, message: ItchMessage): number {
  const layout = ITCH_LAYOUTS.get(message.type)!;
  const { stockLocate, trackingNumber, timeNs } = message;
  assert(isWhole(timeNs, DAY_NS - 1), `${timeNs} ns is no time of a day`);
  view.setUint8(at, message.type.charCodeAt(0));
  setNumber(view, at + ITCH_HEADER.stockLocate, 2, stockLocate, 'stockLocate');
  setNumber(view, at + ITCH_HEADER.trackingNumber, 2, trackingNumber, 'trackingNumber');
  view.setUint16(at + ITCH_HEADER.timeNs, Math.floor(timeNs / TWO_32));
  view.setUint32(at + ITCH_HEADER.timeNs + 2, timeNs % TWO_32);
  const values = message as unknown as Readonly<Record<string, string | number>>;
  for (const field of layout.fields) {
    const value = values[field.name];
    if (typeof value === 'number') setNumber(view, at + field.offset, field.bytes, value, field.name);
    else setText(view, at + field.offset, field, value);
  }
  return layout.bytes;
}

/** Nanoseconds after midnight of the message at `at`. */
function decodeItchTime(view: DataView, at: number): number {
  return view.getUint16(at + ITCH_HEADER.timeNs) * TWO_32 + view.getUint32(at + ITCH_HEADER.timeNs + 2);
}

/** What is impossible in a field of the message at `at`, in words, or undefined where nothing is. */
export function fieldFault(view: DataView, at: number, field: ItchField): string | undefined {
  if (field.coding !== 'alpha') {
    if (field.bytes < 8 || Number.isSafeInteger(decodeNumber(view, at, field))) return undefined;
    return 'is larger than 2^53 - 1';
  }
  if (field.name === RESERVED) return undefined;
  for (let i = 0; i < field.bytes; i++) {
    const code = view.getUint8(at + field.offset + i);
    if (code < SPACE || code > LAST_PRINTABLE) return `holds the byte ${code}, which is no printable letter`;
  }
  if (field.letters?.includes(String.fromCharCode(view.getUint8(at + field.offset))) === false)
    return `is not one of ${[...field.letters].join(' ')}`;
  return undefined;
}

/** A field as an error shows it. */
export function fieldText(view: DataView, at: number, field: ItchField): string {
  return field.coding === 'alpha'
    ? JSON.stringify(decodeText(view, at, field))
    : String(decodeNumber(view, at, field));
}

function decodeNumber(view: DataView, at: number, { offset, bytes }: ItchField): number {
  if (bytes === 2) return view.getUint16(at + offset);
  if (bytes === 4) return view.getUint32(at + offset);
  return view.getUint32(at + offset) * TWO_32 + view.getUint32(at + offset + 4);
}

function decodeText(view: DataView, at: number, { offset, bytes }: ItchField): string {
  let text = '';
  for (let i = 0; i < bytes; i++) text += String.fromCharCode(view.getUint8(at + offset + i));
  return text.trimEnd();
}

function setNumber(view: DataView, at: number, bytes: number, value: number, name: string): void {
  const largest = bytes === 2 ? 0xffff : bytes === 4 ? 0xffff_ffff : Number.MAX_SAFE_INTEGER;
  assert(isWhole(value, largest), `${name} ${value} does not fit ${bytes} bytes`);
  if (bytes === 2) view.setUint16(at, value);
  else if (bytes === 4) view.setUint32(at, value);
  else {
    view.setUint32(at, Math.floor(value / TWO_32));
    view.setUint32(at + 4, value % TWO_32);
  }
}

function setText(view: DataView, at: number, { name, bytes }: ItchField, text: string): void {
  assert(text.length <= bytes, `${name} '${text}' has more than ${bytes} letters`);
  for (let i = 0; i < bytes; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SPACE;
    assert(code >= SPACE && code <= LAST_PRINTABLE, `${name} '${text}' is not printable ASCII`);
    view.setUint8(at + i, code);
  }
}

function isWhole(value: number, largest: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= largest;
}
