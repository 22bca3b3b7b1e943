import { EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import type { SimTime } from '../../core/models/units.ts';

/** Told of each change of the quantity at a price. */
export type DepthChange = (time: SimTime, price: number, lots: number) => void;

interface LiveOrder {
  price: number;
  leaves: number;
}

/**
 * The book per price, rebuilt from the venue's execution lines alone. Memory follows the live orders.
 *
 * An order is entered in full when it is accepted and reduced by what follows. Market and immediate-or-cancel
 * orders end within the event that accepted them, so they are in the book for no time at all and weigh nothing
 * in a time-weighted picture of it.
 */
export class RestingOrders {
  readonly #orders = new Map<number, LiveOrder>();
  readonly #changed: DepthChange;

  constructor(changed: DepthChange) {
    this.#changed = changed;
  }

  get liveOrders(): number {
    return this.#orders.size;
  }

  /** Applies one line; `price`, `quantity` and `leaves` as in the message `execution`. */
  apply(
    time: SimTime,
    event: number,
    orderId: number,
    price: number,
    quantity: number,
    leaves: number,
  ): void {
    switch (event) {
      case EXECUTION_EVENT.accepted:
        this.#orders.set(orderId, { price, leaves: quantity });
        this.#changed(time, price, quantity);
        return;
      case EXECUTION_EVENT.filledMaker:
      case EXECUTION_EVENT.filledTaker:
      case EXECUTION_EVENT.reduced:
        this.#leave(time, orderId, leaves);
        return;
      case EXECUTION_EVENT.cancelled:
        this.#leave(time, orderId, 0);
        return;
      case EXECUTION_EVENT.replaced:
      case EXECUTION_EVENT.replacedInPlace:
        this.#move(time, orderId, price, leaves);
        return;
    }
  }

  #leave(time: SimTime, orderId: number, leaves: number): void {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    const gone = leaves - order.leaves;
    order.leaves = leaves;
    if (leaves === 0) this.#orders.delete(orderId);
    this.#changed(time, order.price, gone);
  }

  #move(time: SimTime, orderId: number, price: number, leaves: number): void {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    this.#changed(time, order.price, -order.leaves);
    order.price = price;
    order.leaves = leaves;
    this.#changed(time, price, leaves);
  }
}
