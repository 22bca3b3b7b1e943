import * as execution from '../../../core/models/messages/execution.ts';
import type { Notice } from '../../../core/models/ports/mechanism.ts';
import type { BookEvents } from '../book/bookEngine.ts';

const { CANCEL_REASON } = execution;

/** Passes everything on, and gives what was cut off at a protected quote its own reason. */
export class ProtectedEvents implements BookEvents {
  /** True while an order is taken that may go no further than a protected quote. */
  isBounded = false;
  readonly #inner: BookEvents;

  constructor(inner: BookEvents) {
    this.#inner = inner;
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    const isCut = this.isBounded && reason === CANCEL_REASON.immediateOrCancel;
    this.#inner.cancelled(slot, quantity, isCut ? CANCEL_REASON.tradeThrough : reason, rested);
  }

  accepted(slot: number): void {
    this.#inner.accepted(slot);
  }
  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#inner.traded(maker, taker, price, quantity);
  }
  rested(slot: number): void {
    this.#inner.rested(slot);
  }
  reduced(slot: number, quantity: number): void {
    this.#inner.reduced(slot, quantity);
  }
  replaced(slot: number, oldKey: number, oldPrice: number, oldQuantity: number, keptPriority: boolean): void {
    this.#inner.replaced(slot, oldKey, oldPrice, oldQuantity, keptPriority);
  }
  entered(slot: number): void {
    this.#inner.entered?.(slot);
  }
  displayed(slot: number, last: boolean): void {
    this.#inner.displayed?.(slot, last);
  }
  repriced(slot: number, oldPrice: number): void {
    this.#inner.repriced?.(slot, oldPrice);
  }
  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.#inner.crossed?.(maker, taker, price, quantity);
  }
  announced(notice: Notice): void {
    this.#inner.announced?.(notice);
  }
}
