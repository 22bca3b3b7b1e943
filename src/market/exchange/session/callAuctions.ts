import type { Instrument } from '../../../core/models/instrument.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, SimTime } from '../../../core/models/units.ts';
import { CallInterest } from '../../mechanisms/callAuction/callInterest.ts';
import {
  type AuctionRules,
  type ClearingPrice,
  PriceFinder,
} from '../../mechanisms/callAuction/clearingPrice.ts';
import { xetra } from '../../mechanisms/callAuction/presets.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { MarketData } from '../feeds/marketData.ts';
import { CELL, type SessionCells } from './sessionCells.ts';
import type { SessionFeed } from './sessionFeed.ts';

export interface AuctionParts {
  readonly instruments: readonly Instrument[];
  readonly engine: BookEngine;
  readonly marketData: MarketData;
  readonly cells: SessionCells;
  readonly feed: SessionFeed;
  /** Those of Xetra where they are left out. */
  readonly rules?: AuctionRules | undefined;
  /** Least time between two tellings of an auction's state. */
  readonly interval: number;
}

/** Calls of a venue's books: what each would clear at now, told to the market, and the clearing itself. */
export class CallAuctions {
  readonly #parts: AuctionParts;
  readonly #finders: readonly PriceFinder[];
  readonly #interest = new CallInterest();

  constructor(parts: AuctionParts) {
    this.#parts = parts;
    const { rules = xetra } = parts;
    this.#finders = parts.instruments.map((instrument) => new PriceFinder(rules, instrument));
  }

  /** Where the book would clear now. */
  find(instrument: InstrumentId): ClearingPrice {
    this.#interest.clear();
    this.#parts.engine.collectCall(instrument, this.#interest);
    return this.#finders[instrument].find(this.#interest, this.referenceOf(instrument));
  }

  /** What an auction price is compared with: the last price, before any the instrument's reference price; 0 for none. */
  referenceOf(instrument: InstrumentId): PriceTicks {
    const last = this.#parts.cells.get(instrument, CELL.lastPrice);
    return last === 0 ? this.#parts.instruments[instrument].referencePrice : last;
  }

  /** Trades all that can trade at a price that `find` gave. The book is not crossed afterwards. */
  clear(ctx: ActorContext, instrument: InstrumentId, price: PriceTicks): void {
    const { engine, marketData } = this.#parts;
    engine.uncross(instrument, price);
    marketData.publish(ctx, instrument);
  }

  /** Forgets what was told of the auction before. */
  begin(instrument: InstrumentId): void {
    const { cells } = this.#parts;
    for (const column of [CELL.toldPrice, CELL.toldVolume, CELL.toldSurplus, CELL.nextTelling]) {
      cells.set(instrument, column, 0);
    }
    cells.set(instrument, CELL.stale, 1);
  }

  /**
   * Tells indicative price and imbalance where they have changed and enough time has passed; gives the time at which
   * the rest is to be told, or 0.
   */
  tell(ctx: ActorContext, instrument: InstrumentId): SimTime {
    const { cells, feed, interval } = this.#parts;
    if (cells.get(instrument, CELL.stale) === 0) return 0;
    const due = cells.get(instrument, CELL.nextTelling);
    if (ctx.now < due) return due;
    cells.set(instrument, CELL.stale, 0);
    const { price, volume, surplus, surplusSide } = this.find(instrument);
    const signed = surplusSide === BUY ? surplus : -surplus;
    const priceTold = cells.get(instrument, CELL.toldPrice) === price;
    if (!priceTold || cells.get(instrument, CELL.toldVolume) !== volume) {
      feed.indicative(ctx, instrument, price, volume);
      cells.set(instrument, CELL.toldPrice, price);
      cells.set(instrument, CELL.toldVolume, volume);
      cells.set(instrument, CELL.nextTelling, ctx.now + interval);
    }
    if (cells.get(instrument, CELL.toldSurplus) !== signed) {
      feed.imbalance(ctx, instrument, signed);
      cells.set(instrument, CELL.toldSurplus, signed + 0);
      cells.set(instrument, CELL.nextTelling, ctx.now + interval);
    }
    return 0;
  }
}
