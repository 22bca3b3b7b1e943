import type { Side } from '../../../core/models/side.ts';
import type { InstrumentId } from '../../../core/models/units.ts';
import type { BookQueries } from '../book/bookQueries.ts';

/** Rows of {@link bestLevels}: price, lots, orders. */
const STRIDE = 3;

/** The best levels of a side, best first, `depth` of them at most. */
export function bestLevels(
  book: BookQueries,
  instrument: InstrumentId,
  side: Side,
  depth: number,
): Float64Array {
  const rows = new Float64Array(depth * STRIDE);
  let length = 0;
  let price = book.best(instrument, side);
  while (price !== 0 && length < rows.length) {
    rows[length] = price;
    rows[length + 1] = book.levelQuantity(instrument, side, price);
    rows[length + 2] = book.levelOrders(instrument, side, price);
    length += STRIDE;
    price = book.nextLevel(instrument, side, price);
  }
  return rows.subarray(0, length);
}
