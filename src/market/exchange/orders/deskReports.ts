import * as execution from '../../../core/models/messages/execution.ts';
import {
  OrderCancelled,
  OrderParked,
  OrderReduced,
  OrderReplaced,
  OrderTriggered,
} from '../../../core/models/messages/execution.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Journal } from '../reports/journal.ts';
import type { DeskOrder } from './deskOrder.ts';

const { EXECUTION_EVENT } = execution;

/** Tells the owner what becomes of an order outside the book, and writes the journal line of the same change. */
export class DeskReports {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  parked(ctx: ActorContext, order: DeskOrder): void {
    const { account, leaves, orderId, terms } = order;
    const { clientOrderId, instrument, price = 0, side } = terms;
    ctx.send(account, OrderParked.id, clientOrderId, orderId, instrument, side, price, leaves);
    this.#write(ctx, order, EXECUTION_EVENT.parked, price, leaves, leaves, 0);
  }

  /** `price` is the one it has in the book; 0 for a market order. */
  triggered(ctx: ActorContext, order: DeskOrder, price: PriceTicks): void {
    const { account, leaves, orderId, terms } = order;
    const { clientOrderId, instrument, side } = terms;
    ctx.send(account, OrderTriggered.id, clientOrderId, orderId, instrument, side, price, leaves);
    this.#write(ctx, order, EXECUTION_EVENT.triggered, price, leaves, leaves, 0);
  }

  /** The order has ended with `quantity` unfilled. */
  cancelled(ctx: ActorContext, order: DeskOrder, quantity: QuantityLots, reason: number): void {
    const { account, orderId, terms } = order;
    const { clientOrderId, instrument, price = 0, side } = terms;
    ctx.send(account, OrderCancelled.id, clientOrderId, orderId, instrument, side, quantity, reason);
    this.#write(ctx, order, EXECUTION_EVENT.cancelled, price, quantity, 0, reason);
  }

  reduced(ctx: ActorContext, order: DeskOrder, quantity: QuantityLots): void {
    const { account, leaves, orderId, terms } = order;
    const { clientOrderId, instrument, price = 0, side } = terms;
    ctx.send(account, OrderReduced.id, clientOrderId, orderId, instrument, side, quantity, leaves);
    this.#write(ctx, order, EXECUTION_EVENT.reduced, price, quantity, leaves, 0);
  }

  /** The order waits on under its new terms; where the id is the old one, the venue gave it more lots. */
  replaced(ctx: ActorContext, order: DeskOrder, oldId: number): void {
    const { account, leaves, orderId, terms } = order;
    const { clientOrderId, instrument, price = 0, side } = terms;
    ctx.send(account, OrderReplaced.id, clientOrderId, oldId, orderId, instrument, side, price, leaves, 1);
    this.#write(ctx, order, EXECUTION_EVENT.replacedInPlace, price, leaves, leaves, oldId);
  }

  #write(
    ctx: ActorContext,
    order: DeskOrder,
    event: number,
    price: number,
    quantity: number,
    leaves: number,
    reference: number,
  ): void {
    const { clientOrderId, instrument, side } = order.terms;
    this.#journal.write(
      ctx,
      order.account,
      event,
      clientOrderId,
      order.orderId,
      instrument,
      side,
      price,
      quantity,
      leaves,
      reference,
    );
  }
}
