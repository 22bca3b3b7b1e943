import type { Message } from '../../../core/models/message.ts';
import { Quote, Trade } from '../../../core/models/messages/marketData.ts';
import { TradeBusted } from '../../../core/models/messages/session.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { MarketView } from '../../../core/models/ports/marketView.ts';
import type { InstrumentId, PriceTicks, QuantityLots, SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { SessionBoard } from './sessionBoard.ts';

/** Columns per instrument. */
const QUOTE_SEQUENCE = 0;
const BID = 1;
const BID_QUANTITY = 2;
const ASK = 3;
const ASK_QUANTITY = 4;
const TRADE_SEQUENCE = 5;
const LAST = 6;
const LAST_QUANTITY = 7;
const VOLUME = 8;
const STRIDE = 9;

/**
 * The last quote, trade and phase of each instrument of a venue, from its L1 and trade feeds. A late one changes
 * nothing.
 */
export class QuoteBoard implements MarketView {
  readonly #columns: Float64Array;
  readonly #session: SessionBoard;

  constructor(instruments: number) {
    this.#columns = new Float64Array(instruments * STRIDE);
    this.#session = new SessionBoard(instruments);
  }

  /** Takes in a quote, a trade, its bust, or what a session tells; false for any other message. */
  onMessage(message: Message): boolean {
    if (message.kind === Quote.id) this.#quote(message);
    else if (message.kind === Trade.id) this.#trade(message);
    else if (message.kind === TradeBusted.id) this.#busted(message);
    else return this.#session.onMessage(message);
    return true;
  }

  #quote(message: Message): void {
    const columns = this.#columns;
    const at = message.get(Quote.instrument) * STRIDE;
    const sequence = message.get(Quote.sequence);
    if (sequence < columns[at + QUOTE_SEQUENCE]) return;
    columns[at + QUOTE_SEQUENCE] = sequence;
    columns[at + BID] = message.get(Quote.bidPrice);
    columns[at + BID_QUANTITY] = message.get(Quote.bidQuantity);
    columns[at + ASK] = message.get(Quote.askPrice);
    columns[at + ASK_QUANTITY] = message.get(Quote.askQuantity);
  }

  #trade(message: Message): void {
    const columns = this.#columns;
    const at = message.get(Trade.instrument) * STRIDE;
    const quantity = message.get(Trade.quantity);
    columns[at + VOLUME] += quantity;
    const sequence = message.get(Trade.sequence);
    if (sequence < columns[at + TRADE_SEQUENCE]) return;
    columns[at + TRADE_SEQUENCE] = sequence;
    columns[at + LAST] = message.get(Trade.price);
    columns[at + LAST_QUANTITY] = quantity;
  }

  #busted(message: Message): void {
    const at = message.get(TradeBusted.instrument) * STRIDE;
    this.#columns[at + VOLUME] -= message.get(TradeBusted.quantity);
  }

  bidPrice(instrument: InstrumentId): PriceTicks {
    return this.#columns[instrument * STRIDE + BID];
  }
  bidQuantity(instrument: InstrumentId): QuantityLots {
    return this.#columns[instrument * STRIDE + BID_QUANTITY];
  }
  askPrice(instrument: InstrumentId): PriceTicks {
    return this.#columns[instrument * STRIDE + ASK];
  }
  askQuantity(instrument: InstrumentId): QuantityLots {
    return this.#columns[instrument * STRIDE + ASK_QUANTITY];
  }
  midPrice(instrument: InstrumentId): number {
    const bid = this.bidPrice(instrument);
    const ask = this.askPrice(instrument);
    return bid === 0 || ask === 0 ? Number.NaN : (bid + ask) / 2;
  }
  lastPrice(instrument: InstrumentId): PriceTicks {
    return this.#columns[instrument * STRIDE + LAST];
  }
  lastQuantity(instrument: InstrumentId): QuantityLots {
    return this.#columns[instrument * STRIDE + LAST_QUANTITY];
  }
  volume(instrument: InstrumentId): QuantityLots {
    return this.#columns[instrument * STRIDE + VOLUME];
  }

  phase(instrument: InstrumentId): number {
    return this.#session.phase(instrument);
  }
  phaseEnd(instrument: InstrumentId): SimTime {
    return this.#session.phaseEnd(instrument);
  }
  indicativePrice(instrument: InstrumentId): PriceTicks {
    return this.#session.indicativePrice(instrument);
  }
  indicativeVolume(instrument: InstrumentId): QuantityLots {
    return this.#session.indicativeVolume(instrument);
  }
  imbalance(instrument: InstrumentId): QuantityLots {
    return this.#session.imbalance(instrument);
  }

  snapshot(): PlainData {
    if (this.#session.isUsed) return { quotes: this.#columns.slice(), session: this.#session.snapshot() };
    return this.#columns.slice();
  }

  restore(state: PlainData): void {
    if (state instanceof Float64Array) {
      this.#columns.set(state);
      this.#session.clear();
      return;
    }
    const saved = state as { readonly quotes: Float64Array; readonly session: PlainData };
    this.#columns.set(saved.quotes);
    this.#session.restore(saved.session);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#columns, 0, this.#columns.length);
    if (this.#session.isUsed) this.#session.addTo(hash);
  }
}
