import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';

/** Epochs in a row with honest leaders after which the theorem promises a new final block. */
const THEOREM_EPOCHS = 5;

/**
 * Once the network is synchronous, final blocks appear. Streamlet: after five epochs in a row e to e + 4 with honest
 * leaders every honest node has a final block of one of them when epoch e + 5 begins (Chan and Shi 2020). The
 * theorem is silent where no five honest leaders follow each other, as with four nodes in turn of which one is faulty;
 * `within` demands more: that no more epochs than these pass without a new final block.
 */
export const liveness: Monitor = {
  name: 'liveness',
  title: 'After stabilisation every honest node has new final blocks in time',
  watch: (place) => {
    const { gst, within } = place.liveness;
    const isExpected = within !== undefined || hasTheorem(place);
    return gst !== undefined && isExpected ? new Liveness(place, gst) : undefined;
  },
};

/** The theorem speaks of Streamlet's rule of finality, and of fewer than a third of Byzantine nodes. */
function hasTheorem({ protocol, committee, honest }: MonitorPlace): boolean {
  const isBorne = committee.nodes >= protocol.leastNodes(committee.nodes - honest.length);
  return protocol.rules?.includes('three-in-a-row') === true && isBorne;
}

class Liveness implements ConsensusEvents {
  readonly #place: MonitorPlace;
  readonly #gst: number;
  readonly #within: number;
  readonly #hasTheorem: boolean;
  readonly #isHonest: boolean[];
  /** By node: epoch of its last final block, the epoch in which it had news of one, and whether it is down. */
  readonly #finalEpoch: Int32Array;
  readonly #newsEpoch: Int32Array;
  readonly #epoch: Int32Array;
  readonly #down = new Set<number>();
  /** The latest epoch that has begun anywhere. */
  #latest = 0;
  /** The first epoch that began after stabilisation, and after the last node went down or came up. */
  #firstEpoch = Number.POSITIVE_INFINITY;

  constructor(place: MonitorPlace, gst: number) {
    const { committee, honest } = place;
    this.#place = place;
    this.#gst = gst;
    this.#within = place.liveness.within ?? Number.POSITIVE_INFINITY;
    this.#hasTheorem = hasTheorem(place);
    this.#isHonest = Array.from({ length: committee.nodes }, (_, node) => honest.includes(node));
    this.#finalEpoch = new Int32Array(committee.nodes);
    this.#newsEpoch = new Int32Array(committee.nodes);
    this.#epoch = new Int32Array(committee.nodes);
  }

  crashed(node: number, isDown: boolean): void {
    if (isDown) this.#down.add(node);
    else this.#down.delete(node);
    if (this.#firstEpoch <= this.#latest) this.#firstEpoch = this.#latest + 1;
  }

  finalised(node: number, block: Block): void {
    this.#finalEpoch[node] = Math.max(this.#finalEpoch[node], block.epoch);
    this.#newsEpoch[node] = this.#epoch[node];
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    this.#epoch[node] = epoch;
    this.#latest = Math.max(this.#latest, epoch);
    if (now < this.#gst || this.#down.size > 0) return;
    if (this.#firstEpoch === Number.POSITIVE_INFINITY) this.#firstEpoch = this.#latest;
    if (this.#hasTheorem) this.#checkTheorem(node, epoch, now);
    const since = Math.max(this.#newsEpoch[node], this.#firstEpoch - 1);
    if (epoch - 1 - since <= this.#within) return;
    this.#newsEpoch[node] = epoch - 1;
    const what = `node ${node} saw no new final block for ${epoch - 1 - since} epochs of synchrony, from epoch ${since + 1} on`;
    this.#place.report(what, node, now, []);
  }

  #checkTheorem(node: number, epoch: number, now: number): void {
    const first = epoch - THEOREM_EPOCHS;
    if (first < this.#firstEpoch || this.#finalEpoch[node] >= first) return;
    for (let led = first; led < epoch; led++)
      if (!this.#isHonest[this.#place.committee.leaderOf(led)]) return;
    const what = `node ${node} has no final block of the epochs ${first} to ${epoch - 1}, all led by honest nodes in synchrony`;
    this.#place.report(what, node, now, []);
  }
}
