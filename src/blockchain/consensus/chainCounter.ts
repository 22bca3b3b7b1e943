import type { Block } from '../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { ChainEntry } from '../../core/models/chainEntry.ts';
import type { ChainCounts } from '../../core/models/runSummary.ts';

/** Counts what a run of a chain came to, for its summary. */
export class ChainCounter implements ConsensusEvents {
  readonly #isHonest: readonly boolean[];
  /** Heights of blocks that an honest node holds as certified, by their hashes. */
  readonly #heights = new Map<string, number>();
  /** Height of each node's last final block. */
  readonly #final: Int32Array;
  #epochs = 0;

  constructor({ validators, genesis }: ChainEntry) {
    this.#isHonest = validators.map(({ adversary }) => adversary === null);
    this.#final = new Int32Array(validators.length);
    this.#heights.set(genesis, 0);
  }

  beganEpoch(node: number, epoch: number): void {
    if (epoch > this.#epochs && this.#isHonest[node]) this.#epochs = epoch;
  }

  certified(node: number, block: Block): void {
    if (this.#isHonest[node]) this.#heightOf(block);
  }

  finalised(node: number, block: Block): void {
    if (this.#isHonest[node]) this.#final[node] = Math.max(this.#final[node], this.#heightOf(block));
  }

  counts(): ChainCounts {
    const honest = this.#final.filter((_, node) => this.#isHonest[node]);
    return {
      epochs: this.#epochs,
      certified: this.#heights.size - 1,
      final: honest.length === 0 ? 0 : honest.reduce((least, height) => Math.min(least, height)),
    };
  }

  /** A block is certified after its parent; one whose parent nobody told of counts from there on. */
  #heightOf({ hash, parent }: Block): number {
    const known = this.#heights.get(hash);
    if (known !== undefined) return known;
    const height = (this.#heights.get(parent) ?? 0) + 1;
    this.#heights.set(hash, height);
    return height;
  }
}
