import { EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import { BookSnapshot, DepthUpdate, Subscribe, Trade } from '../../core/models/messages/marketData.ts';
import { NewOrder } from '../../core/models/messages/orderEntry.ts';
import { RECORD_FACT, type Recorder } from '../../core/models/ports/recorder.ts';

/** What makers get by subscription here, and ask the exchange for there. */
const FEEDS: ReadonlySet<number> = new Set([Trade.id, DepthUpdate.id, BookSnapshot.id, Subscribe.id]);

export interface CountedWorld {
  readonly actors: number;
  /** The exchange: it is never busy. */
  readonly venue: number;
  /** How long a message occupies every other actor, in time units. */
  readonly computationDelay: number;
}

/**
 * Counts a log of level `full` as ABIDES counts (`Kernel.runner` of abides-core): every delivery and wake-up, orders that
 * leave together as one message, and once more each time that a message finds its receiver busy and is put back. All mail
 * of a busy period is taken to have come at its beginning, so the k-th of it was put back k times. Feeds are left out.
 */
export class AbidesCount implements Recorder {
  /** Deliveries and wake-ups of what ABIDES sends too. */
  delivered = 0;
  /** Orders behind the first of a batch. */
  batched = 0;
  putBack = 0;
  /** Changes of the book as ABIDES logs them: an order that enters, a trade, a cancellation. */
  bookUpdates = 0;
  /** By actor: deliveries to it and messages of it to the venue, feeds with them. */
  readonly byActor: Float64Array;
  readonly #world: CountedWorld;
  readonly #lastTime: Float64Array;
  /** Mail of the present busy period. */
  readonly #waited: Float64Array;
  readonly #orderTime: Float64Array;

  constructor(world: CountedWorld) {
    this.#world = world;
    this.byActor = new Float64Array(world.actors);
    this.#lastTime = new Float64Array(world.actors).fill(-1);
    this.#waited = new Float64Array(world.actors);
    this.#orderTime = new Float64Array(world.actors).fill(-1);
  }

  /** All that ABIDES would have counted. */
  get messages(): number {
    return this.delivered - this.batched + this.putBack;
  }

  write(
    recordClass: number,
    _events: number,
    time: number,
    from: number,
    to: number,
    kind: number,
    payload: Float64Array,
    base: number,
  ): void {
    if (recordClass === RECORD_FACT) {
      if (kind === Execution.id) this.#changed(payload, base);
      return;
    }
    const { venue } = this.#world;
    this.byActor[to === venue && from >= 0 ? from : to]++;
    const isFeed = FEEDS.has(kind);
    if (!isFeed) this.delivered++;
    if (to !== venue) this.#received(to, time, isFeed);
    else if (kind === NewOrder.id) this.#ordered(from, time);
  }

  #received(to: number, time: number, isFeed: boolean): void {
    const isBusy = time === this.#lastTime[to] + this.#world.computationDelay;
    this.#lastTime[to] = time;
    if (!isBusy) this.#waited[to] = 0;
    if (!isFeed) this.putBack += this.#waited[to]++;
  }

  #ordered(from: number, time: number): void {
    if (this.#orderTime[from] === time) this.batched++;
    this.#orderTime[from] = time;
  }

  /** An order that trades whole on arrival never enters. */
  #changed(payload: Float64Array, base: number): void {
    const event = payload[base + Execution.event];
    const { accepted, cancelled, filledTaker } = EXECUTION_EVENT;
    if (event === accepted || event === cancelled) this.bookUpdates++;
    else if (event === filledTaker && payload[base + Execution.leaves] > 0) this.bookUpdates++;
  }

  anchor(): void {}
}
