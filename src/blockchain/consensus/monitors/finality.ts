import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';
import type { NodeViews } from './nodeViews.ts';
import { nameOf } from './words.ts';

/** Final is the second of three adjacent notarised blocks with consecutive epochs, and its chain: no more, and no less. */
export const finality: Monitor = {
  name: 'finality',
  title:
    'Of three adjacent notarised blocks with consecutive epochs the second is final, and nothing else is',
  rule: 'three-in-a-row',
  watch: (place) => new Finality(place),
};

class Finality implements ConsensusEvents {
  readonly #place: MonitorPlace;
  readonly #views: NodeViews;
  /** Height of the last final block, by node, as told. */
  readonly #told: Int32Array;

  constructor(place: MonitorPlace) {
    this.#place = place;
    this.#views = place.views();
    this.#told = new Int32Array(place.committee.nodes);
  }

  finalised(node: number, block: Block, now: number): void {
    const { ledger } = this.#place;
    const number = ledger.blocks.add(block);
    if (number >= 0) this.#told[node] = Math.max(this.#told[node], ledger.blocks.heights[number]);
    if (number >= 0 && this.#isSecondOfThree(node, number)) return;
    const what = `node ${node} made block ${nameOf(block)} final, which is not the second of three adjacent notarised blocks with consecutive epochs in its view`;
    this.#place.report(what, node, now, ledger.votesFor(number));
  }

  beganEpoch(node: number, _epoch: number, now: number): void {
    const { heights } = this.#place.ledger.blocks;
    const due = heights[this.#views.lastFinal[node]];
    if (this.#told[node] >= due) return;
    const what = `node ${node} holds votes that make ${due} blocks final and counts ${this.#told[node]}`;
    this.#told[node] = due;
    this.#place.report(what, node, now, []);
  }

  #isSecondOfThree(node: number, block: number): boolean {
    const { blocks, parents, lastChild, siblingBefore } = this.#place.ledger.blocks;
    const { epoch } = blocks[block];
    const parent = parents[block];
    if (parent < 0 || blocks[parent].epoch !== epoch - 1 || !this.#views.isNotarised(node, block))
      return false;
    for (let child = lastChild[block]; child >= 0; child = siblingBefore[child])
      if (blocks[child].epoch === epoch + 1 && this.#views.isNotarised(node, child)) return true;
    return false;
  }
}
