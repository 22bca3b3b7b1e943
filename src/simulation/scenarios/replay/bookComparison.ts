import type { LobsterBookRow } from '../../../core/data/lobster/lobsterBookRow.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { BookQueries } from '../../../market/exchange/book/bookQueries.ts';

/** Adds 1 to `mismatches[i]` where level `i + 1` of the book is not what the row shows, on either side. */
export function countMismatches(
  book: BookQueries,
  instrument: number,
  row: LobsterBookRow,
  mismatches: Float64Array,
): void {
  let bid = book.best(instrument, BUY);
  let ask = book.best(instrument, SELL);
  for (let level = 0; level < mismatches.length; level++) {
    const bidsAgree = agrees(book, instrument, BUY, bid, row.bidPrice[level], row.bidSize[level]);
    const asksAgree = agrees(book, instrument, SELL, ask, row.askPrice[level], row.askSize[level]);
    if (!bidsAgree || !asksAgree) mismatches[level]++;
    if (bid !== 0) bid = book.nextLevel(instrument, BUY, bid);
    if (ask !== 0) ask = book.nextLevel(instrument, SELL, ask);
  }
}

function agrees(
  book: BookQueries,
  instrument: number,
  side: Side,
  price: number,
  shownPrice: number,
  shownSize: number,
): boolean {
  if (shownSize === 0) return price === 0;
  return price === shownPrice && book.levelQuantity(instrument, side, price) === shownSize;
}
