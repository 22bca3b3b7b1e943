import * as marketData from '../../../core/models/messages/marketData.ts';
import { Quote } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as side from '../../../core/models/side.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Subscriptions } from './subscriptions.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = side;

/** Columns per instrument: sequence, then bid price and quantity, ask price and quantity. */
const STRIDE = 5;
const QUOTE = Quote.id;

/** L1: the best bid and ask, recorded at each change and sent to whoever listens. */
export class QuoteFeed {
  readonly #engine: BookEngine;
  readonly #subscriptions: Subscriptions;
  readonly #last: Float64Array;
  /** 1 where the book does not trade, so that its best prices are no quote. */
  readonly #still: Uint8Array;

  constructor(instruments: number, engine: BookEngine, subscriptions: Subscriptions) {
    this.#engine = engine;
    this.#subscriptions = subscriptions;
    this.#last = new Float64Array(instruments * STRIDE);
    this.#still = new Uint8Array(instruments);
  }

  /** A quote that is not firm is empty. The caller restores it with the rest of its own state. */
  setFirm(instrument: InstrumentId, firm: boolean): void {
    this.#still[instrument] = firm ? 0 : 1;
  }

  /** To be called once after each command: tells the new quote if it differs from the last one told. */
  publish(ctx: ActorContext, instrument: InstrumentId): void {
    const engine = this.#engine;
    const still = this.#still[instrument] === 1;
    const bid = still ? 0 : engine.best(instrument, BUY);
    const ask = still ? 0 : engine.best(instrument, SELL);
    const bidQuantity = bid === 0 ? 0 : engine.levelQuantity(instrument, BUY, bid);
    const askQuantity = ask === 0 ? 0 : engine.levelQuantity(instrument, SELL, ask);
    const last = this.#last;
    const at = instrument * STRIDE;
    if (
      last[at + 1] === bid &&
      last[at + 2] === bidQuantity &&
      last[at + 3] === ask &&
      last[at + 4] === askQuantity
    ) {
      return;
    }
    const sequence = last[at] + 1;
    last[at] = sequence;
    last[at + 1] = bid;
    last[at + 2] = bidQuantity;
    last[at + 3] = ask;
    last[at + 4] = askQuantity;
    ctx.record(QUOTE, instrument, sequence, bid, bidQuantity, ask, askQuantity);
    const subscribers = this.#subscriptions.count(FEED.l1, instrument);
    if (subscribers === 0) return;
    const list = this.#subscriptions.list(FEED.l1, instrument);
    for (let i = 0; i < subscribers; i++) {
      ctx.send(list[i], QUOTE, instrument, sequence, bid, bidQuantity, ask, askQuantity);
    }
  }

  /** The quote as last told, for one that asks. */
  sendImage(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    const last = this.#last;
    const at = instrument * STRIDE;
    ctx.send(to, QUOTE, instrument, last[at], last[at + 1], last[at + 2], last[at + 3], last[at + 4]);
  }

  snapshot(): PlainData {
    return this.#last.slice();
  }

  restore(state: PlainData): void {
    this.#last.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#last, 0, this.#last.length);
  }
}
