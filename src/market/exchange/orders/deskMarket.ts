import type { OrderTerms, TimeInForceName } from '../../../core/models/orderTerms.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots, SimTime } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import type { DeskOrder } from './deskOrder.ts';
import type { PegList } from './pegList.ts';
import type { ReduceOnlyOrders } from './reduceOnlyOrders.ts';
import type { MarketQuestions } from './types/orderRules.ts';
import { CHANNEL, channelOf } from './watchLists.ts';

/** Answers the rules' questions from the venue's own state. */
export class DeskMarket implements MarketQuestions {
  now: SimTime = 0;
  readonly tradesContinuously: boolean;
  /** While pegs are repriced all of them follow the references found before the first moved. */
  areReferencesFixed = false;
  /** True where the present phase is the auction of such orders; a venue without a session holds none. */
  auctionTakes: (instrument: InstrumentId, time: TimeInForceName) => boolean = () => false;
  readonly #engine: BookEngine;
  readonly #table: InstrumentTable;
  readonly #pegs: readonly PegList[];
  readonly #reduceOnly: readonly ReduceOnlyOrders[];

  constructor(
    engine: BookEngine,
    table: InstrumentTable,
    pegs: readonly PegList[],
    reduceOnly: readonly ReduceOnlyOrders[],
    tradesContinuously: boolean,
  ) {
    this.#engine = engine;
    this.#table = table;
    this.#pegs = pegs;
    this.#reduceOnly = reduceOnly;
    this.tradesContinuously = tradesContinuously;
  }

  isTrading(instrument: InstrumentId): boolean {
    return this.#engine.isMatching(instrument);
  }

  bestPrice(instrument: InstrumentId, side: Side): PriceTicks {
    return this.#engine.best(instrument, side);
  }

  referencePrice(instrument: InstrumentId, side: Side): PriceTicks {
    if (!this.isTrading(instrument)) return 0;
    const pegs = this.#pegs[instrument];
    if (!this.areReferencesFixed) return pegs.reference(side);
    return side === BUY ? pegs.bid : pegs.ask;
  }

  watchedPrice(terms: OrderTerms): PriceTicks {
    return this.priceOf(terms.instrument, channelOf(terms));
  }

  /** Present price of a channel; the mark is the middle of the quote, rounded down, or the last price. */
  priceOf(instrument: InstrumentId, channel: number): PriceTicks {
    const last = this.#table.lastPrice[instrument];
    if (channel === CHANNEL.last) return last;
    const bid = this.#engine.best(instrument, BUY);
    const ask = this.#engine.best(instrument, SELL);
    if (channel === CHANNEL.bid) return bid;
    if (channel === CHANNEL.ask) return ask;
    return bid === 0 || ask === 0 ? last : Math.floor((bid + ask) / 2);
  }

  validPrice(instrument: InstrumentId, price: number, up: boolean): PriceTicks {
    const low = this.#table.bandLow[instrument];
    const high = this.#table.bandHigh[instrument];
    const whole = up ? Math.ceil(price) : Math.floor(price);
    const inside = Math.max(low, Math.min(high, whole));
    const tick = this.#table.tickAt(instrument, inside);
    const rounded = (up ? Math.ceil(inside / tick) : Math.floor(inside / tick)) * tick;
    if (rounded < low) return rounded + tick;
    return rounded > high ? rounded - tick : rounded;
  }

  tickAt(instrument: InstrumentId, price: PriceTicks): number {
    return this.#table.tickAt(instrument, price);
  }

  reducible(order: DeskOrder): QuantityLots {
    return this.#reduceOnly[order.terms.instrument].roomFor(order);
  }
}
