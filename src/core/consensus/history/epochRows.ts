import type { SimTime } from '../../models/units.ts';
import type { ChainHistory, HistoryBlock, HistoryEvent } from './chainHistory.ts';
import { heightsOf, honestNodes } from './chainViews.ts';

/** A block, and the honest nodes that hold it so. */
export interface BlockAtNodes {
  readonly block: HistoryBlock;
  readonly nodes: readonly number[];
}

/** An epoch as a reader of the chapter follows it. */
export interface EpochRow {
  readonly epoch: number;
  readonly leader: number;
  readonly began: SimTime;
  /** Blocks of the epoch, in the order in which they were proposed. */
  readonly blocks: readonly HistoryBlock[];
  /** Last blocks of the longest certified chains, as honest nodes hold them at its end. */
  readonly tips: readonly BlockAtNodes[];
  /** Last blocks that became final at honest nodes during it, its end included. */
  readonly finalised: readonly BlockAtNodes[];
}

/** The epochs of a run, one by one. What happens at the moment when an epoch ends is its own. */
export function epochRows(history: ChainHistory): EpochRow[] {
  const { epochs, events } = history;
  const blocks = blocksByEpoch(history);
  const views = new TipViews(history);
  let next = 0;
  return epochs.map(({ epoch, leader, began }, i) => {
    const end = epochs[i + 1]?.began ?? Number.POSITIVE_INFINITY;
    const finalised = new Map<string, number[]>();
    for (; next < events.length && events[next].time <= end; next++) {
      const event = events[next];
      views.take(event);
      if (event.kind === 'finalise' && event.hash !== null && views.isHonest(event.node))
        finalised.set(event.hash, [...(finalised.get(event.hash) ?? []), event.node]);
    }
    return {
      epoch,
      leader,
      began,
      blocks: blocks.get(epoch) ?? [],
      tips: views.tips(),
      finalised: [...finalised].map(([hash, nodes]) => ({
        block: history.blocks.get(hash) as HistoryBlock,
        nodes: nodes.sort((a, b) => a - b),
      })),
    };
  });
}

function blocksByEpoch({ blocks, chain }: ChainHistory): Map<number, HistoryBlock[]> {
  const byEpoch = new Map<number, HistoryBlock[]>();
  for (const block of blocks.values()) {
    if (block.hash === chain.genesis) continue;
    const members = byEpoch.get(block.epoch);
    if (members === undefined) byEpoch.set(block.epoch, [block]);
    else members.push(block);
  }
  return byEpoch;
}

/** The longest certified chains as each honest node has them, event by event. */
class TipViews {
  readonly #history: ChainHistory;
  readonly #heights: Map<string, number>;
  readonly #honest: readonly number[];
  readonly #isHonest: ReadonlySet<number>;
  readonly #tips: string[][];

  constructor(history: ChainHistory) {
    this.#history = history;
    this.#heights = heightsOf(history);
    this.#honest = honestNodes(history);
    this.#isHonest = new Set(this.#honest);
    this.#tips = history.chain.validators.map(() => [history.chain.genesis]);
  }

  isHonest(node: number): boolean {
    return this.#isHonest.has(node);
  }

  take({ kind, node, hash }: HistoryEvent): void {
    if (kind !== 'certify' || hash === null) return;
    const [highest] = this.#tips[node];
    const height = this.#heights.get(hash) ?? -1;
    const best = this.#heights.get(highest) ?? 0;
    if (height > best) this.#tips[node] = [hash];
    else if (height === best) this.#tips[node].push(hash);
  }

  tips(): BlockAtNodes[] {
    const holders = new Map<string, number[]>();
    for (const node of this.#honest)
      for (const hash of this.#tips[node]) holders.set(hash, [...(holders.get(hash) ?? []), node]);
    return [...holders].map(([hash, nodes]) => ({
      block: this.#history.blocks.get(hash) as HistoryBlock,
      nodes,
    }));
  }
}
