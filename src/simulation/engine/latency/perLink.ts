import type { PlainData } from '../../../core/models/plainData.ts';
import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { ActorId, DelayNs } from '../../../core/models/units.ts';
import { Rng, seedStream } from '../../../core/utils/rng.ts';

const STREAM_WORDS = 4;
/** Links of one sender in the number of a link: far more than there are actors. */
const LINKS = 2 ** 26;

/**
 * Another model with a random stream for each link instead of one for each sender: what a sender tells one actor never
 * changes the delays of what it tells another. Worlds that differ in one actor are compared so.
 */
export class PerLinkLatency implements LatencyModel {
  readonly monotone: boolean;
  readonly #model: LatencyModel;
  readonly #seed: number;
  readonly #states = new Map<number, Int32Array>();
  readonly #streams = new Map<number, Rng>();

  constructor(model: LatencyModel, seed: number) {
    this.#model = model;
    this.#seed = seed;
    this.monotone = model.monotone;
  }

  sample(from: ActorId, to: ActorId, bytes: number): DelayNs {
    const link = from * LINKS + to;
    const stream = this.#streams.get(link) ?? this.#open(link, this.#seeded(from, to));
    return this.#model.sample(from, to, bytes, stream);
  }

  snapshot(): PlainData {
    return [...this.#states].map(([link, state]) => ({ link, state: state.slice() }));
  }

  restore(state: PlainData): void {
    this.#states.clear();
    this.#streams.clear();
    const links = state as unknown as readonly { readonly link: number; readonly state: Int32Array }[];
    for (const saved of links) this.#open(saved.link, saved.state.slice());
  }

  #seeded(from: ActorId, to: ActorId): Int32Array {
    const state = new Int32Array(STREAM_WORDS);
    seedStream(state, 0, this.#seed, `link ${from} ${to}`);
    return state;
  }

  #open(link: number, state: Int32Array): Rng {
    const stream = new Rng(state, 0);
    this.#states.set(link, state);
    this.#streams.set(link, stream);
    return stream;
  }
}
