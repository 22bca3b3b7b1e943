import type { Block } from '../../../core/consensus/block.ts';
import { shortHash } from '../../../core/consensus/history/findings.ts';

/** A block as people are told of it: the beginning of its hash and its epoch. */
export function nameOf({ hash, epoch }: Block): string {
  return `${shortHash(hash)} of epoch ${epoch}`;
}

/** `1`, `1 and 2`, `1, 2 and 3`. */
export function listOf(items: readonly (number | string)[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
