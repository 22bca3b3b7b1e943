import { defineMessage } from '../message.ts';

/**
 * What a mechanism makes known beside the fates of orders: a fact in the log, and a message to whoever listens to the
 * feed `notices` of the venue, or to one account alone. `account` is that account, or -1 where it is for all;
 * `sequence` runs per instrument from 1 for those to all, and is 0 in one to an account. What a notice does not say is
 * 0; a side that it does not say is -1.
 */
export const MarketNotice = defineMessage(58, 'market-notice', [
  'instrument',
  'sequence',
  'account',
  'code',
  'order',
  'side',
  'price',
  'quantity',
  'until',
]);

/** What a {@link MarketNotice} says, by its `code`. */
export const NOTICE = {
  /**
   * A client asks for quotes of `quantity` lots: `order` is the request, to be named as `counterOrder`; answers may come
   * until `until`. `side` is the client's, or -1 where it does not show it.
   */
  requestForQuote: 1,
  /** The quote `order` is best for `quantity` lots at `price`: its dealer may refuse until `until`. */
  awarded: 2,
  /** The dealer refused the awarded quote `order`; `quantity` tells how many have refused this request. */
  lastLookRejected: 3,
  /** The clock stands at `price` until `until`. */
  clockPrice: 4,
  /** An auction of `quantity` lots begins, and is open until `until`; `price` is its reserve. */
  auctionOpened: 5,
  /** An auction has ended: `quantity` lots at `price`. */
  auctionClosed: 6,
  /** A batch has traded `quantity` lots at `price`. */
  batchCleared: 7,
  /** The market maker's price of the next lot. */
  marketPrice: 8,
  /** A batch has ended with a net flow of `quantity` lots on `side`: a dealer is to set its price. */
  batchAsked: 9,
} as const;
