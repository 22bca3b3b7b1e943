import type { BookEngine, BookEvents } from '../book/bookEngine.ts';
import * as bookTerms from '../book/bookTerms.ts';
import type { DeskOrder } from './deskOrder.ts';
import type { DeskState } from './deskState.ts';
import { CHANNEL } from './watchLists.ts';

const { VISIBILITY } = bookTerms;

/**
 * Hears of what happens in the book after the venue's own listener, and notes what concerns the desk. It acts on
 * nothing: a book takes no commands before the present one has returned.
 */
export class DeskListener implements BookEvents {
  readonly #first: BookEvents;
  #engine!: BookEngine;
  #state!: DeskState;

  constructor(first: BookEvents) {
    this.#first = first;
  }

  /** The engine needs its listener first, so the listener gets the rest second. */
  connect(engine: BookEngine, state: DeskState): void {
    this.#engine = engine;
    this.#state = state;
  }

  accepted(slot: number): void {
    this.#first.accepted(slot);
    const order = this.#orderIn(slot);
    if (order !== undefined) order.orderId = this.#engine.orderIdOf(slot);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#first.traded(maker, taker, price, quantity);
    this.#noteTrade(maker, taker, price, quantity);
  }

  #noteTrade(maker: number, taker: number, price: number, quantity: number): void {
    const instrument = this.#engine.instrumentOf(maker);
    const state = this.#state;
    if (state.orders.countOf(instrument) === 0) return;
    this.#fill(maker, quantity);
    this.#fill(taker, quantity);
    state.positionsMoved[instrument] = 1;
    state.see(instrument, CHANNEL.last, price);
  }

  #fill(slot: number, quantity: number): void {
    const order = this.#orderIn(slot);
    if (order === undefined) return;
    order.filled += quantity;
    order.leaves = this.#engine.leavesOf(slot);
    if (order.list !== 0) this.#state.lists.traded(order, quantity);
    if (order.leaves === 0) this.#state.remove(order);
  }

  rested(slot: number): void {
    this.#first.rested(slot);
    this.#show(slot);
  }

  reduced(slot: number, quantity: number): void {
    this.#first.reduced(slot, quantity);
    const order = this.#orderIn(slot);
    if (order !== undefined) order.leaves = this.#engine.leavesOf(slot);
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    this.#first.cancelled(slot, quantity, reason, rested);
    const order = this.#orderIn(slot);
    if (order === undefined) return;
    if (order.list !== 0) this.#state.lists.cancelled(order);
    this.#state.remove(order);
  }

  replaced(slot: number, oldKey: number, oldPrice: number, oldQuantity: number, keptPriority: boolean): void {
    this.#first.replaced(slot, oldKey, oldPrice, oldQuantity, keptPriority);
    const order = this.#state.orders.get(oldKey);
    if (order === undefined) return;
    this.#state.orders.rename(order, this.#engine.keyOf(slot));
    order.leaves = this.#engine.leavesOf(slot);
    if (!keptPriority) this.#hide(order);
  }

  entered(slot: number): void {
    this.#first.entered?.(slot);
  }

  displayed(slot: number, last: boolean): void {
    this.#first.displayed?.(slot, last);
  }

  repriced(slot: number, oldPrice: number): void {
    this.#first.repriced?.(slot, oldPrice);
    const order = this.#orderIn(slot);
    if (order !== undefined) this.#hide(order);
  }

  /** A trade of an auction: both orders stood in the book. */
  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.#first.crossed?.(maker, taker, price, quantity);
    this.#noteTrade(maker, taker, price, quantity);
  }

  #orderIn(slot: number): DeskOrder | undefined {
    if (this.#state.orders.size === 0) return undefined;
    return this.#state.orders.get(this.#engine.keyOf(slot));
  }

  #show(slot: number): void {
    const order = this.#orderIn(slot);
    if (order?.type.isRepriced !== true) return;
    if (this.#engine.visibilityOf(slot) === VISIBILITY.dark) return;
    this.#state.pegs[order.terms.instrument].show(order, this.#engine.priceOf(slot));
  }

  #hide(order: DeskOrder): void {
    if (order.type.isRepriced === true) this.#state.pegs[order.terms.instrument].show(order, 0);
  }
}
