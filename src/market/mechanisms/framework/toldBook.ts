import type { Notice } from '../../../core/models/ports/mechanism.ts';
import type { Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import type { BookQueries } from '../../exchange/book/bookQueries.ts';
import { VISIBILITY } from '../../exchange/book/bookTerms.ts';
import { type Ranked, SortedOrders } from './sortedOrders.ts';

/** An order as the outside has been told of it. */
export interface ToldOrder extends Ranked {
  readonly slot: number;
  readonly orderId: number;
  readonly account: number;
  readonly instrument: number;
  readonly flags: number;
  key: number;
  price: number;
  leaves: number;
  /** 0 while it does not rest. */
  rested: number;
  /** Stands in the book as its readers know it: a little longer than it rests, while its leaving is told. */
  stands: boolean;
}

/** What an order is when it comes. */
export type ArrivingOrder = Pick<
  ToldOrder,
  'key' | 'orderId' | 'account' | 'instrument' | 'side' | 'price' | 'leaves' | 'flags'
>;

/**
 * The orders of a mechanism as its venue knows them. A command's effects reach it only when the whole command has been
 * found sound, one after the other, each with its event: so reports and feeds read the state in between, and a command
 * that fails halfway has changed nothing here.
 */
export class ToldBook implements BookQueries {
  readonly #events: BookEvents;
  readonly #displays: boolean;
  readonly #slots: (ToldOrder | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #byKey = new Map<number, ToldOrder>();
  readonly #sides: SortedOrders<ToldOrder>[] = [];

  /** `displays`: levels and feeds show the orders that have a price. */
  constructor(events: BookEvents, displays: boolean) {
    this.#events = events;
    this.#displays = displays;
  }

  openInstrument(): void {
    this.#sides.push(new SortedOrders(), new SortedOrders());
  }

  /** Forgets every order without a word. */
  clear(): void {
    for (const order of this.live()) this.#forget(order);
  }

  /** Takes an order in without a word. */
  open(order: ArrivingOrder): ToldOrder {
    const slot = this.#free.pop() ?? this.#slots.length;
    const told = { ...order, slot, rested: 0, stands: false };
    this.#slots[slot] = told;
    this.#byKey.set(order.key, told);
    return told;
  }

  /** Takes an order out without a word: it was never told. */
  discard(order: ToldOrder): void {
    this.#forget(order);
  }

  accepted(order: ToldOrder): void {
    this.#events.accepted(order.slot);
  }

  /** An order that was accepted before comes. */
  entered(order: ToldOrder): void {
    this.#events.entered?.(order.slot);
  }

  /** Where both stood in the book, or at another price than the maker's, each has its level changed. */
  traded(maker: ToldOrder, taker: ToldOrder, price: number, quantity: number): void {
    maker.leaves -= quantity;
    taker.leaves -= quantity;
    const events = this.#events;
    const isPlain = !taker.stands && price === maker.price;
    if (isPlain || events.crossed === undefined) events.traded(maker.slot, taker.slot, price, quantity);
    else events.crossed(maker.slot, taker.slot, price, quantity);
    if (maker.leaves === 0) this.#forget(maker);
    if (taker.leaves === 0) this.#forget(taker);
  }

  rested(order: ToldOrder, rested: number): void {
    this.putAtRest(order, rested);
    this.#events.rested(order.slot);
  }

  /** Puts an order at rest without a word. */
  putAtRest(order: ToldOrder, rested: number): void {
    order.rested = rested;
    order.stands = true;
    this.#side(order).add(order);
  }

  reduced(order: ToldOrder, quantity: number): void {
    order.leaves -= quantity;
    this.#events.reduced(order.slot, quantity);
  }

  cancelled(order: ToldOrder, reason: number): void {
    const { leaves } = order;
    const wasResting = order.rested > 0;
    order.leaves = 0;
    this.#withdraw(order);
    this.#events.cancelled(order.slot, leaves, reason, wasResting);
    this.#forget(order);
  }

  replaced(order: ToldOrder, newKey: number, price: number, quantity: number, keptPriority: boolean): void {
    const { key, price: oldPrice, leaves: oldQuantity } = order;
    if (!keptPriority) this.#withdraw(order);
    this.#byKey.delete(key);
    this.#byKey.set(newKey, order);
    order.key = newKey;
    order.price = price;
    order.leaves = quantity;
    this.#events.replaced(order.slot, key, oldPrice, oldQuantity, keptPriority);
    order.stands = order.rested > 0;
  }

  /** Another price under the same key. */
  repriced(order: ToldOrder, price: number): void {
    const { price: oldPrice } = order;
    this.#withdraw(order);
    order.price = price;
    this.#events.repriced?.(order.slot, oldPrice);
    order.stands = false;
  }

  announced(notice: Notice): void {
    this.#events.announced?.(notice);
  }

  /** Live orders, the oldest first. */
  live(): ToldOrder[] {
    return [...this.#byKey.values()].sort((a, b) => a.orderId - b.orderId);
  }

  #withdraw(order: ToldOrder): void {
    if (order.rested > 0) this.#side(order).remove(order);
    order.rested = 0;
  }

  #forget(order: ToldOrder): void {
    this.#withdraw(order);
    this.#byKey.delete(order.key);
    this.#slots[order.slot] = undefined;
    this.#free.push(order.slot);
  }

  #side(of: { readonly instrument: number; readonly side: Side }): SortedOrders<ToldOrder> {
    return this.#sides[2 * of.instrument + of.side];
  }

  /** The order in a slot that is in use. */
  at(slot: number): ToldOrder {
    const order = this.#slots[slot];
    assert(order !== undefined, 'a slot was asked for that names no order');
    return order;
  }

  slotOf(key: number): number {
    const order = this.#byKey.get(key);
    return order === undefined || order.rested === 0 ? -1 : order.slot;
  }

  keyOf(slot: number): number {
    return this.at(slot).key;
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

  orderIdOf(slot: number): number {
    return this.at(slot).orderId;
  }

  accountOf(slot: number): number {
    return this.at(slot).account;
  }

  flagsOf(slot: number): number {
    return this.at(slot).flags;
  }

  displayedOf(slot: number): number {
    return this.#isDark(this.at(slot)) ? 0 : this.leavesOf(slot);
  }

  visibilityOf(slot: number): number {
    return this.#isDark(this.at(slot)) ? VISIBILITY.dark : VISIBILITY.whole;
  }

  /** Market orders that wait for a batch stand at no price, so no level shows them. */
  #isDark(order: ToldOrder): boolean {
    return !this.#displays || order.price === 0 || !order.stands;
  }

  firstDark(instrument: number, side: Side): number {
    return this.#darkAt(instrument, side, 0);
  }

  nextDark(slot: number): number {
    const order = this.at(slot);
    return this.#darkAt(order.instrument, order.side, this.#side(order).placeOf(order) + 1);
  }

  /** Dark orders come before all others: either every order is dark, or those without a price are. */
  #darkAt(instrument: number, side: Side, place: number): number {
    const order = this.#side({ instrument, side }).at(place);
    return order !== undefined && this.#isDark(order) ? order.slot : -1;
  }

  best(instrument: number, side: Side): number {
    return this.nextLevel(instrument, side, 0);
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    if (!this.#displays) return 0;
    const orders = this.#side({ instrument, side });
    return orders.at(orders.placeOf({ side, price, rested: Number.POSITIVE_INFINITY }))?.price ?? 0;
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    let total = 0;
    for (let slot = this.firstInLevel(instrument, side, price); slot >= 0; slot = this.nextInLevel(slot)) {
      total += this.leavesOf(slot);
    }
    return total;
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    if (!this.#displays) return 0;
    const orders = this.#side({ instrument, side });
    const end = orders.placeOf({ side, price, rested: Number.POSITIVE_INFINITY });
    return end - orders.placeOf({ side, price, rested: 0 });
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    if (!this.#displays) return -1;
    const orders = this.#side({ instrument, side });
    const first = orders.at(orders.placeOf({ side, price, rested: 0 }));
    return first?.price === price ? first.slot : -1;
  }

  nextInLevel(slot: number): number {
    const order = this.at(slot);
    const orders = this.#side(order);
    const next = orders.at(orders.placeOf(order) + 1);
    return next?.price === order.price ? next.slot : -1;
  }

  get liveOrders(): number {
    return this.#byKey.size;
  }
}
