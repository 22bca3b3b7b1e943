import { EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import { BUY } from '../../core/models/side.ts';
import type { ActorId, SimTime } from '../../core/models/units.ts';

/** A line of the venue's journal about one instrument, with the event during which it was written. */
export interface OrderLine {
  time: SimTime;
  /** Number of the event. */
  events: number;
  account: ActorId;
  /** One of `EXECUTION_EVENT`; the other fields as in the message `execution`. */
  event: number;
  orderId: number;
  side: number;
  price: number;
  quantity: number;
  leaves: number;
  reference: number;
}

/** A live order, and how it stood when it came to its present price. */
export interface LiveOrder {
  readonly account: ActorId;
  readonly side: number;
  price: number;
  leaves: number;
  /** Lots of it that the book shows: all, a peak, or 0. */
  shown: number;
  /** Shows less than it has: what it shows has lines of its own. */
  hasTerms: boolean;
  /** One of its level's orders. */
  isCounted: boolean;
  /** Time and event of its arrival at this price. */
  since: SimTime;
  sinceEvent: number;
  /** What stood at this price on its side before it: all of it ahead of it, in price-time priority. */
  ordersAhead: number;
  lotsAhead: number;
  /** Whether it arrived at the best price of its side or better. */
  atTouch: boolean;
  /** Ticks behind the best price of its side on arrival; below 0 where it bettered it or found the side empty. */
  ticksBehind: number;
  /** Whether it could trade at once with the best price of the other side. */
  crosses: boolean;
  /** When it was first filled at this price; -1 before. */
  firstFill: SimTime;
}

/** How an order left a price. */
export type OrderExit = 'filled' | 'cancelled' | 'moved';

/** Who follows the book. `order` is a reused object of the book's, valid during the call. */
export interface BookWatcher {
  /** The displayed quantity of a side at a price changed by `lots`. */
  depthChanged(time: SimTime, price: number, lots: number, side: number): void;
  /** An order is gone from its price. */
  orderLeft(line: OrderLine, order: LiveOrder, exit: OrderExit): void;
}

interface Level {
  orders: number;
  lots: number;
}

/**
 * The displayed book per price, rebuilt from the venue's execution lines alone. Memory follows the live orders and the prices
 * they stand at.
 *
 * An order is entered in full when it is accepted and reduced by what follows. Market and immediate-or-cancel
 * orders end within the event that accepted them, so they are in the book for no time at all and weigh nothing
 * in a time-weighted picture of it. An order with terms counts with what it shows, and not at all where that is nothing;
 * one that is parked outside the book enters when it is triggered. A market order that waits for an auction stands at
 * no price.
 */
export class RestingOrders {
  readonly #orders = new Map<number, LiveOrder>();
  readonly #levels = [new Map<number, Level>(), new Map<number, Level>()] as const;
  readonly #watcher: BookWatcher;
  #bid = 0;
  #ask = 0;

  constructor(watcher: BookWatcher) {
    this.#watcher = watcher;
  }

  get liveOrders(): number {
    return this.#orders.size;
  }

  /** Every live order, shown or not, by its id. */
  orders(): Iterable<readonly [orderId: number, order: LiveOrder]> {
    return this.#orders;
  }

  /** A live order by its id; a reused object of the book's. */
  order(orderId: number): LiveOrder | undefined {
    return this.#orders.get(orderId);
  }

  /** Displayed orders at a price of a side. */
  ordersAt(side: number, price: number): number {
    return this.#levels[side]?.get(price)?.orders ?? 0;
  }

  /** The best prices from now on; 0 is an empty side. */
  touch(bid: number, ask: number): void {
    this.#bid = bid;
    this.#ask = ask;
  }

  apply(line: OrderLine): void {
    switch (line.event) {
      case EXECUTION_EVENT.accepted:
      case EXECUTION_EVENT.triggered:
        this.#accept(line);
        return;
      case EXECUTION_EVENT.filledMaker:
      case EXECUTION_EVENT.filledTaker:
      case EXECUTION_EVENT.reduced:
        this.#leave(line, line.leaves, 'filled');
        return;
      case EXECUTION_EVENT.cancelled:
        this.#leave(line, 0, 'cancelled');
        return;
      case EXECUTION_EVENT.replaced:
        this.#move(line);
        return;
      case EXECUTION_EVENT.replacedInPlace:
        this.#leave(line, line.leaves, 'cancelled');
        return;
      case EXECUTION_EVENT.displayed:
        this.#show(line);
        return;
    }
  }

  #accept(line: OrderLine): void {
    const { account, side, price, quantity } = line;
    const order: LiveOrder = {
      account,
      side,
      price,
      leaves: quantity,
      shown: 0,
      hasTerms: false,
      isCounted: false,
      since: 0,
      sinceEvent: 0,
      ordersAhead: 0,
      lotsAhead: 0,
      atTouch: false,
      ticksBehind: 0,
      crosses: false,
      firstFill: -1,
    };
    this.#orders.set(line.orderId, order);
    this.#arrive(line, order);
  }

  /** Self-trade prevention may take the last lot; the order's cancel follows within the same event. */
  #leave(line: OrderLine, leaves: number, exit: OrderExit): void {
    const order = this.#orders.get(line.orderId);
    if (order === undefined) return;
    order.leaves = leaves;
    if (order.firstFill < 0 && exit === 'filled' && line.event !== EXECUTION_EVENT.reduced) {
      order.firstFill = line.time;
    }
    this.#change(line.time, order, order.hasTerms && leaves > 0 ? this.#left(line, order) : leaves);
    if (leaves > 0 || line.event === EXECUTION_EVENT.reduced) return;
    this.#orders.delete(line.orderId);
    this.#count(order, false);
    this.#watcher.orderLeft(line, order, exit);
  }

  #move(line: OrderLine): void {
    const order = this.#orders.get(line.orderId);
    if (order === undefined) return;
    this.#change(line.time, order, 0);
    this.#count(order, false);
    this.#watcher.orderLeft(line, order, 'moved');
    order.price = line.price;
    order.leaves = line.leaves;
    order.hasTerms = false;
    this.#arrive(line, order);
  }

  #arrive(line: OrderLine, order: LiveOrder): void {
    const level = this.#level(order);
    const { price, side } = order;
    order.since = line.time;
    order.sinceEvent = line.events;
    order.ordersAhead = level.orders;
    order.lotsAhead = level.lots;
    const [best, other] = side === BUY ? [this.#bid, this.#ask] : [this.#ask, this.#bid];
    order.crosses = price === 0 || (other > 0 && (side === BUY ? price >= other : price <= other));
    order.ticksBehind = best === 0 ? -1 : side === BUY ? best - price : price - best;
    order.atTouch = order.ticksBehind <= 0;
    order.firstFill = -1;
    this.#count(order, true);
    this.#change(line.time, order, order.leaves);
  }

  /** Of an order with terms: a fill comes off what is shown, any other change has a line of what is shown after it. */
  #left(line: OrderLine, order: LiveOrder): number {
    const { filledMaker, filledTaker } = EXECUTION_EVENT;
    const isFill = line.event === filledMaker || line.event === filledTaker;
    return isFill ? Math.max(0, order.shown - line.quantity) : order.shown;
  }

  /** The first such line of an order says that it has terms; one that shows nothing is no order of its level. */
  #show(line: OrderLine): void {
    const order = this.#orders.get(line.orderId);
    if (order === undefined) return;
    order.hasTerms = true;
    this.#change(line.time, order, line.quantity);
    this.#count(order, line.quantity > 0);
  }

  #change(time: SimTime, order: LiveOrder, shown: number): void {
    const change = shown - order.shown;
    if (change === 0 && order.hasTerms) return;
    order.shown = shown;
    if (order.price === 0) return;
    this.#level(order).lots += change;
    this.#watcher.depthChanged(time, order.price, change, order.side);
  }

  #level(order: LiveOrder): Level {
    const levels = this.#levels[order.side];
    let level = levels.get(order.price);
    if (level === undefined) {
      level = { orders: 0, lots: 0 };
      levels.set(order.price, level);
    }
    return level;
  }

  #count(order: LiveOrder, counts: boolean): void {
    if (order.isCounted === counts || order.price === 0) return;
    order.isCounted = counts;
    const level = this.#level(order);
    level.orders += counts ? 1 : -1;
    if (level.orders === 0) this.#levels[order.side].delete(order.price);
  }
}
