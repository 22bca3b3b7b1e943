import { FEED } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** Feeds of every venue: {@link FEED.notices}, the last, is there where a mechanism has notices. */
const FEED_COUNT = FEED.notices;
const FIRST_CAPACITY = 4;

/** Who listens to which feed of which instrument, in the order of subscription. */
export class Subscriptions {
  readonly #instruments: number;
  readonly #counts: Int32Array;
  readonly #lists: Int32Array[];

  /** How many feeds there are: a venue without notices is as large, and hashes, as if there were none anywhere. */
  readonly feeds: number;

  constructor(instruments: number, hasNotices = false) {
    this.#instruments = instruments;
    this.feeds = hasNotices ? FEED_COUNT + 1 : FEED_COUNT;
    this.#counts = new Int32Array(this.feeds * instruments);
    this.#lists = Array.from({ length: this.feeds * instruments }, () => new Int32Array(0));
  }

  /** Number of subscribers: 0 tells a feed that it has nothing to do. */
  count(feed: number, instrument: InstrumentId): number {
    return this.#counts[feed * this.#instruments + instrument];
  }

  /** The subscribers; only the first `count` are valid. */
  list(feed: number, instrument: InstrumentId): Int32Array {
    return this.#lists[feed * this.#instruments + instrument];
  }

  /** False where the actor listens already. */
  add(feed: number, instrument: InstrumentId, actor: ActorId): boolean {
    const index = feed * this.#instruments + instrument;
    const count = this.#counts[index];
    let list = this.#lists[index];
    if (positionOf(list, count, actor) >= 0) return false;
    if (count === list.length) {
      list = new Int32Array(Math.max(FIRST_CAPACITY, count * 2));
      list.set(this.#lists[index]);
      this.#lists[index] = list;
    }
    list[count] = actor;
    this.#counts[index] = count + 1;
    return true;
  }

  remove(feed: number, instrument: InstrumentId, actor: ActorId): void {
    const index = feed * this.#instruments + instrument;
    const list = this.#lists[index];
    const position = positionOf(list, this.#counts[index], actor);
    if (position < 0) return;
    list.copyWithin(position, position + 1, this.#counts[index]);
    this.#counts[index] -= 1;
  }

  snapshot(): PlainData {
    return this.#lists.map((list, index) => list.slice(0, this.#counts[index]));
  }

  restore(state: PlainData): void {
    for (const [index, list] of (state as readonly Int32Array[]).entries()) {
      this.#lists[index] = list.slice();
      this.#counts[index] = list.length;
    }
  }

  addTo(hash: Hash64): void {
    for (let index = 0; index < this.#lists.length; index++) {
      const count = this.#counts[index];
      hash.addInt(count);
      for (let i = 0; i < count; i++) hash.addInt(this.#lists[index][i]);
    }
  }
}

function positionOf(list: Int32Array, count: number, actor: ActorId): number {
  for (let i = 0; i < count; i++) if (list[i] === actor) return i;
  return -1;
}
