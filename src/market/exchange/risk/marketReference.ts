import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import type { BookQueries } from '../book/bookQueries.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';

/** Where the market is: what collars and values are measured against. */
export class MarketReference {
  readonly #books: BookQueries;
  readonly #table: InstrumentTable;

  constructor(books: BookQueries, table: InstrumentTable) {
    this.#books = books;
    this.#table = table;
  }

  /** The last trade (before the first one the instrument's reference price), else the mid rounded down, else 0. */
  price(instrument: InstrumentId): PriceTicks {
    const last = this.#table.lastPrice[instrument];
    if (last !== 0) return last;
    const bid = this.#books.best(instrument, BUY);
    const ask = this.#books.best(instrument, SELL);
    return bid === 0 || ask === 0 ? 0 : Math.floor((bid + ask) / 2);
  }

  /**
   * The worst price at which a market order of `side` would trade against what is displayed. Where that is less than
   * the order wants, the rest may trade at the reference later, so the worse of both counts; 0 where neither is known.
   */
  worstPrice(instrument: InstrumentId, side: Side, quantity: number): PriceTicks {
    const makers: Side = side === BUY ? SELL : BUY;
    let worst = 0;
    let missing = quantity;
    let price = this.#books.best(instrument, makers);
    while (price !== 0) {
      worst = price;
      missing -= this.#books.levelQuantity(instrument, makers, price);
      if (missing <= 0) return worst;
      price = this.#books.nextLevel(instrument, makers, price);
    }
    const reference = this.price(instrument);
    if (worst === 0 || reference === 0) return worst + reference;
    return side === BUY ? Math.max(worst, reference) : Math.min(worst, reference);
  }
}
