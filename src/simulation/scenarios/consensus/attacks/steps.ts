import type { ConfigObject } from '../../../../core/data/config/layers.ts';

/** A step of a scripted node: it proposes the block on another one, before those. */
export function propose(block: string, on: string, to: readonly number[], after = 0): ConfigObject {
  return { epoch: epochOf(block), after, says: 'propose', block, on, to: [...to] };
}

/** A step of a scripted node: it votes for the block, before those. */
export function vote(block: string, to: readonly number[], after = 0): ConfigObject {
  return { epoch: epochOf(block), after, says: 'vote', block, to: [...to] };
}

/** A node that follows a script, as an entry of `faulty`. */
export function scripted(node: number, steps: readonly ConfigObject[]): ConfigObject {
  return { node, adversary: 'script', settings: { steps: [...steps] } };
}

/** Names of blocks begin with their epochs. */
function epochOf(block: string): number {
  return Number.parseInt(block, 10);
}
