import type { Notice } from '../../../core/models/ports/mechanism.ts';
import type { BookEvents } from '../book/bookEngine.ts';
import type { VenueEngine } from '../book/venueEngine.ts';
import type { Exposure } from './exposure.ts';

const NO_SLOT = -1;

/**
 * Stands between a book and its listener: passes every event on, and lets the gate's exposure follow it. An order in
 * hand counts at the price it was accepted at until it rests: a book that holds trades inside a range may match it at a
 * nearer one meanwhile.
 */
export class GatedEvents implements BookEvents {
  readonly #inner: BookEvents;
  #exposure!: Exposure;
  #engine!: VenueEngine;
  /** The order in hand and the price it counts at. */
  #active = NO_SLOT;
  #activePrice = 0;

  constructor(inner: BookEvents) {
    this.#inner = inner;
  }

  /** The engine needs its listener first, and the exposure the engine's instruments. */
  connect(exposure: Exposure, engine: VenueEngine): void {
    this.#exposure = exposure;
    this.#engine = engine;
  }

  accepted(slot: number): void {
    this.#inner.accepted(slot);
    const engine = this.#engine;
    this.#takeInHand(slot);
    this.#exposure.opened(
      engine.accountOf(slot),
      engine.instrumentOf(slot),
      engine.sideOf(slot),
      this.#activePrice,
      engine.leavesOf(slot),
    );
  }

  #takeInHand(slot: number): void {
    this.#active = slot;
    this.#activePrice = this.#engine.priceOf(slot);
  }

  /** What the lots of an order count at. */
  #priceOf(slot: number): number {
    return slot === this.#active ? this.#activePrice : this.#engine.priceOf(slot);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#inner.traded(maker, taker, price, quantity);
    this.#takeOff(maker, quantity);
    this.#takeOff(taker, quantity);
  }

  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.#inner.crossed?.(maker, taker, price, quantity);
    this.#takeOff(maker, quantity);
    this.#takeOff(taker, quantity);
  }

  rested(slot: number): void {
    this.#inner.rested(slot);
    if (slot !== this.#active) return;
    this.#active = NO_SLOT;
    const price = this.#engine.priceOf(slot);
    if (price !== this.#activePrice) this.#moved(slot, this.#activePrice, price);
  }

  entered(slot: number): void {
    this.#inner.entered?.(slot);
    this.#takeInHand(slot);
    if (!this.#exposure.entering) return;
    this.#exposure.entering = false;
    this.#change(slot, this.#activePrice, this.#engine.leavesOf(slot));
  }

  displayed(slot: number, last: boolean): void {
    this.#inner.displayed?.(slot, last);
  }

  announced(notice: Notice): void {
    this.#inner.announced?.(notice);
  }

  reduced(slot: number, quantity: number): void {
    this.#inner.reduced(slot, quantity);
    this.#change(slot, this.#priceOf(slot), -quantity);
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    this.#inner.cancelled(slot, quantity, reason, rested);
    this.#takeOff(slot, quantity);
  }

  replaced(slot: number, oldKey: number, oldPrice: number, oldQuantity: number, keptPriority: boolean): void {
    this.#inner.replaced(slot, oldKey, oldPrice, oldQuantity, keptPriority);
    this.#change(slot, oldPrice, -oldQuantity);
    this.#change(slot, this.#engine.priceOf(slot), this.#engine.leavesOf(slot));
    if (!keptPriority) this.#takeInHand(slot);
  }

  repriced(slot: number, oldPrice: number): void {
    this.#inner.repriced?.(slot, oldPrice);
    this.#moved(slot, oldPrice, this.#engine.priceOf(slot));
    this.#takeInHand(slot);
  }

  #moved(slot: number, oldPrice: number, price: number): void {
    const lots = this.#engine.leavesOf(slot);
    this.#change(slot, oldPrice, -lots);
    this.#change(slot, price, lots);
  }

  /** The lots are off the order already; without any left it has ended. */
  #takeOff(slot: number, lots: number): void {
    const engine = this.#engine;
    this.#change(slot, this.#priceOf(slot), -lots);
    if (engine.leavesOf(slot) > 0) return;
    if (slot === this.#active) this.#active = NO_SLOT;
    this.#exposure.ended(engine.accountOf(slot), engine.instrumentOf(slot), engine.sideOf(slot));
  }

  #change(slot: number, price: number, lots: number): void {
    const engine = this.#engine;
    const instrument = engine.instrumentOf(slot);
    this.#exposure.changed(engine.accountOf(slot), instrument, engine.sideOf(slot), price, lots);
  }
}
