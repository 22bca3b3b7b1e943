import { bookSnapshotData } from '../../../core/models/messages/bookSnapshot.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import { BookSnapshot, DepthUpdate } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { ActorId, InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Subscriptions } from './subscriptions.ts';
import { TouchedLevels } from './touchedLevels.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = sideConstants;

const DEPTH_UPDATE = DepthUpdate.id;

/**
 * L2: one sequence-numbered difference per level that a command changed, told after the command, bids before asks and
 * best first; snapshots for those who begin or have missed one. Without subscribers the sequence stands still.
 */
export class DepthFeed {
  readonly #engine: BookEngine;
  readonly #subscriptions: Subscriptions;
  readonly #sequence: Float64Array;
  readonly #bids = new TouchedLevels();
  readonly #asks = new TouchedLevels();

  constructor(instruments: number, engine: BookEngine, subscriptions: Subscriptions) {
    this.#engine = engine;
    this.#subscriptions = subscriptions;
    this.#sequence = new Float64Array(instruments);
  }

  /** Notes that the level changed during the present command. */
  touch(instrument: InstrumentId, side: Side, price: PriceTicks): void {
    if (this.#subscriptions.count(FEED.l2, instrument) === 0) return;
    (side === BUY ? this.#bids : this.#asks).touch(price);
  }

  publish(ctx: ActorContext, instrument: InstrumentId): void {
    if (this.#subscriptions.count(FEED.l2, instrument) === 0) return;
    const bids = this.#bids.settle();
    for (let i = bids - 1; i >= 0; i--) this.#tell(ctx, instrument, BUY, this.#bids.at(i));
    this.#bids.clear();
    const asks = this.#asks.settle();
    for (let i = 0; i < asks; i++) this.#tell(ctx, instrument, SELL, this.#asks.at(i));
    this.#asks.clear();
  }

  #tell(ctx: ActorContext, instrument: InstrumentId, side: Side, price: PriceTicks): void {
    const quantity = this.#engine.levelQuantity(instrument, side, price);
    const orders = this.#engine.levelOrders(instrument, side, price);
    const sequence = this.#sequence[instrument] + 1;
    this.#sequence[instrument] = sequence;
    const subscribers = this.#subscriptions.count(FEED.l2, instrument);
    const list = this.#subscriptions.list(FEED.l2, instrument);
    for (let i = 0; i < subscribers; i++) {
      ctx.send(list[i], DEPTH_UPDATE, instrument, sequence, side, price, quantity, orders);
    }
  }

  sendSnapshot(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    const body = {
      instrument,
      feed: FEED.l2,
      sequence: this.#sequence[instrument],
      bids: this.#levels(instrument, BUY),
      asks: this.#levels(instrument, SELL),
    };
    ctx.sendBody(to, BookSnapshot.id, bookSnapshotData(body));
  }

  #levels(instrument: InstrumentId, side: Side): Float64Array {
    const engine = this.#engine;
    const rows: number[] = [];
    for (
      let price = engine.best(instrument, side);
      price !== 0;
      price = engine.nextLevel(instrument, side, price)
    ) {
      rows.push(
        price,
        engine.levelQuantity(instrument, side, price),
        engine.levelOrders(instrument, side, price),
      );
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
