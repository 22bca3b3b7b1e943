import { defineColdMessage, defineMessage } from '../message.ts';

/** Market data: what a venue publishes. Sequence numbers run per instrument and feed, from 1. Kinds 40 to 59. */

/**
 * Asks for a feed of one instrument, or of `ALL_INSTRUMENTS`; `feed` is a number of {@link FEED}. An L1 subscription is
 * answered with the present quote, an L2 or L3 subscription with a snapshot.
 */
export const Subscribe = defineMessage(40, 'subscribe', ['instrument', 'feed']);
export const Unsubscribe = defineMessage(41, 'unsubscribe', ['instrument', 'feed']);
/** Asks for a fresh snapshot of a feed, after a gap in its sequence. */
export const SnapshotRequest = defineMessage(42, 'snapshot-request', ['instrument', 'feed']);

/** `notices` is there at venues whose mechanism declares notices: see `marketNotice.ts`. */
export const FEED = { l1: 0, l2: 1, l3: 2, trades: 3, dropCopy: 4, notices: 5 } as const;

/** L1: best bid and ask after a change; an empty side has price and quantity 0. */
export const Quote = defineMessage(43, 'quote', [
  'instrument',
  'sequence',
  'bidPrice',
  'bidQuantity',
  'askPrice',
  'askQuantity',
]);
/** L2 difference: the level now holds `quantity` in `orders` orders; quantity 0 removes it. */
export const DepthUpdate = defineMessage(44, 'depth-update', [
  'instrument',
  'sequence',
  'side',
  'price',
  'quantity',
  'orders',
]);
/** L2 or L3 snapshot (cold): `{instrument, feed, sequence, bids, asks}`, best first; see `bookSnapshot.ts`. */
export const BookSnapshot = defineColdMessage(45, 'book-snapshot');
/** L3: one order's life in the book; `action` is a number of {@link BOOK_ACTION}, `quantity` what is left. */
export const BookOrder = defineMessage(46, 'book-order', [
  'instrument',
  'sequence',
  'action',
  'orderId',
  'side',
  'price',
  'quantity',
]);
/** Public trade; `aggressor` is the taker's side. */
export const Trade = defineMessage(47, 'trade', [
  'instrument',
  'sequence',
  'tradeId',
  'price',
  'quantity',
  'aggressor',
]);

/** A subscription or a snapshot request was refused; `code` is a number of `core/models/rejectCodes`. */
export const SubscriptionRejected = defineMessage(48, 'subscription-rejected', [
  'instrument',
  'feed',
  'code',
]);

export const BOOK_ACTION = { add: 0, execute: 1, reduce: 2, remove: 3 } as const;
