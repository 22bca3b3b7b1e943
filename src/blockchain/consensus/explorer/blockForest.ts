import { type Block, createBlock, genesisOf } from '../../../core/consensus/block.ts';

/** Which block of its epoch: the one of an honest leader, or one of those that a Byzantine leader makes. */
export const HONEST = 0;

/** Letters of the blocks that a Byzantine leader makes in one epoch. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What a block carries, so that the model's blocks have the hashes of those that nodes make. */
export function payloadOf(epoch: number, leader: number, variant: number): string {
  const honest = `epoch ${epoch} by ${leader}`;
  return variant === HONEST ? honest : `${honest}, ${LETTERS[variant - 1]}`;
}

/** Name of a block in a schedule: `e3`, and `e4a`, `e4b` … where the leader is Byzantine. */
export function blockName(epoch: number, variant: number): string {
  return variant === HONEST ? `e${epoch}` : `e${epoch}${LETTERS[variant - 1]}`;
}

/** Blocks that are kept before the forest is cut down: a run has few, but many runs have many. */
const MOST_BLOCKS = 200_000;

/**
 * Every block that runs of one committee have made, once: a block follows from its parent, its epoch and its variant, so
 * that its hash is computed when the first run makes it. Blocks are numbers; genesis is 0.
 */
export class BlockForest {
  readonly #nodes: number;
  readonly #blocks: Block[];
  readonly #children: Map<number, number>[] = [new Map()];

  constructor(chain: string, nodes: number) {
    this.#nodes = nodes;
    this.#blocks = [genesisOf(chain)];
  }

  /** The block of this epoch and variant on `parent`. */
  child(parent: number, epoch: number, variant: number): number {
    const key = epoch * LETTERS.length + variant;
    const known = this.#children[parent].get(key);
    if (known !== undefined) return known;
    const payload = payloadOf(epoch, (epoch - 1) % this.#nodes, variant);
    const number = this.#blocks.push(createBlock(this.#blocks[parent].hash, epoch, payload)) - 1;
    this.#children.push(new Map());
    this.#children[parent].set(key, number);
    return number;
  }

  /** The lower hash decides between chains of one length. */
  isLower(one: number, other: number): boolean {
    return this.#blocks[one].hash < this.#blocks[other].hash;
  }

  hash(block: number): string {
    return this.#blocks[block].hash;
  }

  /** Forgets all blocks where there are too many; only between two runs. */
  prune(): void {
    if (this.#blocks.length < MOST_BLOCKS) return;
    this.#blocks.length = 1;
    this.#children.length = 1;
    this.#children[0].clear();
  }
}
