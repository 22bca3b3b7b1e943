import { PAYLOAD_FIELDS } from '../../models/message.ts';
import { declaredLayout, type KindLayout } from './kindLayout.ts';

/** Registers of one kind: from, to and its fields. */
const STRIDE = 2 + PAYLOAD_FIELDS;

/** A kind of a segment's table, made ready for decoding. */
export interface StoredKind {
  readonly id: number;
  readonly fields: number;
  /** First of its own registers. */
  readonly own: number;
  /** Numbers of the names of its fields: registers that kinds share. */
  readonly names: Uint16Array;
  /**
   * Where each field goes in this program's declaration (-1: nowhere any more), or undefined where the two
   * are alike. Fields are matched by name, so that a log stays readable when a kind gains fields or moves them.
   */
  readonly moves: Int8Array | undefined;
  /** Fields of this program's declaration. */
  readonly shownFields: number;
}

/** Numbers names in order of appearance, from 2: 0 and 1 are `from` and `to`. */
export function storedKinds(table: readonly KindLayout[]): { kinds: StoredKind[]; names: number } {
  const numbers = new Map<string, number>();
  const kinds = table.map((layout, place) => {
    const names = layout.fields.map((field) => {
      const number = numbers.get(field) ?? 2 + numbers.size;
      numbers.set(field, number);
      return number;
    });
    const shown = declaredLayout(layout.id) ?? layout;
    return {
      id: layout.id,
      fields: names.length,
      own: place * STRIDE,
      names: Uint16Array.from(names),
      moves: moves(layout.fields, shown.fields),
      shownFields: shown.fields.length,
    };
  });
  return { kinds, names: 2 + numbers.size };
}

/** Registers that a table of so many kinds needs. */
export function ownRegisters(kinds: number): number {
  return kinds * STRIDE;
}

function moves(stored: readonly string[], shown: readonly string[]): Int8Array | undefined {
  const alike = stored.length === shown.length && stored.every((field, index) => field === shown[index]);
  return alike ? undefined : Int8Array.from(stored, (field) => shown.indexOf(field));
}
