import * as orderBatch from '../../../core/models/messages/orderBatch.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sides from '../../../core/models/side.ts';
import type { InstrumentId } from '../../../core/models/units.ts';
import type { BookQueries } from '../book/bookQueries.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sides;
const { LEVEL_STRIDE } = orderBatch;

/** The best levels of both sides, `depth` of each at most: the number of bids, then the bids and the asks, best first. */
export function bestLevels(
  book: BookQueries,
  instrument: InstrumentId,
  depth: number,
  into: Float64Array,
): Float64Array {
  const bids = putSide(book, instrument, BUY, depth, into, 1);
  into[0] = (bids - 1) / LEVEL_STRIDE;
  return into.subarray(0, putSide(book, instrument, SELL, depth, into, bids));
}

/** Room that {@link bestLevels} needs. */
export function levelRoom(depth: number): number {
  return 1 + 2 * depth * LEVEL_STRIDE;
}

function putSide(
  book: BookQueries,
  instrument: InstrumentId,
  side: Side,
  depth: number,
  into: Float64Array,
  from: number,
): number {
  let at = from;
  const end = from + depth * LEVEL_STRIDE;
  let price = book.best(instrument, side);
  while (price !== 0 && at < end) {
    into[at] = price;
    into[at + 1] = book.levelQuantity(instrument, side, price);
    into[at + 2] = book.levelOrders(instrument, side, price);
    at += LEVEL_STRIDE;
    price = book.nextLevel(instrument, side, price);
  }
  return at;
}
