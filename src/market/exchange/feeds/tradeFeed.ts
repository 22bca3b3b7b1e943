import * as marketData from '../../../core/models/messages/marketData.ts';
import { Trade } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Subscriptions } from './subscriptions.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;

const TRADE = Trade.id;

/** Public trades: recorded each, and sent to whoever listens. */
export class TradeFeed {
  readonly #subscriptions: Subscriptions;
  readonly #sequence: Float64Array;

  constructor(instruments: number, subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
    this.#sequence = new Float64Array(instruments);
  }

  publish(
    ctx: ActorContext,
    instrument: InstrumentId,
    tradeId: number,
    price: PriceTicks,
    quantity: QuantityLots,
    aggressor: number,
  ): void {
    const sequence = this.#sequence[instrument] + 1;
    this.#sequence[instrument] = sequence;
    ctx.record(TRADE, instrument, sequence, tradeId, price, quantity, aggressor);
    const subscribers = this.#subscriptions.count(FEED.trades, instrument);
    if (subscribers === 0) return;
    const list = this.#subscriptions.list(FEED.trades, instrument);
    for (let i = 0; i < subscribers; i++) {
      ctx.send(list[i], TRADE, instrument, sequence, tradeId, price, quantity, aggressor);
    }
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
