import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from './bookEngine.ts';
import type { BookQueries } from './bookQueries.ts';
import { VISIBILITY } from './bookTerms.ts';

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

/**
 * The same with what a matching engine knows besides: who owns an order, its flags and its id; and of orders with
 * terms those, what they show, and the ones that no observer sees. An engine without such orders hashes as ever.
 */
export function hashEngine(
  engine: BookEngine,
  instruments: number,
  lastOrderId: number,
  peaks: { addTo(hash: Hash64): void },
): number {
  const detail = (slot: number, into: Hash64) => hashOwner(engine, slot, into);
  const hash = hashBooks(engine, instruments, detail);
  hash.addNumber(lastOrderId);
  for (let instrument = 0; instrument < instruments; instrument++) {
    hashDark(hash, engine, instrument, BUY);
    hashDark(hash, engine, instrument, SELL);
    if (!engine.isMatching(instrument)) hashCall(hash, engine, instrument);
  }
  peaks.addTo(hash);
  return hash.low();
}

function hashOwner(engine: BookEngine, slot: number, into: Hash64): void {
  into.addNumber(engine.orderIdOf(slot));
  into.addPair(engine.accountOf(slot), engine.flagsOf(slot));
  if (engine.visibilityOf(slot) !== VISIBILITY.whole) hashTerms(engine, slot, into);
}

function hashDark(hash: Hash64, engine: BookEngine, instrument: number, side: Side): void {
  for (let slot = engine.firstDark(instrument, side); slot >= 0; slot = engine.nextDark(slot)) {
    hash.addPair(engine.instrumentOf(slot), engine.sideOf(slot));
    hash.addPair(engine.priceOf(slot), engine.leavesOf(slot));
    hash.addNumber(engine.keyOf(slot));
    hashOwner(engine, slot, hash);
  }
}

/** That the instrument is called, and its market orders, which stand in no level. */
function hashCall(hash: Hash64, engine: BookEngine, instrument: number): void {
  hash.addInt(instrument);
  for (const side of [BUY, SELL]) {
    for (let slot = engine.firstInLevel(instrument, side, 0); slot >= 0; slot = engine.nextInLevel(slot)) {
      hash.addNumber(engine.keyOf(slot));
      hash.addInt(engine.leavesOf(slot));
      hashOwner(engine, slot, hash);
    }
    hash.addInt(0);
  }
}

function hashTerms(engine: BookEngine, slot: number, into: Hash64): void {
  const terms = engine.termsOf(slot);
  into.addPair(engine.displayedOf(slot), terms.displayQuantity);
  into.addPair(terms.displayRange, terms.minimumQuantity);
  into.addPair(terms.hidden ? 1 : 0, terms.allOrNone ? 1 : 0);
}
