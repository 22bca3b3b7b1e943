import fc from 'fast-check';
import type { ItchFraming } from '../../src/core/data/itch/itchFraming.ts';
import {
  ITCH_LAYOUTS,
  ITCH_TYPES,
  type ItchField,
  type ItchLayout,
} from '../../src/core/data/itch/itchLayout.ts';
import type { ItchMessage } from '../../src/core/data/itch/itchMessage.ts';
import { ItchReader } from '../../src/core/data/itch/itchReader.ts';
import { ItchWriter } from '../../src/core/data/itch/itchWriter.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-$ '];

/** Any message of a layout that a well-formed file may hold. */
function messageOf(layout: ItchLayout): fc.Arbitrary<ItchMessage> {
  const fields = Object.fromEntries(layout.fields.map((field) => [field.name, anyValue(layout, field)]));
  return fc.record({
    type: fc.constant(layout.type),
    stockLocate: fc.nat(0xffff),
    trackingNumber: fc.nat(0xffff),
    timeNs: fc.maxSafeNat().map((any) => any % 86_400e9),
    ...fields,
  }) as unknown as fc.Arbitrary<ItchMessage>;
}

/** Orders in the book have a price and shares, and what is executed or cancelled is not nothing. */
function anyValue({ type }: ItchLayout, field: ItchField): fc.Arbitrary<string | number> {
  if (field.letters !== undefined) return fc.constantFrom(...field.letters);
  if (field.coding === 'alpha')
    return fc
      .array(fc.constantFrom(...LETTERS), { maxLength: field.bytes })
      .map((letters) => letters.join('').trimEnd());
  if (field.coding === 'u64' || field.coding === 'price8') return fc.maxSafeNat();
  const inBook = 'AFU'.includes(type);
  if (inBook && field.name === 'price') return fc.integer({ min: 1, max: 2_000_000_000 });
  if (inBook && field.name === 'shares') return fc.integer({ min: 1, max: 0x7fff_ffff });
  const least = field.name === 'executedShares' || field.name === 'cancelledShares' ? 1 : 0;
  return fc.integer({ min: least, max: 0xffff_ffff });
}

/** Any message of any type, each type as likely. */
export const anyItchMessage: fc.Arbitrary<ItchMessage> = fc.oneof(
  ...ITCH_TYPES.map((type) => messageOf(ITCH_LAYOUTS.get(type)!)),
);

/** Messages as a file. */
export function itchBytes(
  messages: readonly ItchMessage[],
  options: { readonly framing?: ItchFraming; readonly end?: boolean } = {},
): Uint8Array {
  const pieces: number[] = [];
  const writer = new ItchWriter((bytes) => pieces.push(...bytes), options);
  for (const message of messages) writer.message(message);
  if (options.end === true) writer.endSession();
  else writer.flush();
  return Uint8Array.from(pieces);
}

/** Reads a file in chunks of the given sizes, again and again; calls `visit` on each message. */
export function readItch(
  file: Uint8Array,
  options: {
    readonly framing?: ItchFraming;
    readonly chunks?: readonly number[];
    readonly visit?: (reader: ItchReader) => void;
  } = {},
): ItchReader {
  const reader = new ItchReader('day.itch', options.framing);
  const chunks = options.chunks ?? [file.length];
  for (let at = 0, i = 0; at < file.length; i++) {
    const bytes = Math.max(1, chunks[i % chunks.length]);
    reader.feed(file.subarray(at, at + bytes));
    while (reader.next()) options.visit?.(reader);
    at += bytes;
  }
  reader.finish();
  while (reader.next()) options.visit?.(reader);
  return reader;
}
