import type { Side } from '../../../core/models/side.ts';
import type { ClientOrderId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';

/** A part of a parent order that is at a venue, or on its way there. */
export interface ChildOrder {
  readonly venue: number;
  readonly id: ClientOrderId;
  /** Its limit in ticks of the common grid. */
  readonly price: PriceTicks;
  /** Not filled, as far as told. */
  left: QuantityLots;
  /** Rests in the book, rather than trading at once. */
  readonly isPosted: boolean;
}

/** An order that a router works for its owner; plain data. */
export interface ParentOrder {
  /** Counted from 1. */
  readonly id: number;
  readonly side: Side;
  /** In ticks of the common grid. */
  readonly limit: PriceTicks;
  readonly quantity: QuantityLots;
  /** Neither filled nor at a venue. */
  left: QuantityLots;
  /** Times it was split and sent. */
  attempts: number;
  children: ChildOrder[];
  /** Venues that refused a part of it. */
  barred: number[];
}
