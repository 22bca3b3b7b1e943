import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';

/** Copies a record, with its symbol by another number and its prices and quantities in finer units. */
export function copyRecord(
  to: FeedRecord,
  from: FeedRecord,
  symbol: number,
  priceFactor: number,
  quantityFactor: number,
): void {
  to.kind = from.kind;
  to.symbol = symbol;
  to.day = from.day;
  to.timeNs = from.timeNs;
  to.sequence = from.sequence;
  to.side = from.side;
  to.price = from.price * priceFactor;
  to.quantity = from.quantity * quantityFactor;
  to.otherPrice = from.otherPrice * priceFactor;
  to.otherQuantity = from.otherQuantity * quantityFactor;
  to.id = from.id;
  to.otherId = from.otherId;
  to.last = from.last;
  if (from.kind !== FEED_RECORD.bar) return;
  to.open = from.open;
  to.high = from.high;
  to.low = from.low;
  to.close = from.close;
  to.volume = from.volume;
}

/** True where the prices and quantities of a record are exact. */
export function isExact({ price, quantity, otherPrice, otherQuantity }: FeedRecord): boolean {
  const largest = Math.max(
    Math.abs(price),
    Math.abs(quantity),
    Math.abs(otherPrice),
    Math.abs(otherQuantity),
  );
  return largest <= Number.MAX_SAFE_INTEGER;
}
