import * as execution from '../../../core/models/messages/execution.ts';
import type { BookEvents } from '../book/bookEngine.ts';
import type { VenueEngine } from '../book/venueEngine.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { CANCEL_REASON } = execution;
const NO_SLOT = -1;

/** What a session wants to know of its book. */
export interface BookWatcher {
  /** Something became of the order. */
  touched(slot: number): void;
  /** After the trade was cleared and told. */
  traded(maker: number, taker: number, price: number, quantity: number): void;
}

/** Stands between a book and its listener: passes everything on, and lets the session see trades and cut orders. */
export class SessionEvents implements BookEvents {
  /** True after an immediate order was cancelled with something left; reset by whoever asks. */
  cut = false;
  /** Where it is not 0: the order's own limit, shown in place of the price it is taken at while it is accepted. */
  ownLimit = 0;
  /** The slot that {@link ownLimit} stands for at present. */
  shown = NO_SLOT;
  readonly #inner: BookEvents;
  #watcher!: BookWatcher;

  constructor(inner: BookEvents) {
    this.#inner = inner;
  }

  connect(watcher: BookWatcher): void {
    this.#watcher = watcher;
  }

  accepted(slot: number): void {
    this.#watcher.touched(slot);
    this.shown = this.ownLimit === 0 ? NO_SLOT : slot;
    this.#inner.accepted(slot);
    this.shown = NO_SLOT;
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#inner.traded(maker, taker, price, quantity);
    this.#watcher.traded(maker, taker, price, quantity);
  }

  crossed(buy: number, sell: number, price: number, quantity: number): void {
    this.#inner.crossed?.(buy, sell, price, quantity);
    this.#watcher.traded(buy, sell, price, quantity);
  }

  rested(slot: number): void {
    this.#inner.rested(slot);
  }

  reduced(slot: number, quantity: number): void {
    this.#watcher.touched(slot);
    this.#inner.reduced(slot, quantity);
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    this.#watcher.touched(slot);
    if (reason === CANCEL_REASON.immediateOrCancel) this.cut = true;
    this.#inner.cancelled(slot, quantity, reason, rested);
  }

  replaced(slot: number, oldKey: number, oldPrice: number, oldQuantity: number, keptPriority: boolean): void {
    this.#watcher.touched(slot);
    this.#inner.replaced(slot, oldKey, oldPrice, oldQuantity, keptPriority);
  }

  entered(slot: number): void {
    this.#watcher.touched(slot);
    this.#inner.entered?.(slot);
  }

  displayed(slot: number, last: boolean): void {
    this.#inner.displayed?.(slot, last);
  }

  repriced(slot: number, oldPrice: number): void {
    this.#watcher.touched(slot);
    this.#inner.repriced?.(slot, oldPrice);
  }
}

/** What of an engine names the two sides of a trade. */
export type TradeSides = Pick<VenueEngine, 'accountOf' | 'keyOf' | 'orderIdOf' | 'instrumentOf' | 'sideOf'>;
