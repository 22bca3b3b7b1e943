import type { Message } from '../../../core/models/message.ts';
import { ConsolidatedQuote, MarketCondition } from '../../../core/models/messages/consolidated.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** Columns per instrument. */
const SEQUENCE = 0;
const BID = 1;
const BID_QUANTITY = 2;
const BID_VENUE = 3;
const ASK = 4;
const ASK_QUANTITY = 5;
const ASK_VENUE = 6;
const CONDITION = 7;
const STRIDE = 8;

/**
 * The last consolidated quote and market condition of each instrument, as far as told. Instruments bear their number in
 * the world's list, prices are in ticks of the common grid, venues are actor ids. A late message changes nothing.
 */
export class ConsolidatedBoard {
  #columns = new Float64Array(STRIDE);

  /** Takes in a consolidated quote or a market condition; false for any other message. */
  onMessage(message: Message): boolean {
    if (message.kind === ConsolidatedQuote.id) this.#quote(message);
    else if (message.kind === MarketCondition.id) this.#condition(message);
    else return false;
    return true;
  }

  #quote(message: Message): void {
    const at = this.#row(message.get(ConsolidatedQuote.instrument));
    const columns = this.#columns;
    const sequence = message.get(ConsolidatedQuote.sequence);
    if (sequence < columns[at + SEQUENCE]) return;
    columns[at + SEQUENCE] = sequence;
    columns[at + BID] = message.get(ConsolidatedQuote.bidPrice);
    columns[at + BID_QUANTITY] = message.get(ConsolidatedQuote.bidQuantity);
    columns[at + BID_VENUE] = message.get(ConsolidatedQuote.bidVenue);
    columns[at + ASK] = message.get(ConsolidatedQuote.askPrice);
    columns[at + ASK_QUANTITY] = message.get(ConsolidatedQuote.askQuantity);
    columns[at + ASK_VENUE] = message.get(ConsolidatedQuote.askVenue);
  }

  #condition(message: Message): void {
    const at = this.#row(message.get(MarketCondition.instrument));
    this.#columns[at + CONDITION] = message.get(MarketCondition.condition);
  }

  /** The first cell of an instrument, with room made for it: the world's list has no length that a trader knows. */
  #row(instrument: InstrumentId): number {
    const at = instrument * STRIDE;
    if (at + STRIDE > this.#columns.length) {
      const columns = new Float64Array(at + STRIDE);
      columns.set(this.#columns);
      this.#columns = columns;
    }
    return at;
  }

  /** 0 for an empty side, and before the first quote. */
  bidPrice(instrument: InstrumentId): PriceTicks {
    return this.#cell(instrument, BID);
  }
  bidQuantity(instrument: InstrumentId): QuantityLots {
    return this.#cell(instrument, BID_QUANTITY);
  }
  /** Who has the best bid; means something only where there is one. */
  bidVenue(instrument: InstrumentId): ActorId {
    return this.#cell(instrument, BID_VENUE);
  }
  askPrice(instrument: InstrumentId): PriceTicks {
    return this.#cell(instrument, ASK);
  }
  askQuantity(instrument: InstrumentId): QuantityLots {
    return this.#cell(instrument, ASK_QUANTITY);
  }
  askVenue(instrument: InstrumentId): ActorId {
    return this.#cell(instrument, ASK_VENUE);
  }
  /** A number of `MARKET_CONDITION`. */
  condition(instrument: InstrumentId): number {
    return this.#cell(instrument, CONDITION);
  }
  /** Middle of bid and ask; NaN where a side is empty. */
  midPrice(instrument: InstrumentId): number {
    const bid = this.bidPrice(instrument);
    const ask = this.askPrice(instrument);
    return bid === 0 || ask === 0 ? Number.NaN : (bid + ask) / 2;
  }

  #cell(instrument: InstrumentId, column: number): number {
    return this.#columns[instrument * STRIDE + column] ?? 0;
  }

  snapshot(): PlainData {
    return this.#columns.slice();
  }

  restore(state: PlainData): void {
    this.#columns = (state as Float64Array).slice();
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#columns, 0, this.#columns.length);
  }
}
