import type { Side } from '../../../core/models/side.ts';
import type { VenueEngine } from '../book/venueEngine.ts';
import { BookListener } from '../reports/bookListener.ts';
import type { Exposure } from './exposure.ts';

/** The book's listener of a venue with a risk gate: the gate's exposure follows every event. */
export class GatedListener extends BookListener {
  #exposure!: Exposure;
  #engine!: VenueEngine;

  /** The engine needs its listener first, and the exposure the engine's instruments. */
  watch(exposure: Exposure, engine: VenueEngine): void {
    this.#exposure = exposure;
    this.#engine = engine;
  }

  override accepted(slot: number): void {
    super.accepted(slot);
    const engine = this.#engine;
    const side = engine.sideOf(slot);
    const instrument = engine.instrumentOf(slot);
    this.#exposure.opened(
      engine.accountOf(slot),
      instrument,
      side,
      engine.priceOf(slot),
      engine.leavesOf(slot),
    );
  }

  override traded(maker: number, taker: number, price: number, quantity: number): void {
    super.traded(maker, taker, price, quantity);
    this.#takeOff(maker, quantity);
    this.#takeOff(taker, quantity);
  }

  override reduced(slot: number, quantity: number): void {
    super.reduced(slot, quantity);
    this.#change(slot, this.#engine.priceOf(slot), -quantity);
  }

  override cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    super.cancelled(slot, quantity, reason, rested);
    this.#takeOff(slot, quantity);
  }

  override replaced(
    slot: number,
    oldKey: number,
    oldPrice: number,
    oldQuantity: number,
    keptPriority: boolean,
  ): void {
    super.replaced(slot, oldKey, oldPrice, oldQuantity, keptPriority);
    this.#change(slot, oldPrice, -oldQuantity);
    this.#change(slot, this.#engine.priceOf(slot), this.#engine.leavesOf(slot));
  }

  /** The lots are off the order already; without any left it has ended. */
  #takeOff(slot: number, lots: number): void {
    const engine = this.#engine;
    this.#change(slot, engine.priceOf(slot), -lots);
    if (engine.leavesOf(slot) > 0) return;
    this.#exposure.ended(engine.accountOf(slot), engine.instrumentOf(slot), engine.sideOf(slot));
  }

  #change(slot: number, price: number, lots: number): void {
    const engine = this.#engine;
    const side: Side = engine.sideOf(slot);
    this.#exposure.changed(engine.accountOf(slot), engine.instrumentOf(slot), side, price, lots);
  }
}
