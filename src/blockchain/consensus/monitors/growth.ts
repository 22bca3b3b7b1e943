import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';

const USUAL_EPOCHS = 20;

/** Final blocks per epoch, at least so many as asked for, over every so many epochs of synchrony. */
export const growth: Monitor = {
  name: 'growth',
  title: 'The final chain of every honest node grows as fast as was asked for',
  watch: (place) => (place.liveness.leastGrowth === undefined ? undefined : new Growth(place)),
};

class Growth implements ConsensusEvents {
  readonly #place: MonitorPlace;
  readonly #least: number;
  readonly #epochs: number;
  readonly #gst: number;
  /** By node: height of its final chain, and height and epoch when it was last judged (-1: not yet). */
  readonly #height: Int32Array;
  readonly #judgedHeight: Int32Array;
  readonly #judgedEpoch: Int32Array;

  constructor(place: MonitorPlace) {
    const { liveness, committee } = place;
    this.#place = place;
    this.#least = liveness.leastGrowth ?? 0;
    this.#epochs = liveness.growthEpochs ?? USUAL_EPOCHS;
    this.#gst = liveness.gst ?? 0;
    this.#height = new Int32Array(committee.nodes);
    this.#judgedHeight = new Int32Array(committee.nodes);
    this.#judgedEpoch = new Int32Array(committee.nodes).fill(-1);
  }

  finalised(node: number, block: Block): void {
    const { blocks } = this.#place.ledger;
    const number = blocks.add(block);
    if (number >= 0) this.#height[node] = Math.max(this.#height[node], blocks.heights[number]);
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    if (now < this.#gst) return;
    if (this.#judgedEpoch[node] >= 0) {
      if (epoch - this.#judgedEpoch[node] < this.#epochs) return;
      this.#judge(node, epoch, now);
    }
    this.#judgedEpoch[node] = epoch;
    this.#judgedHeight[node] = this.#height[node];
  }

  #judge(node: number, epoch: number, now: number): void {
    const grown = this.#height[node] - this.#judgedHeight[node];
    const passed = epoch - this.#judgedEpoch[node];
    if (grown >= this.#least * passed) return;
    const what = `the final chain of node ${node} grew by ${grown} blocks in ${passed} epochs, less than ${this.#least} an epoch`;
    this.#place.report(what, node, now, []);
  }
}
