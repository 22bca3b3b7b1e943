import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';
import type { NodeViews } from './nodeViews.ts';
import { nameOf } from './words.ts';

/**
 * A block is notarised at a node exactly when genuine votes of two thirds of all nodes for it, and for each block before it,
 * have reached the node: forged, repeated and foreign votes count for nothing.
 */
export const certificates: Monitor = {
  name: 'certificates',
  title:
    'A block is certified by genuine votes of two thirds, each node counted once, and by nothing less or more',
  rule: 'longest-chain',
  watch: (place) => new Certificates(place),
};

class Certificates implements ConsensusEvents {
  readonly #place: MonitorPlace;
  readonly #views: NodeViews;
  /** Blocks certified, by node, as told. */
  readonly #told: Int32Array;

  constructor(place: MonitorPlace) {
    this.#place = place;
    this.#views = place.views();
    this.#told = new Int32Array(place.committee.nodes);
  }

  certified(node: number, block: Block, now: number): void {
    const { ledger, protocol } = this.#place;
    const number = ledger.blocks.add(block);
    this.#told[node]++;
    if (number >= 0 && this.#views.isNotarised(node, number)) return;
    const votes = this.#views.votes(node, number);
    const what = `block ${nameOf(block)} is ${protocol.words.certified} at node ${node}, which had received ${votes} votes for it that count, or whose parent is not`;
    this.#place.report(what, node, now, ledger.votesFor(number));
  }

  /** A block that the votes certify and the node does not speak of would be missed at the latest by now. */
  beganEpoch(node: number, _epoch: number, now: number): void {
    const due = this.#views.notarisedBlocks[node];
    if (this.#told[node] >= due) return;
    const what = `node ${node} holds votes that make ${due} blocks ${this.#place.protocol.words.certified} and counts ${this.#told[node]}`;
    this.#told[node] = due;
    this.#place.report(what, node, now, []);
  }
}
