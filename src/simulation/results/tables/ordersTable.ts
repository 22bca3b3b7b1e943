import { Listings } from '../../../core/models/listings.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import * as messages from '../../../core/models/messages/execution.ts';
import { Execution, FeeCharged } from '../../../core/models/messages/execution.ts';
import { NewOrder } from '../../../core/models/messages/orderEntry.ts';
import * as recorder from '../../../core/models/ports/recorder.ts';
import type { ActorId, OrderId } from '../../../core/models/units.ts';
import { InstrumentUnits } from './instrumentUnits.ts';
import { type LiveOrder, OrderRows } from './orderRows.ts';
import type { TableProjection } from './tableProjection.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { CANCEL_REASON, EXECUTION_EVENT } = messages;
const { RECORD_FACT } = recorder;

const NO_REASON = -1;

/** Order numbers of one venue; venues are told apart above them. */
const ORDERS = 2 ** 32;

/** Every venue counts its orders from 1. */
function orderKey(venue: ActorId, orderId: OrderId): number {
  return venue * ORDERS + orderId;
}

/**
 * Orders, from their entry to their end. Type and time in force stand only in the order as it was sent: the delivery
 * before its first execution line.
 */
export class OrdersProjection implements TableProjection {
  readonly #orders: OrderRows;
  readonly #units: readonly InstrumentUnits[];
  readonly #listings: Listings;
  readonly #live = new Map<number, LiveOrder>();
  readonly #unused: LiveOrder[] = [];
  /** The order that came last as a message. */
  #sentEvent = -1;
  #sentType = -1;
  #sentTimeInForce = -1;
  #sentFlags = 0;
  /** A full fill's order waits for its fee, which stands behind it. */
  #ending: LiveOrder | undefined;
  /** The order of the last fill, and its trade. */
  #filled: LiveOrder | undefined;
  #trade = -1;

  constructor(manifest: RunManifest) {
    this.#orders = new OrderRows(manifest);
    this.#listings = new Listings(manifest);
    this.#units = manifest.instruments.map((entry) => new InstrumentUnits(entry));
  }

  get rows() {
    return this.#orders.rows;
  }

  visit(entry: LogEntry): void {
    if (entry.kind === NewOrder.id && entry.recordClass !== RECORD_FACT) {
      this.#sentEvent = entry.events;
      this.#sentType = entry.get(NewOrder.orderType);
      this.#sentTimeInForce = entry.get(NewOrder.timeInForce);
      this.#sentFlags = entry.get(NewOrder.flags);
    } else if (entry.recordClass !== RECORD_FACT) return;
    else if (entry.kind === FeeCharged.id) this.#fee(entry);
    else if (entry.kind === Execution.id) {
      this.#settle();
      this.#execution(entry);
    }
  }

  /** Orders that live on at the end come last, in the order of their entry. */
  finish(): void {
    this.#settle();
    for (const order of this.#live.values()) {
      this.#orders.put(order, order.fills > 0 ? 'partiallyFilled' : 'new', NO_REASON, undefined);
    }
    this.#live.clear();
  }

  #execution(entry: LogEntry): void {
    const event = entry.get(Execution.event);
    if (event === EXECUTION_EVENT.accepted || event === EXECUTION_EVENT.parked) this.#accepted(entry);
    else if (event === EXECUTION_EVENT.rejected) this.#rejected(entry);
    else if (event !== EXECUTION_EVENT.cancelRejected) this.#changed(entry, event);
  }

  #accepted(entry: LogEntry): void {
    const order = this.#entered(entry);
    this.#live.set(orderKey(entry.from, order.orderId), order);
  }

  #rejected(entry: LogEntry): void {
    const order = this.#entered(entry);
    order.leaves = 0;
    order.endEvent = entry.events;
    order.endTime = entry.time;
    this.#orders.put(order, 'rejected', NO_REASON, entry.get(Execution.reference));
    this.#unused.push(order);
  }

  #entered(entry: LogEntry): LiveOrder {
    const order = this.#unused.pop() ?? this.#orders.blank();
    const isSent = this.#sentEvent === entry.events;
    order.account = entry.get(Execution.account);
    order.clientOrderId = entry.get(Execution.clientOrderId);
    order.orderId = entry.get(Execution.orderId);
    order.venue = entry.from;
    order.instrument = entry.get(Execution.instrument);
    order.place = this.#listings.placeOf(entry.from, order.instrument);
    order.side = entry.get(Execution.side);
    order.price = entry.get(Execution.price);
    order.quantity = entry.get(Execution.quantity);
    order.leaves = order.quantity;
    order.type = isSent ? this.#sentType : -1;
    order.timeInForce = isSent ? this.#sentTimeInForce : -1;
    order.flags = isSent ? this.#sentFlags : 0;
    order.event = entry.events;
    order.time = entry.time;
    order.endEvent = -1;
    order.endTime = -1;
    order.filled = 0;
    order.fills = 0;
    order.notional = 0;
    order.fee = 0;
    order.replaces = 0;
    return order;
  }

  #changed(entry: LogEntry, event: number): void {
    const order = this.#live.get(orderKey(entry.from, entry.get(Execution.orderId)));
    if (order === undefined) return;
    order.leaves = entry.get(Execution.leaves);
    if (event === EXECUTION_EVENT.filledMaker || event === EXECUTION_EVENT.filledTaker) {
      this.#fill(order, entry);
    } else if (event === EXECUTION_EVENT.cancelled) {
      this.#end(order, entry);
      const reason = entry.get(Execution.reference);
      this.#orders.put(order, reason === CANCEL_REASON.expired ? 'expired' : 'cancelled', reason, undefined);
      this.#unused.push(order);
    } else if (event === EXECUTION_EVENT.replaced || event === EXECUTION_EVENT.replacedInPlace) {
      order.replaces++;
      order.price = entry.get(Execution.price);
      order.clientOrderId = entry.get(Execution.clientOrderId);
    }
  }

  #fill(order: LiveOrder, entry: LogEntry): void {
    const lots = entry.get(Execution.quantity);
    order.fills++;
    order.filled += lots;
    order.notional += entry.get(Execution.price) * lots * (this.#units[order.place]?.tickValueMinor ?? 0);
    this.#filled = order;
    this.#trade = entry.get(Execution.reference);
    if (order.leaves > 0) return;
    this.#end(order, entry);
    this.#ending = order;
  }

  #end(order: LiveOrder, entry: LogEntry): void {
    order.endEvent = entry.events;
    order.endTime = entry.time;
    this.#live.delete(orderKey(entry.from, order.orderId));
  }

  #fee(entry: LogEntry): void {
    const order = this.#filled;
    if (order === undefined || entry.get(FeeCharged.tradeId) !== this.#trade) return;
    if (entry.get(FeeCharged.account) === order.account) order.fee += entry.get(FeeCharged.fee);
  }

  /** The fee of a full fill has come, or there is none. */
  #settle(): void {
    const order = this.#ending;
    this.#filled = undefined;
    if (order === undefined) return;
    this.#ending = undefined;
    this.#orders.put(order, 'filled', NO_REASON, undefined);
    this.#unused.push(order);
  }
}
