import type { Block } from '../../../core/consensus/block.ts';

/** Digits of a hash that people are shown. */
const SHOWN_DIGITS = 8;

/** A block as people are told of it: the beginning of its hash and its epoch. */
export function nameOf({ hash, epoch }: Block): string {
  return `${hash.slice(0, SHOWN_DIGITS)} of epoch ${epoch}`;
}

/** `1`, `1 and 2`, `1, 2 and 3`. */
export function listOf(items: readonly (number | string)[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
