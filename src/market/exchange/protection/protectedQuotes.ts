import type { Message } from '../../../core/models/message.ts';
import { ConsolidatedQuote } from '../../../core/models/messages/consolidated.ts';
import { FEED, Quote, Subscribe } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import { type ActorId, type InstrumentId, MAX_TICKS, type PriceTicks } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { ProtectedFeed } from './protectionConfig.ts';

/** Columns of a feed's instrument. */
const BID = 0;
const ASK = 1;
const STRIDE = 2;

/**
 * The quotes of other venues as this one has been told, one network delay old, in its own ticks; a price of finer ticks
 * lies between two of them.
 */
export class ProtectedQuotes {
  readonly #feeds: readonly ProtectedFeed[];
  readonly #prices: Float64Array;
  /** By instrument of this venue: where its prices stand. */
  readonly #places: readonly number[][];

  constructor(instruments: number, feeds: readonly ProtectedFeed[]) {
    this.#feeds = feeds;
    const rows = feeds.flatMap((feed) => feed.instruments);
    this.#prices = new Float64Array(rows.length * STRIDE);
    this.#places = Array.from({ length: instruments }, (_, id) =>
      rows.flatMap(({ here }, row) => (here === id ? [row * STRIDE] : [])),
    );
  }

  start(ctx: ActorContext): void {
    for (const { from, instruments } of this.#feeds) {
      for (const { there } of instruments) ctx.send(from, Subscribe.id, there, FEED.l1);
    }
  }

  /** Takes in a quote of one of its feeds; false for any other message. */
  receive(ctx: ActorContext, from: ActorId, message: Message): boolean {
    const { kind } = message;
    if (kind === Quote.id) {
      const { instrument, bidPrice, askPrice } = Quote;
      return this.#quote(from, message.get(instrument), message.get(bidPrice), message.get(askPrice));
    }
    if (kind !== ConsolidatedQuote.id) return false;
    const { instrument, bidPrice, bidVenue, askPrice, askVenue } = ConsolidatedQuote;
    // The venue's own quote is not one to protect from itself; who stands behind it there the feed does not tell.
    const bid = message.get(bidVenue) === ctx.self ? 0 : message.get(bidPrice);
    const ask = message.get(askVenue) === ctx.self ? 0 : message.get(askPrice);
    return this.#quote(from, message.get(instrument), bid, ask);
  }

  /** The worst price at which an order of the side may trade here, or 0 where nothing is protected. */
  bound(instrument: InstrumentId, side: Side): PriceTicks {
    const best = this.#best(instrument, side);
    return inRange(side === BUY ? Math.floor(best) : Math.ceil(best));
  }

  /** The best price at which an order of the side may rest without locking the market, or 0 where there is none. */
  passive(instrument: InstrumentId, side: Side): PriceTicks {
    const best = this.#best(instrument, side);
    return inRange(side === BUY ? Math.ceil(best) - 1 : Math.floor(best) + 1);
  }

  /** The best price against an order of the side elsewhere, or 0. */
  #best(instrument: InstrumentId, side: Side): number {
    const column = side === BUY ? ASK : BID;
    let best = 0;
    for (const place of this.#places[instrument]) {
      const price = this.#prices[place + column];
      if (price !== 0 && (best === 0 || (side === BUY ? price < best : price > best))) best = price;
    }
    return best;
  }

  #quote(from: ActorId, instrument: number, bid: number, ask: number): boolean {
    let row = 0;
    for (const feed of this.#feeds) {
      for (const { there, scale } of feed.instruments) {
        if (feed.from === from && there === instrument) {
          const [numerator, denominator] = scale;
          this.#prices[row * STRIDE + BID] = (bid * numerator) / denominator;
          this.#prices[row * STRIDE + ASK] = (ask * numerator) / denominator;
          return true;
        }
        row += 1;
      }
    }
    return false;
  }

  snapshot(): PlainData {
    return this.#prices.slice();
  }

  restore(state: PlainData): void {
    this.#prices.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#prices, 0, this.#prices.length);
  }
}

/** A price beyond what this venue can have protects nothing here. */
function inRange(price: number): number {
  return price <= MAX_TICKS ? price : 0;
}
