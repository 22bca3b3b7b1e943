/** What one record of market data says; the comment names the fields of {@link FeedRecord} that carry it. */
export const FEED_RECORD = {
  /** A new order: `id`, `side`, `price`, `quantity`. */
  orderAdd: 0,
  /** `quantity` of the order `id` traded at `price` (0: at its own price). */
  orderExecute: 1,
  /** `quantity` of the order `id` was taken off. */
  orderReduce: 2,
  /** The order `id` is gone. */
  orderRemove: 3,
  /** The order `otherId` goes on as `id` with `price` and `quantity`, last in its queue. */
  orderReplace: 4,
  /** The level at `price` of `side` now holds `quantity`; 0 removes it. */
  depth: 5,
  /** The book is empty: the levels of a snapshot follow. `sequence` is the snapshot's update id. */
  depthClear: 6,
  /** Best bid `price`, `quantity` and best ask `otherPrice`, `otherQuantity`; an empty side has zeros. */
  quote: 7,
  /** A public trade: `price`, `quantity`, `side` of the aggressor (or -1), `id` (or 0). */
  trade: 8,
  /** A bar: `open`, `high`, `low`, `close`, `volume`. */
  bar: 9,
  /** Updates are missing: `sequence` was found where `otherId` was expected. The book is not to be trusted. */
  gap: 10,
  /** Anything else that has a time: halts, session events. */
  status: 11,
} as const;

/** The aggressor of a trade where the recording does not say. */
export const UNKNOWN_SIDE = -1;

/**
 * One record of recorded market data: an object that a reader fills again and again, valid until its next record.
 *
 * Time is `day` (days since 1970-01-01; 0 where the format has no date) and `timeNs` within that day, exchange time
 * where the format has one; so nanoseconds stay exact. `price` and `quantity` are whole numbers of
 * 10^-priceDecimals and 10^-quantityDecimals of the reader; only bars hold decimals as doubles.
 */
export class FeedRecord {
  /** One of {@link FEED_RECORD}. */
  kind = 0;
  /** Index in the reader's `symbols`. */
  symbol = 0;
  day = 0;
  timeNs = 0;
  /** Number that the exchange gave the event (update id, tracking or row number), 0 where it gave none. */
  sequence = 0;
  /** 0 buy, 1 sell, or {@link UNKNOWN_SIDE}. */
  side = 0;
  price = 0;
  quantity = 0;
  otherPrice = 0;
  otherQuantity = 0;
  id = 0;
  otherId = 0;
  /** 1 on the last record of one event of the exchange: only then need a book make sense. */
  last = 1;
  open = 0;
  high = 0;
  low = 0;
  close = 0;
  volume = 0;
}
