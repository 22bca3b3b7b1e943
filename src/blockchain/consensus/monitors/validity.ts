import { type Block, isHashed } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';
import { nameOf } from './words.ts';

/**
 * What is final hangs from genesis by hashes that are those of the content, with epochs that increase, and was certified;
 * and a node's final chain grows or branches off, but never shrinks.
 */
export const validity: Monitor = {
  name: 'validity',
  title:
    'Final chains hang from genesis by right hashes and increasing epochs, are certified, and never shrink',
  watch: (place) => new Validity(place),
};

class Validity implements ConsensusEvents {
  readonly #place: MonitorPlace;
  /** Last final block, by node. */
  readonly #final: Int32Array;
  /** By block: whether it was certified at some honest node. */
  readonly #certified: boolean[] = [];

  constructor(place: MonitorPlace) {
    this.#place = place;
    this.#final = new Int32Array(place.committee.nodes);
  }

  certified(_node: number, block: Block): void {
    const number = this.#place.ledger.blocks.add(block);
    if (number < 0) return;
    const certified = this.#certified;
    while (certified.length <= number) certified.push(false);
    certified[number] = true;
  }

  finalised(node: number, block: Block, now: number): void {
    const { blocks } = this.#place.ledger;
    const number = blocks.add(block);
    const why =
      number < 0 || !isHashed(block) ? 'its hash is not that of its content' : this.#fault(node, number);
    if (why === undefined) this.#final[node] = number;
    else
      this.#place.report(
        `node ${node} made block ${nameOf(block)} final, but ${why}`,
        node,

        now,
        [],
      );
  }

  #fault(node: number, block: number): string | undefined {
    const { words } = this.#place.protocol;
    const { blocks } = this.#place.ledger;
    if (blocks.heights[block] < 0) return 'it hangs from no chain of increasing epochs to genesis';
    if (this.#certified[block] !== true) return `it was never ${words.certified}`;
    const last = this.#final[node];
    const isBefore =
      blocks.heights[block] < blocks.heights[last] &&
      blocks.ancestorAt(last, blocks.heights[block]) === block;
    return isBefore ? `block ${nameOf(blocks.blocks[last])} behind it was final before` : undefined;
  }
}
