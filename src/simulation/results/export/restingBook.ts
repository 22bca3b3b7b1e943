import type { LogEntry } from '../../../core/models/logEntry.ts';
import { EXECUTION_EVENT, Execution } from '../../../core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import type { Side } from '../../../core/models/side.ts';

/** An order as it rests: price in ticks, quantities in lots. */
export interface RestingOrder {
  readonly id: number;
  readonly side: Side;
  readonly price: number;
  /** What is left, after the change that is told. */
  readonly leaves: number;
}

/** Told of each change of the visible book, in the order in which it happens. `time` in units of the run's clock. */
export interface BookChanges {
  /** The order rests, last in its queue. */
  add(time: number, order: RestingOrder): void;
  /** `quantity` of the order traded at `price`. */
  execute(time: number, order: RestingOrder, price: number, quantity: number): void;
  /** `quantity` was taken off the order, which keeps its place. */
  reduce(time: number, order: RestingOrder, quantity: number): void;
  /** The order is gone with `quantity` unfilled. */
  remove(time: number, order: RestingOrder, quantity: number): void;
}

interface LiveOrder {
  id: number;
  side: Side;
  price: number;
  leaves: number;
}

/**
 * The visible book of one instrument, told change by change from a venue's execution lines. An arriving order first
 * fills what it meets and only then rests, with what is left: until the event that brought it is over, it is
 * nobody's to see. A replace that loses its place is a removal and a new order of the same id.
 *
 * Give it every entry of a log in order, then `finish`. Memory follows the live orders.
 */
export class RestingBook {
  readonly #instrument: number;
  readonly #changes: BookChanges;
  readonly #orders = new Map<number, LiveOrder>();
  /** The order that is arriving, and the number and time of the event that brought it. */
  #arriving: LiveOrder | undefined;
  #event = 0;
  #time = 0;

  constructor(instrument: number, changes: BookChanges) {
    this.#instrument = instrument;
    this.#changes = changes;
  }

  /** Takes the next entry of the log; those that are no execution lines of the instrument change nothing. */
  see(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT || entry.kind !== Execution.id) return;
    const event = entry.get(Execution.event);
    if (event === EXECUTION_EVENT.rejected || event === EXECUTION_EVENT.cancelRejected) return;
    if (entry.get(Execution.instrument) !== this.#instrument) return;
    if (entry.events !== this.#event) this.finish();
    this.#event = entry.events;
    this.#time = entry.time;
    this.#apply(entry, event, entry.get(Execution.orderId));
  }

  /** The event at work is over. */
  finish(): void {
    const order = this.#arriving;
    this.#arriving = undefined;
    if (order === undefined || order.leaves <= 0) return;
    this.#orders.set(order.id, order);
    this.#changes.add(this.#time, order);
  }

  #apply(entry: LogEntry, event: number, id: number): void {
    const leaves = entry.get(Execution.leaves);
    switch (event) {
      case EXECUTION_EVENT.accepted:
        this.#arrive(entry, id, entry.get(Execution.quantity));
        return;
      case EXECUTION_EVENT.filledMaker:
      case EXECUTION_EVENT.filledTaker:
        this.#fill(id, entry.get(Execution.price), entry.get(Execution.quantity), leaves);
        return;
      case EXECUTION_EVENT.reduced:
      case EXECUTION_EVENT.replacedInPlace:
        this.#reduce(id, leaves);
        return;
      case EXECUTION_EVENT.cancelled:
        this.#remove(id);
        return;
      case EXECUTION_EVENT.replaced:
        this.#remove(id);
        this.#arrive(entry, id, leaves);
        return;
    }
  }

  #arrive(entry: LogEntry, id: number, leaves: number): void {
    this.finish();
    const side = entry.get(Execution.side) as Side;
    this.#arriving = { id, side, price: entry.get(Execution.price), leaves };
  }

  #fill(id: number, price: number, quantity: number, leaves: number): void {
    if (this.#arriving?.id === id) {
      this.#arriving.leaves = leaves;
      return;
    }
    const order = this.#orders.get(id);
    if (order === undefined) return;
    order.leaves = leaves;
    if (leaves <= 0) this.#orders.delete(id);
    this.#changes.execute(this.#time, order, price, quantity);
  }

  #reduce(id: number, leaves: number): void {
    if (this.#arriving?.id === id) {
      this.#arriving.leaves = leaves;
      return;
    }
    const order = this.#orders.get(id);
    if (order === undefined || leaves === order.leaves) return;
    if (leaves <= 0) {
      this.#remove(id);
      return;
    }
    const quantity = order.leaves - leaves;
    order.leaves = leaves;
    this.#changes.reduce(this.#time, order, quantity);
  }

  #remove(id: number): void {
    if (this.#arriving?.id === id) {
      this.#arriving = undefined;
      return;
    }
    const order = this.#orders.get(id);
    if (order === undefined) return;
    const quantity = order.leaves;
    order.leaves = 0;
    this.#orders.delete(id);
    this.#changes.remove(this.#time, order, quantity);
  }
}
