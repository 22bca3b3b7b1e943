import type { SimTime } from '../../models/units.ts';
import type { ChainHistory, HistoryBlock } from './chainHistory.ts';

/**
 * What became of a block: final at an honest node; final, while another final chain does not hold it; certified, and
 * still open; certified, and left behind by a final chain; or never certified.
 */
export type BlockStatus = 'final' | 'conflicting' | 'certified' | 'orphaned' | 'proposed';

/** Instances that keep to the rules, ascending. */
export function honestNodes({ chain }: ChainHistory): number[] {
  return chain.validators.flatMap(({ adversary }, node) => (adversary === null ? [node] : []));
}

/** Blocks from genesis, left out, to this one; empty where the way is not whole. */
function pathTo({ blocks, chain }: ChainHistory, hash: string): HistoryBlock[] {
  const path: HistoryBlock[] = [];
  let at = blocks.get(hash);
  for (; at !== undefined && at.hash !== chain.genesis; at = blocks.get(at.parent)) path.push(at);
  return at === undefined ? [] : path.reverse();
}

/** Blocks between genesis and this one, itself included; -1 where the way is not whole. */
export function heightsOf(history: ChainHistory): Map<string, number> {
  const heights = new Map<string, number>([[history.chain.genesis, 0]]);
  const heightOf = (first: HistoryBlock): number => {
    const due: HistoryBlock[] = [];
    let at: HistoryBlock | undefined = first;
    for (; at !== undefined && !heights.has(at.hash); at = history.blocks.get(at.parent)) due.push(at);
    let height = at === undefined ? -1 : (heights.get(at.hash) as number);
    for (const block of due.reverse()) {
      if (height >= 0) height++;
      heights.set(block.hash, height);
    }
    return heights.get(first.hash) as number;
  };
  for (const block of history.blocks.values()) heightOf(block);
  return heights;
}

/** Messages of each epoch that began, from the first on; what speaks of no such epoch is in the sum only. */
export function messagesByEpoch({ epochs, messagesPerEpoch }: ChainHistory): number[] {
  return epochs.map(({ epoch }) => messagesPerEpoch[epoch] ?? 0);
}

/** The longest chain that is final at a node, genesis left out. */
export function finalChainOf(history: ChainHistory, node: number): HistoryBlock[] {
  return longest(history, (block) => !Number.isNaN(block.finalAt[node]));
}

/**
 * The chain that every honest node takes for final in the end, genesis left out: where finality can be undone, as where
 * blocks are mined, what was undone is not in it.
 */
export function settledChain(history: ChainHistory): HistoryBlock[] {
  const honest = honestNodes(history);
  if (honest.length === 0) return [];
  const [first, ...others] = honest.map((node) => finalChainOf(history, node));
  const settled = first.findIndex((block, i) => others.some((chain) => chain[i] !== block));
  return settled < 0 ? first : first.slice(0, settled);
}

/** The chain that is final at every honest node, genesis left out, up to where two final chains part, be it at one node. */
export function sharedFinalChain(history: ChainHistory): HistoryBlock[] {
  const disputed = disputedHeights(history, honestNodes(history));
  const settled = settledChain(history);
  const shared = settled.findIndex((_block, i) => disputed.has(i + 1));
  return shared < 0 ? settled : settled.slice(0, shared);
}

/** Heights at which honest nodes hold more than one block as final. */
function disputedHeights(history: ChainHistory, honest: readonly number[]): Set<number> {
  const heights = heightsOf(history);
  const seen = new Set<number>();
  const disputed = new Set<number>();
  for (const { hash, finalAt } of history.blocks.values()) {
    if (honest.every((node) => Number.isNaN(finalAt[node]))) continue;
    const height = heights.get(hash) as number;
    if (seen.has(height)) disputed.add(height);
    seen.add(height);
  }
  return disputed;
}

/** True where an honest node counts the block as certified. */
export function isCertified(history: ChainHistory, block: HistoryBlock): boolean {
  return honestNodes(history).some((node) => !Number.isNaN(block.certifiedAt[node]));
}

/** What became of every block, by its hash. */
export function blockStatuses(history: ChainHistory): Map<string, BlockStatus> {
  const honest = honestNodes(history);
  const heights = heightsOf(history);
  const finals = new Map<number, HistoryBlock[]>();
  for (const block of history.blocks.values()) {
    if (honest.every((node) => Number.isNaN(block.finalAt[node]))) continue;
    const height = heights.get(block.hash) as number;
    finals.set(height, [...(finals.get(height) ?? []), block]);
  }
  let heightOfFinal = 0;
  for (const height of finals.keys()) heightOfFinal = Math.max(heightOfFinal, height);
  const open = descendantsOf(history, finals.get(heightOfFinal) ?? []);
  const status = (block: HistoryBlock): BlockStatus => {
    const rivals = finals.get(heights.get(block.hash) as number) ?? [];
    if (rivals.includes(block)) return rivals.length > 1 ? 'conflicting' : 'final';
    if (!isCertified(history, block)) return 'proposed';
    return open.has(block.hash) ? 'certified' : 'orphaned';
  };
  return new Map([...history.blocks].map(([hash, block]) => [hash, status(block)]));
}

/** Finality of a block at the last honest node that holds it final: when, and how many epochs after its own. */
export interface FinalityLag {
  readonly block: HistoryBlock;
  readonly time: SimTime;
  readonly epochs: number;
}

/** Of every block that is final at all honest nodes, in their order. */
export function finalityLags(history: ChainHistory): FinalityLag[] {
  const honest = honestNodes(history);
  const begins = history.epochs.map(({ began }) => began);
  const numbers = history.epochs.map(({ epoch }) => epoch);
  return sharedFinalChain(history).map((block) => {
    const time = Math.max(...honest.map((node) => block.finalAt[node]));
    return { block, time, epochs: lastBefore(begins, numbers, time) - block.epoch };
  });
}

/** The epoch of a moment, where its end is still its own: 0 before the first. */
function lastBefore(begins: readonly SimTime[], epochs: readonly number[], time: SimTime): number {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : epochs[low - 1];
}

/** The longest chain of blocks that all fulfil a condition; of several the one that came up first. */
function longest(history: ChainHistory, holds: (block: HistoryBlock) => boolean): HistoryBlock[] {
  const heights = new Map<string, number>([[history.chain.genesis, 0]]);
  let tip = history.chain.genesis;
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const block of history.blocks.values()) {
      const below = heights.get(block.parent);
      if (below === undefined || heights.has(block.hash) || !holds(block)) continue;
      heights.set(block.hash, below + 1);
      isChanged = true;
      if (below + 1 > (heights.get(tip) as number)) tip = block.hash;
    }
  }
  return pathTo(history, tip);
}

/** The hashes of blocks and of all that hangs on them. */
function descendantsOf(history: ChainHistory, roots: readonly HistoryBlock[]): Set<string> {
  const found = new Set(roots.length === 0 ? [history.chain.genesis] : roots.map(({ hash }) => hash));
  let before = -1;
  while (found.size !== before) {
    before = found.size;
    for (const { hash, parent } of history.blocks.values()) if (found.has(parent)) found.add(hash);
  }
  return found;
}
