import type { LogEntry } from '../../../core/models/logEntry.ts';
import { EXECUTION_EVENT, Execution } from '../../../core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import type { Side } from '../../../core/models/side.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';

/** An order as it rests and shows itself: price in ticks, quantities in lots. */
export interface RestingOrder {
  readonly id: number;
  readonly side: Side;
  readonly price: number;
  /** What is left of what it shows, after the change that is told: of an iceberg the peak. */
  readonly leaves: number;
}

/** Told of each change of the visible book, in the order in which it happens. `time` in units of the run's clock. */
export interface BookChanges {
  /** The order rests, or shows its next peak, last in its queue. */
  add(time: number, order: RestingOrder): void;
  /**
   * `quantity` of the order traded at `price`. In an auction both orders of a trade rested: the one that is told second
   * is not `printed`, so that each trade counts once.
   */
  execute(time: number, order: RestingOrder, price: number, quantity: number, printed: boolean): void;
  /** `quantity` of an order that is not displayed traded at `price`; the visible book is as it was. */
  executeHidden?(time: number, order: RestingOrder, price: number, quantity: number): void;
  /** `quantity` was taken off the order, which keeps its place. */
  reduce(time: number, order: RestingOrder, quantity: number): void;
  /** The order is gone with `quantity` unfilled. */
  remove(time: number, order: RestingOrder, quantity: number): void;
}

interface LiveOrder {
  id: number;
  side: Side;
  price: number;
  /** Lots shown. */
  leaves: number;
  /** Shows less than it has: what it shows has lines of its own. */
  hasTerms: boolean;
}

/**
 * The visible book of one instrument, told change by change from a venue's execution lines. An arriving order first
 * fills what it meets and only then rests, with what is left: until the event that brought it is over, it is
 * nobody's to see. A replace that loses its place is a removal and a new order of the same id; so is the next peak of
 * an iceberg. Orders that are not displayed, and those parked outside the book, make no change.
 *
 * Give it every entry of a log in order, then `finish`. Memory follows the live orders.
 */
export class RestingBook {
  readonly #venue: ActorId | undefined;
  readonly #instrument: number;
  readonly #changes: BookChanges;
  readonly #orders = new Map<number, LiveOrder>();
  /** The order that is arriving, and the number and time of the event that brought it. */
  #arriving: LiveOrder | undefined;
  #event = 0;
  #time = 0;
  /** Number of the trade that was told last. */
  #printed = 0;

  /** `instrument` is the venue's number; `venue` is left out where the log has one only. */
  constructor(instrument: InstrumentId, changes: BookChanges, venue?: ActorId) {
    this.#venue = venue;
    this.#instrument = instrument;
    this.#changes = changes;
  }

  /** Takes the next entry of the log; those that are no execution lines of the instrument change nothing. */
  see(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT || entry.kind !== Execution.id) return;
    const event = entry.get(Execution.event);
    if (event === EXECUTION_EVENT.rejected || event === EXECUTION_EVENT.cancelRejected) return;
    if (entry.get(Execution.instrument) !== this.#instrument) return;
    if (this.#venue !== undefined && entry.from !== this.#venue) return;
    if (entry.events !== this.#event) this.finish();
    this.#event = entry.events;
    this.#time = entry.time;
    this.#apply(entry, event, entry.get(Execution.orderId));
  }

  /** The event at work is over. */
  finish(): void {
    const order = this.#arriving;
    this.#arriving = undefined;
    if (order === undefined || (order.leaves <= 0 && !order.hasTerms)) return;
    // A market order that waits for an auction stands at no price.
    if (order.price === 0) {
      order.leaves = 0;
      order.hasTerms = true;
    }
    this.#orders.set(order.id, order);
    if (order.leaves > 0) this.#changes.add(this.#time, order);
  }

  #apply(entry: LogEntry, event: number, id: number): void {
    const leaves = entry.get(Execution.leaves);
    switch (event) {
      case EXECUTION_EVENT.accepted:
      case EXECUTION_EVENT.triggered:
        this.#arrive(entry, id, entry.get(Execution.quantity));
        return;
      case EXECUTION_EVENT.filledMaker:
        // Only what rests is a maker: an order that waited for it took it, or one of its side, as soon as it did.
        if (this.#arriving?.side === entry.get(Execution.side)) this.finish();
        this.#fill(entry, id, leaves);
        return;
      case EXECUTION_EVENT.filledTaker:
        this.#fill(entry, id, leaves);
        return;
      case EXECUTION_EVENT.reduced:
      case EXECUTION_EVENT.replacedInPlace:
        this.#reduce(id, leaves);
        return;
      case EXECUTION_EVENT.displayed:
        this.#show(id, entry.get(Execution.quantity), entry.get(Execution.reference) === 1);
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
    this.#arriving = { id, side, price: entry.get(Execution.price), leaves, hasTerms: false };
  }

  #fill(entry: LogEntry, id: number, leaves: number): void {
    if (this.#arriving?.id === id) {
      this.#arriving.leaves = leaves;
      return;
    }
    const order = this.#orders.get(id);
    if (order === undefined) return;
    const price = entry.get(Execution.price);
    const quantity = entry.get(Execution.quantity);
    const trade = entry.get(Execution.reference);
    const shown = order.leaves;
    order.leaves = order.hasTerms ? Math.max(0, shown - quantity) : leaves;
    if (leaves <= 0) this.#orders.delete(id);
    const isMaker = entry.get(Execution.event) === EXECUTION_EVENT.filledMaker;
    // A market order of an auction stands at no price, and what it trades with is told.
    if (shown === 0 && (!isMaker || order.price === 0)) return;
    if (shown === 0) this.#changes.executeHidden?.(this.#time, order, price, quantity);
    else this.#changes.execute(this.#time, order, price, quantity, trade !== this.#printed);
    this.#printed = trade;
  }

  #reduce(id: number, leaves: number): void {
    if (this.#arriving?.id === id) {
      this.#arriving.leaves = leaves;
      return;
    }
    const order = this.#orders.get(id);
    if (order === undefined || order.hasTerms || leaves === order.leaves) return;
    if (leaves <= 0) {
      this.#remove(id);
      return;
    }
    const quantity = order.leaves - leaves;
    order.leaves = leaves;
    this.#changes.reduce(this.#time, order, quantity);
  }

  /** An order with terms shows another quantity: `afresh` last in its queue, or less in its place. */
  #show(id: number, shown: number, afresh: boolean): void {
    const order = this.#arriving?.id === id ? this.#arriving : this.#orders.get(id);
    if (order === undefined) return;
    const gone = order.leaves - shown;
    order.leaves = shown;
    order.hasTerms = true;
    if (order === this.#arriving) return;
    if (!afresh) this.#changes.reduce(this.#time, order, gone);
    else if (shown > 0) this.#changes.add(this.#time, order);
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
    if (quantity > 0) this.#changes.remove(this.#time, order, quantity);
  }
}
