import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';

/**
 * The pegged orders of one instrument in the order of their entry, and how many of them are displayed at each price:
 * a level whose orders are all pegged is passed over when the reference price is looked for.
 */
export class PegList {
  readonly #engine: BookEngine;
  readonly #instrument: InstrumentId;
  #orders: DeskOrder[] = [];
  /** Entered since the last repricing, at references that may have moved back within the same command. */
  #entered: DeskOrder[] = [];
  #ended = 0;
  readonly #shown = [new Map<PriceTicks, number>(), new Map<PriceTicks, number>()] as const;
  /** References after the last repricing: nothing moves while they stay. */
  bid: PriceTicks = 0;
  ask: PriceTicks = 0;

  constructor(engine: BookEngine, instrument: InstrumentId) {
    this.#engine = engine;
    this.#instrument = instrument;
  }

  get size(): number {
    return this.#orders.length - this.#ended;
  }

  clear(): void {
    this.#orders = [];
    this.#entered = [];
    this.#ended = 0;
    for (const shown of this.#shown) shown.clear();
  }

  add(order: DeskOrder): void {
    this.#orders.push(order);
    this.#entered.push(order);
  }

  /** The order is at the desk no longer. */
  remove(order: DeskOrder): void {
    this.show(order, 0);
    this.#ended++;
    if (this.#ended * 2 <= this.#orders.length) return;
    this.#orders = this.#orders.filter((each) => each.stage !== STAGE.ended);
    this.#ended = 0;
  }

  /** The order is displayed at this price from now on, or (0) at none. */
  show(order: DeskOrder, price: PriceTicks): void {
    const shown = this.#shown[order.terms.side];
    if (order.shownAt !== 0) {
      const left = (shown.get(order.shownAt) ?? 0) - 1;
      if (left > 0) shown.set(order.shownAt, left);
      else shown.delete(order.shownAt);
    }
    order.shownAt = price;
    if (price !== 0) shown.set(price, (shown.get(price) ?? 0) + 1);
  }

  /** Best displayed price of orders that are not pegged, or 0. */
  reference(side: Side): PriceTicks {
    const engine = this.#engine;
    const shown = this.#shown[side];
    let price = engine.best(this.#instrument, side);
    while (price !== 0 && shown.get(price) === engine.levelOrders(this.#instrument, side, price)) {
      price = engine.nextLevel(this.#instrument, side, price);
    }
    return price;
  }

  /**
   * Notes the references, and gives the orders that may have to follow: all where a reference moved since the last call,
   * else those that entered since. They are the orders as they are now, those that end meanwhile included.
   */
  takeFollowers(): readonly DeskOrder[] {
    const bid = this.reference(BUY);
    const ask = this.reference(SELL);
    const followers = bid !== this.bid || ask !== this.ask ? this.#orders.slice() : this.#entered;
    this.bid = bid;
    this.ask = ask;
    this.#entered = [];
    return followers;
  }
}
