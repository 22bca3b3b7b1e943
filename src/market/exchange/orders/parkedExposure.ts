import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import type { Exposure } from '../risk/exposure.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import type { DeskOrders } from './deskOrders.ts';

/** What an order outside the book is worth: its limit, else its trigger price, else 0. */
export function parkedPrice({ price, triggerPrice }: OrderTerms): PriceTicks {
  return price ?? triggerPrice ?? 0;
}

/** Tells the risk gate of open orders outside the book. */
export class ParkedExposure {
  readonly #exposure: Exposure;

  constructor(exposure: Exposure) {
    this.#exposure = exposure;
  }

  parked(order: DeskOrder): void {
    addTo(this.#exposure, order);
  }

  /** The order goes to the book: from there on the book's own events tell of it. */
  leaves(order: DeskOrder): void {
    this.changed(order, -order.leaves);
    this.#exposure.entering = true;
  }

  /** The book did not take it. */
  returns(order: DeskOrder): void {
    this.#exposure.entering = false;
    this.changed(order, order.leaves);
  }

  /** The order has `lots` more, or fewer where negative. */
  changed(order: DeskOrder, lots: number): void {
    const { instrument, side } = order.terms;
    this.#exposure.changed(order.account, instrument, side, parkedPrice(order.terms), lots);
  }

  ended(order: DeskOrder): void {
    const { instrument, side } = order.terms;
    this.changed(order, -order.leaves);
    this.#exposure.ended(order.account, instrument, side);
  }
}

/** The exposure of every order of a desk that is outside the book: what the gate's recount needs. */
export function addParked(orders: DeskOrders, into: Exposure): void {
  for (const order of orders.inSequence()) if (order.stage < STAGE.book) addTo(into, order);
}

function addTo(exposure: Exposure, order: DeskOrder): void {
  const { instrument, side } = order.terms;
  exposure.opened(order.account, instrument, side, parkedPrice(order.terms), order.leaves);
}
