import type { ChainEntry } from '../../models/chainEntry.ts';

/** Number of a validator as people are told of it: its number in the committee, with strokes for its twins: 3, 3′. */
export function nodeName({ nodes, validators }: ChainEntry, validator: number): string {
  const { self } = validators[validator];
  if (validator < nodes) return String(self);
  const twins = validators.slice(nodes, validator + 1).filter((each) => each.self === self).length;
  return `${self}${'′'.repeat(twins)}`;
}

/** Numbers in ascending order, runs of three or more as `0-3`. */
export function nodeList(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    let last = i;
    while (numbers[last + 1] === numbers[last] + 1) last++;
    if (last - i < 2) parts.push(String(numbers[i++]));
    else {
      parts.push(`${numbers[i]}-${numbers[last]}`);
      i = last + 1;
    }
  }
  return parts.join(' ');
}
