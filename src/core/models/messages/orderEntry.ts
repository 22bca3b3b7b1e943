import { defineColdMessage, defineMessage } from '../message.ts';

/** Order entry: what a trader sends to a venue. The account is the sender's. Kinds 10 to 19. */

/** A new order. `price` is ignored for market orders; `flags` are {@link POST_ONLY} and a self-trade mode. */
export const NewOrder = defineMessage(10, 'new-order', [
  'clientOrderId',
  'instrument',
  'side',
  'orderType',
  'timeInForce',
  'price',
  'quantity',
  'flags',
]);

/** Cancels what is left of an order. */
export const CancelOrder = defineMessage(11, 'cancel-order', ['clientOrderId']);

/**
 * Replaces price and total open quantity of a live order under a new client order id. A smaller quantity at
 * the same price keeps priority; a new price or a larger quantity loses it.
 */
export const ReplaceOrder = defineMessage(12, 'replace-order', [
  'clientOrderId',
  'originalClientOrderId',
  'price',
  'quantity',
]);

/** Names every instrument of the venue where a message asks for one instrument. */
export const ALL_INSTRUMENTS = -1;

/** Cancels every live order of the sender in one instrument, or in {@link ALL_INSTRUMENTS}. */
export const MassCancel = defineMessage(13, 'mass-cancel', ['instrument']);

/** An order of any type but the plain ones (cold): the body is `OrderTerms`, see `orderTerms.ts`. */
export const NewOrderTerms = defineColdMessage(14, 'new-order-terms');
/** Linked orders, taken all or none (cold): the body is `OrderList`, see `orderTerms.ts`. */
export const NewOrderList = defineColdMessage(15, 'new-order-list');

export const ORDER_TYPE = { limit: 0, market: 1 } as const;
export const TIME_IN_FORCE = { gtc: 0, ioc: 1, fok: 2 } as const;

/** Flag of {@link NewOrder}: refuse rather than take. */
export const POST_ONLY = 1;
/** Self-trade prevention, bits 1-3 of the flags: what happens when an order meets one of its own account. */
export const SELF_TRADE = {
  allow: 0,
  cancelNewest: 1,
  cancelOldest: 2,
  cancelBoth: 3,
  decrementAndCancel: 4,
} as const;

/**
 * Flag of {@link NewOrder}, added to the others: an intermarket sweep order (FIX tag 18 = f). Its sender takes care of
 * the better quotes of other venues, so that a venue that protects them lets it trade. Elsewhere it means nothing.
 */
export const SWEEP = 16;

/** The `flags` field of a new order. `selfTrade` is a number of {@link SELF_TRADE}. */
export function orderFlags(postOnly: boolean, selfTrade: number): number {
  return (postOnly ? POST_ONLY : 0) | (selfTrade << 1);
}

/** The number of {@link SELF_TRADE} in a `flags` field. */
export function selfTradeMode(flags: number): number {
  return (flags >> 1) & 7;
}
