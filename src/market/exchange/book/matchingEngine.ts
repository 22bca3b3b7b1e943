import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { ORDER_TYPE, POST_ONLY, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { BookCheck } from './bookCheck.ts';
import type { BookEngine, BookEvents } from './bookEngine.ts';
import { hashEngine } from './bookHash.ts';
import { Matcher } from './matcher.ts';
import { OrderEnds } from './orderEnds.ts';
import { OrderIndex } from './orderIndex.ts';
import { FLAG_BITS, LEAVES, NO_SLOT, ORDER_SHIFT } from './orderStore.ts';
import { bookOf, facing, LOWEST_RANK, rankOf, sideOfBook } from './rank.ts';
import { RestingOrders } from './restingOrders.ts';
import { SelfTradePrevention } from './selfTradePrevention.ts';

const FIRST_ORDERS = 1024;

/**
 * The fast order book: price-time priority for many instruments, all state in typed arrays, nothing allocated per
 * command once the arrays have grown to what the flow needs. `naiveEngine.ts` is its obvious twin.
 *
 * - *Limit* orders trade at the makers' prices up to their own limit, and rest with what is left (`gtc`).
 * - *Market* orders have no limit and price 0; what finds no taker is cancelled, reason `noLiquidity`.
 * - *Immediate or cancel*: what does not trade at once is cancelled, reason `immediateOrCancel`.
 * - *Fill or kill*: trades its whole quantity at once, or is cancelled untouched, reason `fillOrKill`.
 * - *Post only*: refused with `postOnlyWouldCross`, before any event, where it would meet the other side.
 *
 * An accepted order has an order id, and keeps it through every replacement. The listener reads what it likes
 * during an event, and sends no commands before the current one has returned.
 */
export class MatchingEngine implements BookEngine {
  readonly #events: BookEvents;
  readonly #books: RestingOrders;
  readonly #index: OrderIndex;
  readonly #ends: OrderEnds;
  readonly #matcher: Matcher;
  /** One cell: the last order id. A double in a field would be allocated afresh at each order. */
  readonly #lastOrderId = new Float64Array(1);

  /** `orders` is the number of live orders to make room for; more are taken, at the price of growing. */
  constructor(events: BookEvents, options: { readonly orders?: number } = {}) {
    const capacity = options.orders ?? FIRST_ORDERS;
    this.#events = events;
    this.#books = new RestingOrders(capacity);
    this.#index = new OrderIndex(this.#books.orders, capacity);
    this.#ends = new OrderEnds(this.#books, this.#index, events);
    const selfTrade = new SelfTradePrevention(this.#books, this.#ends, events);
    this.#matcher = new Matcher(this.#books, this.#index, selfTrade, events);
  }

  addInstrument(): number {
    return this.#books.addInstrument();
  }

  submit(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
  ): number {
    const book = bookOf(instrument, side);
    assert(book < this.#books.books && quantity > 0, 'an order passed the door that no book can take');
    if (this.#index.find(key) !== NO_SLOT) return REJECT_CODE.duplicateClientOrderId;
    const isMarket = orderType === ORDER_TYPE.market;
    if ((flags & POST_ONLY) !== 0 && !isMarket && this.#matcher.crosses(book, price)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    const orderId = this.#lastOrderId[0] + 1;
    this.#lastOrderId[0] = orderId;
    const place = (book << FLAG_BITS) | flags;
    const slot = this.#books.orders.add(key, orderId, account, place, isMarket ? 0 : price, quantity);
    this.#events.accepted(slot);
    const limitRank = isMarket ? LOWEST_RANK : rankOf(facing(book), price);
    if (timeInForce === TIME_IN_FORCE.fok && !this.#matcher.fillable(slot, limitRank)) {
      this.#ends.cancelInHand(slot, CANCEL_REASON.fillOrKill);
    } else if (this.#matcher.match(slot, limitRank) !== 0) {
      if (isMarket) this.#ends.cancelInHand(slot, CANCEL_REASON.noLiquidity);
      else if (timeInForce !== TIME_IN_FORCE.gtc)
        this.#ends.cancelInHand(slot, CANCEL_REASON.immediateOrCancel);
      else this.#rest(slot, key, book, price);
    }
    return 0;
  }

  cancel(key: number, reason: number): number {
    const slot = this.#index.find(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    this.#ends.cancelResting(slot, key, reason);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const slot = this.#index.find(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (quantity >= this.#books.orders.leavesOf(slot)) {
      this.#ends.cancelResting(slot, key, CANCEL_REASON.requested);
    } else {
      this.#books.takeOff(slot, quantity);
      this.#events.reduced(slot, quantity);
    }
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const slot = this.#index.find(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (newKey !== key && this.#index.find(newKey) !== NO_SLOT) return REJECT_CODE.duplicateClientOrderId;
    const orders = this.#books.orders;
    const oldPrice = orders.priceOf(slot);
    const oldQuantity = orders.leavesOf(slot);
    if (price === oldPrice && quantity <= oldQuantity) {
      this.#rename(slot, key, newKey);
      this.#books.takeOff(slot, oldQuantity - quantity);
      this.#events.replaced(slot, key, oldPrice, oldQuantity, true);
      return 0;
    }
    const book = orders.bookOf(slot);
    if ((orders.flagsOf(slot) & POST_ONLY) !== 0 && this.#matcher.crosses(book, price)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    this.#index.remove(key, slot);
    this.#books.unlink(slot);
    orders.setKey(slot, newKey);
    orders.setPrice(slot, price);
    orders.words[(slot << ORDER_SHIFT) + LEAVES] = quantity;
    this.#events.replaced(slot, key, oldPrice, oldQuantity, false);
    if (this.#matcher.match(slot, rankOf(facing(book), price)) !== 0) this.#rest(slot, newKey, book, price);
    return 0;
  }

  #rest(slot: number, key: number, book: number, price: number): void {
    this.#books.append(slot, book, price);
    this.#index.insert(key, slot);
    this.#events.rested(slot);
  }

  #rename(slot: number, key: number, newKey: number): void {
    if (newKey === key) return;
    this.#index.remove(key, slot);
    this.#books.orders.setKey(slot, newKey);
    this.#index.insert(newKey, slot);
  }

  slotOf(key: number): number {
    return this.#index.find(key);
  }

  keyOf(slot: number): number {
    return this.#books.orders.keyOf(slot);
  }

  orderIdOf(slot: number): number {
    return this.#books.orders.orderIdOf(slot);
  }

  accountOf(slot: number): number {
    return this.#books.orders.accountOf(slot);
  }

  instrumentOf(slot: number): number {
    return this.#books.orders.bookOf(slot) >> 1;
  }

  sideOf(slot: number): Side {
    return sideOfBook(this.#books.orders.bookOf(slot));
  }

  priceOf(slot: number): number {
    return this.#books.orders.priceOf(slot);
  }

  leavesOf(slot: number): number {
    return this.#books.orders.leavesOf(slot);
  }

  flagsOf(slot: number): number {
    return this.#books.orders.flagsOf(slot);
  }

  best(instrument: number, side: Side): number {
    return this.#books.best(instrument, side);
  }

  nextLevel(instrument: number, side: Side, price: number): number {
    return this.#books.nextLevel(instrument, side, price);
  }

  levelQuantity(instrument: number, side: Side, price: number): number {
    return this.#books.levelQuantity(instrument, side, price);
  }

  levelOrders(instrument: number, side: Side, price: number): number {
    return this.#books.levelOrders(instrument, side, price);
  }

  firstInLevel(instrument: number, side: Side, price: number): number {
    return this.#books.firstInLevel(instrument, side, price);
  }

  nextInLevel(slot: number): number {
    return this.#books.nextInLevel(slot);
  }

  get liveOrders(): number {
    return this.#books.orders.live;
  }

  stateHash(): number {
    return hashEngine(this, this.#books.books >> 1, this.#lastOrderId[0]);
  }

  check(): void {
    new BookCheck(this.#books, this.#index).run();
    for (let book = 0; book < this.#books.books; book += 2) {
      assert(!this.#books.isCrossed(book), 'a book rests crossed');
    }
  }

  snapshot(): PlainData {
    return { books: this.#books.snapshot(), lastOrderId: this.#lastOrderId[0] };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly books: PlainData; readonly lastOrderId: number };
    this.#books.restore(saved.books);
    this.#index.rebuild();
    this.#lastOrderId[0] = saved.lastOrderId;
  }

  reset(): void {
    this.#books.reset();
    this.#index.reset();
    this.#lastOrderId[0] = 0;
  }
}
