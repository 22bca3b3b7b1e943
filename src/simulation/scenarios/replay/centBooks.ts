import type { Side } from '../../../core/models/side.ts';
import * as sides from '../../../core/models/side.ts';
import { FeedBook } from '../../../market/exchange/book/feedBook.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sides;

/** A cent in units of 1/10 000. */
const CENT = 100;

/**
 * Feed books of stocks whose prices come in 1/10 000 of a dollar but, from one dollar up, stand on whole cents
 * (SEC Rule 612). Each book counts in cents until a price comes that is none, and in 1/10 000 from then on: levels
 * a cent apart are neighbours in the price index, which without it would spend a node of 288 bytes on each.
 */
export class CentBooks {
  /** Holds prices in the unit of each instrument. */
  readonly book = new FeedBook();
  readonly #units: number[] = [];

  /** Gives the new instrument's number, from 0. */
  addInstrument(): number {
    this.#units.push(CENT);
    return this.book.addInstrument();
  }

  /** Units of 1/10 000 that the instrument's prices count. */
  unitOf(instrument: number): number {
    return this.#units[instrument];
  }

  /** Adds an order as {@link FeedBook.add} does; `price` is in 1/10 000. */
  add(id: number, instrument: number, side: Side, price: number, quantity: number): number {
    if (this.#units[instrument] === 1) return this.book.add(id, instrument, side, price, quantity);
    const cents = (price / CENT) | 0;
    if (cents * CENT === price) return this.book.add(id, instrument, side, cents, quantity);
    this.#refine(instrument, BUY);
    this.#refine(instrument, SELL);
    this.#units[instrument] = 1;
    return this.book.add(id, instrument, side, price, quantity);
  }

  /** Puts every order of a side where it belongs in 1/10 000, in the same sequence. */
  #refine(instrument: number, side: Side): void {
    const { book } = this;
    const orders: { readonly id: number; readonly price: number; readonly leaves: number }[] = [];
    for (let slot = this.#first(instrument, side); slot >= 0; slot = this.#first(instrument, side)) {
      orders.push({ id: book.keyOf(slot), price: book.priceOf(slot) * CENT, leaves: book.leavesOf(slot) });
      book.removeSlot(slot);
    }
    for (const { id, price, leaves } of orders) book.add(id, instrument, side, price, leaves);
  }

  #first(instrument: number, side: Side): number {
    const best = this.book.best(instrument, side);
    return best === 0 ? -1 : this.book.firstInLevel(instrument, side, best);
  }
}
