import { messageKind, PAYLOAD_FIELDS } from '../../models/message.ts';
import { assert } from '../../utils/assert.ts';
import { putVarint, type VarintReader } from './varint.ts';

/** What a log says about a kind that it holds, as it was declared when the log was written. */
export interface KindLayout {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly string[];
}

/** The kernel's own kind, which no file declares: a wake-up with its tag. */
const WAKE_LAYOUT: KindLayout = { id: 0, name: 'wake-up', fields: ['tag'] };

/** Highest number of a kind; see `MessageKind`. */
export const MAX_KIND = 1023;
const MAX_NAME_UNITS = 256;

/** The layout this program declares for a kind, or undefined. */
export function declaredLayout(id: number): KindLayout | undefined {
  return id === 0 ? WAKE_LAYOUT : messageKind(id);
}

/** Most bytes that {@link putKindTable} may need for one kind. */
export const MAX_LAYOUT_BYTES = 8 + (PAYLOAD_FIELDS + 1) * (2 + 3 * MAX_NAME_UNITS);

/** Writes the table: count, then number, name, count of fields and field names of each. */
export function putKindTable(bytes: Uint8Array, at: number, kinds: readonly KindLayout[]): number {
  let next = putVarint(bytes, at, kinds.length);
  for (const kind of kinds) {
    next = putVarint(bytes, next, kind.id);
    next = putName(bytes, next, kind.name);
    next = putVarint(bytes, next, kind.fields.length);
    for (const field of kind.fields) next = putName(bytes, next, field);
  }
  return next;
}

/** Reads a table that must end at `end` exactly; undefined where it is malformed. */
export function readKindTable(reader: VarintReader, end: number): KindLayout[] | undefined {
  const count = reader.next();
  if (count < 0 || count > MAX_KIND + 1) return undefined;
  const kinds: KindLayout[] = [];
  for (let k = 0; k < count; k++) {
    const id = reader.next();
    const name = readName(reader, end);
    const fieldCount = reader.next();
    if (id < 0 || id > MAX_KIND || name === undefined) return undefined;
    if (fieldCount < 0 || fieldCount > PAYLOAD_FIELDS) return undefined;
    const fields: string[] = [];
    for (let f = 0; f < fieldCount; f++) {
      const field = readName(reader, end);
      if (field === undefined) return undefined;
      fields.push(field);
    }
    kinds.push({ id, name, fields });
  }
  return reader.at === end ? kinds : undefined;
}

/** Names are stored as UTF-16 code units, one varint each: one byte for each letter of ASCII. */
function putName(bytes: Uint8Array, at: number, name: string): number {
  assert(name.length <= MAX_NAME_UNITS, `the name ${name} has more than ${MAX_NAME_UNITS} letters`);
  let next = putVarint(bytes, at, name.length);
  for (let i = 0; i < name.length; i++) next = putVarint(bytes, next, name.charCodeAt(i));
  return next;
}

function readName(reader: VarintReader, end: number): string | undefined {
  const length = reader.next();
  if (length < 0 || length > MAX_NAME_UNITS || length > end - reader.at) return undefined;
  let name = '';
  for (let i = 0; i < length; i++) {
    const unit = reader.next();
    if (unit < 0 || unit > 0xffff) return undefined;
    name += String.fromCharCode(unit);
  }
  return name;
}
