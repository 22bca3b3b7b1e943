import { BUY, type Side } from '../../../core/models/side.ts';

/** Cells of {@link OrderAtDoor}. */
export const NOW = 0;
/** What the order may be worth at most. */
export const NOTIONAL = 1;
/** What the order that it replaces is still worth; 0 for a new order. */
export const OLD_NOTIONAL = 2;

/**
 * The order that stands before the gate: what every check reads. One object, filled anew for each order; doubles lie
 * in cells, because in fields they would be allocated.
 */
export class OrderAtDoor {
  account = 0;
  instrument = 0;
  side: Side = BUY;
  /** The limit, or what stands for it: of a market order the worst price at which it would trade now, and 0 where it would not. */
  price = 0;
  /** The limit or trigger price as sent; 0 where it has neither. */
  limit = 0;
  quantity = 0;
  /** Where it is triggered, of an order that waits for that; else 0. */
  trigger = 0;
  /** True where something of it may stay open: an order good till cancelled, or one that waits elsewhere. */
  rests = false;
  /** True for a replace of an open order. */
  replaces = false;
  /** What the order that it replaces has left, and its limit. */
  oldQuantity = 0;
  oldPrice = 0;
  /** Last trade, else the mid, else 0. */
  reference = 0;
  readonly cells = new Float64Array(3);
}
