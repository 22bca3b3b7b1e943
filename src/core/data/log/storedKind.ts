import { declaredLayout, type KindLayout } from './kindLayout.ts';

/** A kind of a segment's table, made ready for decoding. */
export interface StoredKind {
  readonly id: number;
  readonly fields: number;
  /** Numbers of the names of its fields: kinds share the registers that predict them. */
  readonly names: Uint16Array;
  /**
   * Where each field goes in this program's declaration (-1: nowhere any more), or undefined where the two
   * are alike. Fields are matched by name, so that a log stays readable when a kind gains fields or moves them.
   */
  readonly moves: Int8Array | undefined;
  /** Fields of this program's declaration. */
  readonly shownFields: number;
}

/** Numbers the names in order of appearance, from 0, and counts them. */
export function storedKinds(table: readonly KindLayout[]): { kinds: StoredKind[]; names: number } {
  const numbers = new Map<string, number>();
  const kinds = table.map((layout) => {
    const names = layout.fields.map((field) => {
      const number = numbers.get(field) ?? numbers.size;
      numbers.set(field, number);
      return number;
    });
    const shown = declaredLayout(layout.id) ?? layout;
    return {
      id: layout.id,
      fields: names.length,
      names: Uint16Array.from(names),
      moves: moves(layout.fields, shown.fields),
      shownFields: shown.fields.length,
    };
  });
  return { kinds, names: numbers.size };
}

function moves(stored: readonly string[], shown: readonly string[]): Int8Array | undefined {
  const alike = stored.length === shown.length && stored.every((field, index) => field === shown[index]);
  return alike ? undefined : Int8Array.from(stored, (field) => shown.indexOf(field));
}
