import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { BookQueries } from '../../../market/exchange/book/bookQueries.ts';

const PRICE_UNITS = 10_000;

/** One side of a book. */
export interface ItchClosingSide {
  /** Resting orders. */
  readonly orders: number;
  /** Their shares. */
  readonly quantity: number;
  /** The best level: its price in dollars and its shares. */
  readonly best: { readonly price: number; readonly quantity: number } | null;
}

/** A stock's book behind the last message. */
export interface ItchClosingBook {
  readonly symbol: string;
  /** Messages that carried the stock's locate code. */
  readonly messages: number;
  readonly bids: ItchClosingSide;
  readonly asks: ItchClosingSide;
  /** The best prices meet. */
  readonly locked: boolean;
  /** The best prices overlap. */
  readonly crossed: boolean;
}

/** The state of one instrument of a book whose prices are in 1/10 000 of the currency. */
export function itchClosingBook(
  book: BookQueries,
  instrument: number,
  symbol: string,
  messages: number,
): ItchClosingBook {
  const bid = book.best(instrument, BUY);
  const ask = book.best(instrument, SELL);
  const both = bid > 0 && ask > 0;
  return {
    symbol,
    messages,
    bids: closingSide(book, instrument, BUY),
    asks: closingSide(book, instrument, SELL),
    locked: both && bid === ask,
    crossed: both && bid > ask,
  };
}

function closingSide(book: BookQueries, instrument: number, side: Side): ItchClosingSide {
  let orders = 0;
  let quantity = 0;
  const price = book.best(instrument, side);
  for (let level = price; level > 0; level = book.nextLevel(instrument, side, level)) {
    orders += book.levelOrders(instrument, side, level);
    quantity += book.levelQuantity(instrument, side, level);
  }
  if (price === 0) return { orders, quantity, best: null };
  const atBest = book.levelQuantity(instrument, side, price);
  return { orders, quantity, best: { price: price / PRICE_UNITS, quantity: atBest } };
}
