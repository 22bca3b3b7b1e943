import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from './bookEngine.ts';
import type { BookQueries } from './bookQueries.ts';

/** What is hashed of an order besides what every book knows; the feed book knows no more. */
type OrderDetail = (slot: number, hash: Hash64) => void;
const noDetail: OrderDetail = () => {};

/**
 * Hash of the books as an observer sees them: for each instrument and side the levels from the best, and in each
 * the queue from its head. Slots, free lists and memory stay out, so two implementations can be held equal.
 */
export function hashBooks(books: BookQueries, instruments: number, detail: OrderDetail = noDetail): Hash64 {
  const hash = new Hash64();
  hash.addInt(instruments);
  for (let instrument = 0; instrument < instruments; instrument++) {
    hashSide(hash, books, instrument, BUY, detail);
    hashSide(hash, books, instrument, SELL, detail);
  }
  return hash;
}

function hashSide(
  hash: Hash64,
  books: BookQueries,
  instrument: number,
  side: Side,
  detail: OrderDetail,
): void {
  let price = books.best(instrument, side);
  while (price !== 0) {
    hash.addPair(price, books.levelOrders(instrument, side, price));
    hash.addNumber(books.levelQuantity(instrument, side, price));
    let slot = books.firstInLevel(instrument, side, price);
    while (slot >= 0) {
      hash.addNumber(books.keyOf(slot));
      hash.addInt(books.leavesOf(slot));
      detail(slot, hash);
      slot = books.nextInLevel(slot);
    }
    price = books.nextLevel(instrument, side, price);
  }
  hash.addInt(0);
}

/** The same with what a matching engine knows besides: who owns an order, its flags and its id. */
export function hashEngine(engine: BookEngine, instruments: number, lastOrderId: number): number {
  const hash = hashBooks(engine, instruments, (slot, into) => {
    into.addNumber(engine.orderIdOf(slot));
    into.addPair(engine.accountOf(slot), engine.flagsOf(slot));
  });
  hash.addNumber(lastOrderId);
  return hash.low();
}
