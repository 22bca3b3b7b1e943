import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { CentBooks } from './centBooks.ts';

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

/** The state of one instrument's book. */
export function itchClosingBook(
  books: CentBooks,
  instrument: number,
  symbol: string,
  messages: number,
): ItchClosingBook {
  const { book } = books;
  const bid = book.best(instrument, BUY);
  const ask = book.best(instrument, SELL);
  const both = bid > 0 && ask > 0;
  return {
    symbol,
    messages,
    bids: closingSide(books, instrument, BUY),
    asks: closingSide(books, instrument, SELL),
    locked: both && bid === ask,
    crossed: both && bid > ask,
  };
}

function closingSide(books: CentBooks, instrument: number, side: Side): ItchClosingSide {
  const { book } = books;
  let orders = 0;
  let quantity = 0;
  const price = book.best(instrument, side);
  for (let level = price; level > 0; level = book.nextLevel(instrument, side, level)) {
    orders += book.levelOrders(instrument, side, level);
    quantity += book.levelQuantity(instrument, side, level);
  }
  if (price === 0) return { orders, quantity, best: null };
  const atBest = book.levelQuantity(instrument, side, price);
  return {
    orders,
    quantity,
    best: { price: (price * books.unitOf(instrument)) / PRICE_UNITS, quantity: atBest },
  };
}
