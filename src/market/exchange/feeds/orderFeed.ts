import { bookSnapshotData } from '../../../core/models/messages/bookSnapshot.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import { BookOrder, BookSnapshot } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { ActorId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Subscriptions } from './subscriptions.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = sideConstants;

const BOOK_ORDER = BookOrder.id;

/** L3: every displayed order's life in the book, told while it happens. Without subscribers the sequence stands still. */
export class OrderFeed {
  readonly #engine: BookEngine;
  readonly #subscriptions: Subscriptions;
  readonly #sequence: Float64Array;

  constructor(instruments: number, engine: BookEngine, subscriptions: Subscriptions) {
    this.#engine = engine;
    this.#subscriptions = subscriptions;
    this.#sequence = new Float64Array(instruments);
  }

  /** `slot` names the order; `action` is a number of `BOOK_ACTION` and `left` what it shows from now on. */
  tell(ctx: ActorContext, slot: number, action: number, price: PriceTicks, left: QuantityLots): void {
    const instrument = this.#engine.instrumentOf(slot);
    const subscribers = this.#subscriptions.count(FEED.l3, instrument);
    if (subscribers === 0) return;
    const sequence = this.#sequence[instrument] + 1;
    this.#sequence[instrument] = sequence;
    const list = this.#subscriptions.list(FEED.l3, instrument);
    const orderId = this.#engine.orderIdOf(slot);
    const side = this.#engine.sideOf(slot);
    for (let i = 0; i < subscribers; i++) {
      ctx.send(list[i], BOOK_ORDER, instrument, sequence, action, orderId, side, price, left);
    }
  }

  sendSnapshot(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    const body = {
      instrument,
      feed: FEED.l3,
      sequence: this.#sequence[instrument],
      bids: this.#orders(instrument, BUY),
      asks: this.#orders(instrument, SELL),
    };
    ctx.sendBody(to, BookSnapshot.id, bookSnapshotData(body));
  }

  #orders(instrument: InstrumentId, side: Side): Float64Array {
    const engine = this.#engine;
    const rows: number[] = [];
    for (
      let price = engine.best(instrument, side);
      price !== 0;
      price = engine.nextLevel(instrument, side, price)
    ) {
      for (
        let slot = engine.firstInLevel(instrument, side, price);
        slot >= 0;
        slot = engine.nextInLevel(slot)
      ) {
        rows.push(engine.orderIdOf(slot), price, engine.displayedOf(slot));
      }
    }
    return Float64Array.from(rows);
  }

  snapshot(): PlainData {
    return this.#sequence.slice();
  }

  restore(state: PlainData): void {
    this.#sequence.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#sequence, 0, this.#sequence.length);
  }
}
