import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { type BookTerms, isConditional, VISIBILITY, visibilityUnder } from './bookTerms.ts';
import type { CallSink } from './callMode.ts';

/** `rested` numbers the orders in the sequence in which they came to rest; 0 for an order that does not rest. */
export type NaiveOrder = {
  slot: number;
  key: number;
  orderId: number;
  account: number;
  instrument: number;
  side: Side;
  price: number;
  leaves: number;
  flags: number;
  terms: BookTerms;
  rested: number;
  /** What is left of the present peak; an order without peaks ignores it. */
  peak: number;
};

/** The orders of the naive engine and what can be asked about them: a list, sorted afresh at every question. */
export class NaiveBook {
  protected instruments = 0;
  /** Every order that lives, in the book or on its way through it. */
  protected orders: NaiveOrder[] = [];
  /** Instruments whose matching is off. */
  protected calls = new Set<number>();

  /** One side as it is matched: best price first, at one price what is displayed first, then what rested first. */
  protected makers(instrument: number, side: Side): NaiveOrder[] {
    const better = side === BUY ? -1 : 1;
    return this.resters(instrument, side)
      .filter((order) => order.price > 0)
      .sort(
        (a, b) =>
          better * (a.price - b.price) || Number(isDark(a)) - Number(isDark(b)) || a.rested - b.rested,
      );
  }

  /** Orders without a limit rest in calls only. */
  protected marketOrders(instrument: number, side: Side): NaiveOrder[] {
    const resters = this.resters(instrument, side).filter((order) => order.price === 0);
    return resters.sort((a, b) => a.rested - b.rested);
  }

  protected resters(instrument: number, side: Side): NaiveOrder[] {
    return this.orders.filter(
      (order) => order.rested > 0 && order.instrument === instrument && order.side === side,
    );
  }

  /** What trades in an auction, in that order: market orders, then limits; no order with a condition. */
  protected called(instrument: number, side: Side): NaiveOrder[] {
    const limits = this.makers(instrument, side).filter((order) => needOf(order) <= 1);
    return [...this.marketOrders(instrument, side), ...limits];
  }

  isMatching(instrument: number): boolean {
    return !this.calls.has(instrument);
  }

  collectCall(instrument: number, into: CallSink): void {
    for (const side of [BUY, SELL]) {
      const orders = this.called(instrument, side);
      for (const price of new Set(orders.map((order) => order.price))) {
        const level = orders.filter((order) => order.price === price);
        const quantity = level.reduce((total, { leaves }) => total + leaves, 0);
        if (price === 0) into.addMarket(side, quantity);
        else into.addLevel(side, price, quantity);
      }
    }
  }

  #displayed(instrument: number, side: Side): NaiveOrder[] {
    return this.makers(instrument, side).filter((order) => !isDark(order));
  }

  #dark(instrument: number, side: Side): NaiveOrder[] {
    return this.makers(instrument, side).filter(isDark);
  }

  #level(instrument: number, side: Side, price: number): NaiveOrder[] {
    if (price === 0) return this.marketOrders(instrument, side);
    return this.#displayed(instrument, side).filter((order) => order.price === price);
  }

  protected at(slot: number): NaiveOrder {
    const found = this.orders.find((order) => order.slot === slot);
    assert(found !== undefined, 'a slot was asked for that names no order');
    return found;
  }

  protected resting(key: number): NaiveOrder | undefined {
    return this.orders.find((order) => order.key === key && order.rested > 0);
  }

  slotOf(key: number): number {
    return this.resting(key)?.slot ?? -1;
  }

  keyOf(slot: number): number {
    return this.at(slot).key;
  }

  orderIdOf(slot: number): number {
    return this.at(slot).orderId;
  }

  accountOf(slot: number): number {
    return this.at(slot).account;
  }

  instrumentOf(slot: number): number {
    return this.at(slot).instrument;
  }

  sideOf(slot: number): Side {
    return this.at(slot).side;
  }

  priceOf(slot: number): number {
    return this.at(slot).price;
  }

  leavesOf(slot: number): number {
    return this.at(slot).leaves;
  }

  flagsOf(slot: number): number {
    return this.at(slot).flags;
  }

  termsOf(slot: number): BookTerms {
    return this.at(slot).terms;
  }

  visibilityOf(slot: number): number {
    return visibilityUnder(this.at(slot).terms);
  }

  displayedOf(slot: number): number {
    return shownOf(this.at(slot));
  }

  best(instrument: number, side: Side): number {
    return this.#displayed(instrument, side)[0]?.price ?? 0;
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    const worse = this.#displayed(instrument, side).find((order) =>
      side === BUY ? order.price < price : order.price > price,
    );
    return worse?.price ?? 0;
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    return this.#level(instrument, side, price).reduce((total, order) => total + shownOf(order), 0);
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    return this.#level(instrument, side, price).length;
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    return this.#level(instrument, side, price)[0]?.slot ?? -1;
  }

  nextInLevel(slot: number): number {
    const { instrument, side, price } = this.at(slot);
    return slotAfter(this.#level(instrument, side, price), slot);
  }

  firstDark(instrument: number, side: Side): number {
    return this.#dark(instrument, side)[0]?.slot ?? -1;
  }

  nextDark(slot: number): number {
    const { instrument, side } = this.at(slot);
    return slotAfter(this.#dark(instrument, side), slot);
  }

  get liveOrders(): number {
    return this.orders.length;
  }

  check(): void {
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      const ask = this.best(instrument, opposite(BUY));
      const mayCross = ask === 0 || this.calls.has(instrument);
      assert(mayCross || this.best(instrument, BUY) < ask, 'a book rests crossed');
    }
    assert(new Set(this.orders.map((order) => order.key)).size === this.orders.length, 'a key lives twice');
    assert(
      this.orders.every((order) => order.leaves > 0 && order.rested > 0),
      'an order lives that does not rest',
    );
  }
}

function isDark(order: NaiveOrder): boolean {
  return visibilityUnder(order.terms) === VISIBILITY.dark;
}

/** Lots that feeds show of a resting order. */
export function shownOf(order: NaiveOrder): number {
  if (isDark(order)) return 0;
  return order.terms.displayQuantity > 0 ? Math.min(order.peak, order.leaves) : order.leaves;
}

/** Lots that may trade before the order loses its place: a peak, or all. */
export function offeredBy(order: NaiveOrder): number {
  return isDark(order) ? order.leaves : shownOf(order);
}

/** The least that the order trades for; 1 where it has no condition. */
export function needOf({ terms, leaves }: NaiveOrder): number {
  if (!isConditional(terms)) return 1;
  return terms.allOrNone ? leaves : Math.min(terms.minimumQuantity, leaves);
}

/** True where an order of `side` with limit `limit` may trade at `price`. */
export function reaches(side: Side, limit: number, price: number): boolean {
  return side === BUY ? price <= limit : price >= limit;
}

function slotAfter(queue: readonly NaiveOrder[], slot: number): number {
  return queue[queue.findIndex((order) => order.slot === slot) + 1]?.slot ?? -1;
}

/** Why an order has no part in a call, a number of `CANCEL_REASON`, or -1: nothing trades before the auction. */
export function whyNoPart(order: NaiveOrder, timeInForce: number): number {
  if (timeInForce === TIME_IN_FORCE.fok) return CANCEL_REASON.fillOrKill;
  if (timeInForce === TIME_IN_FORCE.ioc) return CANCEL_REASON.immediateOrCancel;
  return order.price === 0 && isDark(order) ? CANCEL_REASON.noLiquidity : -1;
}

/** Takes what traded off an order and its peak. */
export function takeFrom(order: NaiveOrder, quantity: number): void {
  order.peak -= quantity;
  order.leaves -= quantity;
}

/** What matching meets: at each price the peaks, then the rests of the icebergs, then the dark orders. */
export function* visits(makers: readonly NaiveOrder[]): Generator<{ order: NaiveOrder; lots: number }> {
  for (const price of new Set(makers.map((order) => order.price))) {
    const level = makers.filter((order) => order.price === price);
    for (const order of level) if (!isDark(order)) yield { order, lots: shownOf(order) };
    for (const order of level) {
      if (!isDark(order) && shownOf(order) < order.leaves)
        yield { order, lots: order.leaves - shownOf(order) };
    }
    for (const order of level) if (isDark(order)) yield { order, lots: order.leaves };
  }
}

/** The limit that reaches every price. */
export function worstPrice(side: Side): number {
  return side === BUY ? Number.POSITIVE_INFINITY : 0;
}
