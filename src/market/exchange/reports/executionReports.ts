import * as execution from '../../../core/models/messages/execution.ts';
import {
  CancelRejected,
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
  OrderReduced,
  OrderRejected,
  OrderReplaced,
} from '../../../core/models/messages/execution.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type {
  ActorId,
  CashMinor,
  ClientOrderId,
  PriceTicks,
  QuantityLots,
} from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { clientOrderIdOf } from '../entry/orderKey.ts';
import type { Journal } from './journal.ts';
import type { VenueCounts } from './venueCounts.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { EXECUTION_EVENT, MAKER } = execution;

const ORDER_ACCEPTED = OrderAccepted.id;
const ORDER_FILLED = OrderFilled.id;
const ORDER_CANCELLED = OrderCancelled.id;

/** Tells an order's owner what became of it, and writes the journal line of the same change. */
export class ExecutionReports {
  readonly #engine: BookEngine;
  readonly #journal: Journal;
  readonly #counts: VenueCounts;

  constructor(engine: BookEngine, journal: Journal, counts: VenueCounts) {
    this.#engine = engine;
    this.#journal = journal;
    this.#counts = counts;
  }

  /** The price is 0 for a market order. */
  accepted(ctx: ActorContext, slot: number): void {
    const engine = this.#engine;
    const account = engine.accountOf(slot);
    const id = clientOrderIdOf(engine.keyOf(slot), account);
    const orderId = engine.orderIdOf(slot);
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    const price = engine.priceOf(slot);
    const quantity = engine.leavesOf(slot);
    ctx.send(account, ORDER_ACCEPTED, id, orderId, instrument, side, price, quantity);
    const event = EXECUTION_EVENT.accepted;
    this.#journal.write(ctx, account, event, id, orderId, instrument, side, price, quantity, quantity, 0);
  }

  filled(
    ctx: ActorContext,
    slot: number,
    liquidity: number,
    price: PriceTicks,
    quantity: QuantityLots,
    tradeId: number,
    fee: CashMinor,
  ): void {
    const engine = this.#engine;
    const account = engine.accountOf(slot);
    const id = clientOrderIdOf(engine.keyOf(slot), account);
    const orderId = engine.orderIdOf(slot);
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    const leaves = engine.leavesOf(slot);
    ctx.send(
      account,
      ORDER_FILLED,
      id,
      orderId,
      instrument,
      side,
      price,
      quantity,
      leaves,
      tradeId,
      liquidity,
      fee,
    );
    const event = liquidity === MAKER ? EXECUTION_EVENT.filledMaker : EXECUTION_EVENT.filledTaker;
    this.#journal.write(ctx, account, event, id, orderId, instrument, side, price, quantity, leaves, tradeId);
  }

  cancelled(ctx: ActorContext, slot: number, quantity: QuantityLots, reason: number): void {
    const engine = this.#engine;
    const account = engine.accountOf(slot);
    const id = clientOrderIdOf(engine.keyOf(slot), account);
    const orderId = engine.orderIdOf(slot);
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    ctx.send(account, ORDER_CANCELLED, id, orderId, instrument, side, quantity, reason);
    const price = engine.priceOf(slot);
    const event = EXECUTION_EVENT.cancelled;
    this.#journal.write(ctx, account, event, id, orderId, instrument, side, price, quantity, 0, reason);
  }

  reduced(ctx: ActorContext, slot: number, quantity: QuantityLots): void {
    const engine = this.#engine;
    const account = engine.accountOf(slot);
    const id = clientOrderIdOf(engine.keyOf(slot), account);
    const orderId = engine.orderIdOf(slot);
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    const leaves = engine.leavesOf(slot);
    ctx.send(account, OrderReduced.id, id, orderId, instrument, side, quantity, leaves);
    const price = engine.priceOf(slot);
    const event = EXECUTION_EVENT.reduced;
    this.#journal.write(ctx, account, event, id, orderId, instrument, side, price, quantity, leaves, 0);
  }

  replaced(ctx: ActorContext, slot: number, oldKey: number, keptPriority: boolean): void {
    const engine = this.#engine;
    const account = engine.accountOf(slot);
    const id = clientOrderIdOf(engine.keyOf(slot), account);
    const oldId = clientOrderIdOf(oldKey, account);
    const orderId = engine.orderIdOf(slot);
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    const price = engine.priceOf(slot);
    const leaves = engine.leavesOf(slot);
    const kept = keptPriority ? 1 : 0;
    ctx.send(account, OrderReplaced.id, id, oldId, orderId, instrument, side, price, leaves, kept);
    const event = keptPriority ? EXECUTION_EVENT.replacedInPlace : EXECUTION_EVENT.replaced;
    this.#journal.write(ctx, account, event, id, orderId, instrument, side, price, leaves, leaves, oldId);
  }

  /** What a resting order with terms shows changed. For the journal alone: its owner knows the terms. */
  displayed(ctx: ActorContext, slot: number, last: boolean): void {
    const engine = this.#engine;
    const account = engine.accountOf(slot);
    const id = clientOrderIdOf(engine.keyOf(slot), account);
    const event = EXECUTION_EVENT.displayed;
    const shown = engine.displayedOf(slot);
    const leaves = engine.leavesOf(slot);
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    const price = engine.priceOf(slot);
    const orderId = engine.orderIdOf(slot);
    const reference = last ? 1 : 0;
    this.#journal.write(ctx, account, event, id, orderId, instrument, side, price, shown, leaves, reference);
  }

  /** `from` may be anyone: a sender without an account gets its answer too. */
  rejected(
    ctx: ActorContext,
    from: ActorId,
    clientOrderId: ClientOrderId,
    instrument: number,
    side: number,
    price: number,
    quantity: number,
    code: number,
  ): void {
    this.#counts.rejected();
    if (from >= 0) ctx.send(from, OrderRejected.id, clientOrderId, instrument, code);
    const event = EXECUTION_EVENT.rejected;
    this.#journal.write(ctx, from, event, clientOrderId, 0, instrument, side, price, quantity, 0, code);
  }

  /** `instrument` is -1 where the order to cancel or replace is not known. */
  cancelRejected(
    ctx: ActorContext,
    from: ActorId,
    clientOrderId: ClientOrderId,
    originalClientOrderId: ClientOrderId,
    instrument: number,
    code: number,
  ): void {
    this.#counts.rejected();
    if (from >= 0) ctx.send(from, CancelRejected.id, clientOrderId, originalClientOrderId, code);
    const event = EXECUTION_EVENT.cancelRejected;
    this.#journal.write(ctx, from, event, originalClientOrderId, 0, instrument, 0, 0, 0, 0, code);
  }
}
