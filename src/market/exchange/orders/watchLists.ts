import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import { BUY } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import { OrderHeap } from './orderHeap.ts';

/** Prices that orders watch. A buyer's quote is the ask, a seller's the bid: what it would trade at. */
export const CHANNEL = { last: 0, bid: 1, ask: 2, mark: 3 } as const;
const CHANNELS = 4;

/** Lists of a channel: triggers that wait for a fall and for a rise, and trailing stops that follow one. */
const FALL = 0;
const RISE = 1;
const FOLLOW_FALL = 2;
const FOLLOW_RISE = 3;
const ROLES = 4;

const holdsTrigger = (order: DeskOrder, level: number) =>
  order.stage === STAGE.waiting && order.trigger === level;
const holdsMove = (order: DeskOrder, level: number) =>
  order.stage === STAGE.waiting && order.moveAt === level;

/** The channel that an order watches. */
export function channelOf(terms: OrderTerms): number {
  const { triggerSource, side } = terms;
  if (triggerSource === 'mark') return CHANNEL.mark;
  if (triggerSource !== 'quote') return CHANNEL.last;
  return side === BUY ? CHANNEL.ask : CHANNEL.bid;
}

/**
 * Orders that wait for a price, sorted by it: to enter one and to take the next one touched costs the logarithm of
 * their number. Of the orders that one price touches, those come first whose trigger the price has met first on its
 * way, and at one trigger those that were entered first.
 */
export class WatchLists {
  readonly #lists: (OrderHeap | undefined)[];

  constructor(instruments: number) {
    this.#lists = new Array<OrderHeap | undefined>(instruments * CHANNELS * ROLES).fill(undefined);
  }

  clear(): void {
    this.#lists.fill(undefined);
  }

  /** Enters an order's trigger, where it has one, and its next move. */
  add(order: DeskOrder): void {
    if (order.trigger !== 0) this.#triggers(order).push(order, order.trigger);
    if (order.moveAt !== 0) this.#moves(order).push(order, order.moveAt);
  }

  /** An order that was added waits no longer, or is about to be added with other prices. */
  remove(order: DeskOrder): void {
    if (order.trigger !== 0) this.#triggers(order).forget();
    if (order.moveAt !== 0) this.#moves(order).forget();
  }

  isWatched(instrument: InstrumentId, channel: number): boolean {
    const at = (instrument * CHANNELS + channel) * ROLES;
    for (let role = 0; role < ROLES; role++) if ((this.#lists[at + role]?.size ?? 0) > 0) return true;
    return false;
  }

  /** The next order that `price` touches, taken out of the lists; undefined where there is none. */
  takeTouched(instrument: InstrumentId, channel: number, price: PriceTicks): DeskOrder | undefined {
    const at = (instrument * CHANNELS + channel) * ROLES;
    const order = this.#lists[at + FALL]?.take(price) ?? this.#lists[at + RISE]?.take(price);
    if (order !== undefined && order.moveAt !== 0) this.#moves(order).forget();
    return order;
  }

  /** Lets trailing stops follow the price. */
  follow(instrument: InstrumentId, channel: number, price: PriceTicks): void {
    const at = (instrument * CHANNELS + channel) * ROLES;
    this.#followIn(this.#lists[at + FOLLOW_FALL], price);
    this.#followIn(this.#lists[at + FOLLOW_RISE], price);
  }

  #followIn(list: OrderHeap | undefined, price: PriceTicks): void {
    if (list === undefined) return;
    for (let order = list.take(price); order !== undefined; order = list.take(price)) {
      if (order.trigger !== 0) this.#triggers(order).forget();
      order.type.follow?.(order, price);
      this.add(order);
    }
  }

  #triggers(order: DeskOrder): OrderHeap {
    const rises = order.type.triggersOnRise?.(order.terms.side) ?? false;
    return this.#list(order, rises ? RISE : FALL, !rises, holdsTrigger);
  }

  #moves(order: DeskOrder): OrderHeap {
    const rises = !(order.type.triggersOnRise?.(order.terms.side) ?? false);
    return this.#list(order, rises ? FOLLOW_RISE : FOLLOW_FALL, !rises, holdsMove);
  }

  #list(
    order: DeskOrder,
    role: number,
    highest: boolean,
    holds: (order: DeskOrder, level: number) => boolean,
  ): OrderHeap {
    const at = (order.terms.instrument * CHANNELS + channelOf(order.terms)) * ROLES + role;
    let list = this.#lists[at];
    if (list === undefined) {
      list = new OrderHeap(highest, holds);
      this.#lists[at] = list;
    }
    return list;
  }
}
