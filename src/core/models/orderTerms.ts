import type { PlainData } from './plainData.ts';
import type { Side } from './side.ts';
import type { ClientOrderId, InstrumentId, OrderId, PriceTicks, QuantityLots, SimTime } from './units.ts';

/** How long an order stands: FIX tag 59, by name. */
export type TimeInForceName = 'gtc' | 'day' | 'gtd' | 'ioc' | 'fok' | 'atOpen' | 'atClose';
/** The price that a triggered order watches: last trade, best quote, or the venue's mark. FIX tag 1107. */
export type TriggerSource = 'last' | 'quote' | 'mark';
/** Own side of the quote, far side, or the middle. FIX tag 1094. */
export type PegReference = 'primary' | 'market' | 'midpoint';

/**
 * An order in words: a type with its parameters, a time in force, and instructions. Which parameters a type has, and
 * what each does, is in docs/reference/order-types.md; a parameter that the type does not have is refused.
 */
export interface OrderTerms {
  readonly clientOrderId: ClientOrderId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  /** Name of a registered order type: `limit`, `stop`, `pegged` … */
  readonly type: string;
  readonly quantity: QuantityLots;
  /** Limit price, of the types that have one. */
  readonly price?: PriceTicks;
  /** `gtc` where it is left out; market orders never rest. */
  readonly timeInForce?: TimeInForceName;
  /** When a `gtd` order ends: the order is gone at this time. */
  readonly expireTime?: SimTime;

  readonly triggerPrice?: PriceTicks;
  /** `last` where it is left out. */
  readonly triggerSource?: TriggerSource;
  /** Distance of a trailing stop from the best price seen: in ticks, or in basis points of that price. */
  readonly trailTicks?: number;
  readonly trailBasisPoints?: number;
  /** The stop follows only in moves of at least so many ticks; 1 where it is left out. */
  readonly trailStepTicks?: number;
  /** Trailing stop limit: how far behind the trigger price the limit lies; 0 where it is left out. */
  readonly limitOffsetTicks?: number;

  readonly peg?: PegReference;
  /** Added to the reference price: positive is up for both sides (FIX tag 211). */
  readonly pegOffsetTicks?: number;

  /** Iceberg: quantity that is shown at a time. */
  readonly displayQuantity?: QuantityLots;
  /** Each new peak is drawn from `displayQuantity - displayRange` to `displayQuantity + displayRange`. */
  readonly displayRange?: QuantityLots;
  readonly hidden?: boolean;
  readonly allOrNone?: boolean;
  readonly minimumQuantity?: QuantityLots;
  /** Number at the venue of the order that it answers, at a venue where orders answer others. */
  readonly counterOrder?: OrderId;
  /** Never take: refuse the order that would, or move it to the nearest price at which it would not. */
  readonly postOnly?: 'reject' | 'slide';
  /** Never open or turn a position. */
  readonly reduceOnly?: boolean;
  /** Trade only against what an auction would leave over. */
  readonly imbalanceOnly?: boolean;
  /** A number of `SELF_TRADE`. */
  readonly selfTrade?: number;
  /** An intermarket sweep order: exempt from the protection of quotes elsewhere, on its way into the book. */
  readonly sweep?: boolean;
}

/** One cancels the other, one triggers the others, or entry with take-profit and stop-loss (FIX tag 1385). */
export type ListLink = 'oco' | 'oto' | 'bracket';

/**
 * Linked orders, taken all or none. `oto`: the first is the parent. `bracket`: entry, take-profit, stop-loss, in this
 * order. Client order ids grow along the list; all orders are of one instrument.
 */
export interface OrderList {
  readonly link: ListLink;
  readonly orders: readonly OrderTerms[];
}

/** What a trader says of an order: its gateway gives the id. */
export type OrderRequest = Omit<OrderTerms, 'clientOrderId'>;

export interface OrderListRequest {
  readonly link: ListLink;
  readonly orders: readonly OrderRequest[];
}

/** The body of a `NewOrderTerms` message; what is set to undefined counts as left out. */
export function orderTermsData(terms: OrderTerms): PlainData {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}

/** The body of a `NewOrderList` message. */
export function orderListData(list: OrderList): PlainData {
  return { link: list.link, orders: list.orders.map(orderTermsData) };
}

/**
 * Reads the body of a `NewOrderTerms` message; undefined where it is no record. Only the shape is vouched for: the
 * venue's door checks every value.
 */
export function readOrderTerms(data: PlainData): OrderTerms | undefined {
  return isRecord(data) ? (data as unknown as OrderTerms) : undefined;
}

/** Reads the body of a `NewOrderList` message; undefined where it is no list of records. */
export function readOrderList(data: PlainData): OrderList | undefined {
  if (!isRecord(data)) return undefined;
  const { orders } = data;
  return Array.isArray(orders) && orders.every(isRecord) ? (data as unknown as OrderList) : undefined;
}

function isRecord(data: PlainData): data is { readonly [key: string]: PlainData } {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !ArrayBuffer.isView(data);
}
