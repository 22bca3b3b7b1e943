import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { BookCheck } from './bookCheck.ts';
import type { BookEngine, BookEvents } from './bookEngine.ts';
import { hashEngine } from './bookHash.ts';
import * as bookLayout from './bookLayout.ts';
import { Matcher } from './matcher.ts';
import * as orderLayout from './orderLayout.ts';
import * as ranks from './rank.ts';
import type { BooksState } from './restingOrders.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { POST_ONLY } = orderEntry;
const { market } = orderEntry.ORDER_TYPE;
const { fok, gtc } = orderEntry.TIME_IN_FORCE;
const { BEST_RANK, SIDE_SHIFT } = bookLayout;
const {
  FLAG_BITS,
  IN_HAND,
  KEY_OFFSET,
  KEY_SHIFT,
  LEAVES,
  LEVEL,
  NEXT,
  NO_SLOT,
  ORDER_SHIFT,
  OWNER,
  PREVIOUS,
} = orderLayout;
const { bookOf, facing, LOWEST_RANK, rankOf } = ranks;
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
export class MatchingEngine extends Matcher implements BookEngine {
  /** One cell: the last order id. A double in a field would be allocated afresh at each order. */
  readonly #lastOrderId = new Float64Array(1);

  /** `orders` is the number of live orders to make room for; more are taken, at the price of growing. */
  constructor(events: BookEvents, options: { readonly orders?: number } = {}) {
    super(events, options.orders ?? FIRST_ORDERS);
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
    assert(book < this.books && quantity > 0, 'an order passed the door that no book can take');
    if (this.holdsOrder(key)) return REJECT_CODE.duplicateClientOrderId;
    const isMarket = orderType === market;
    const makers = facing(book);
    const limitRank = isMarket ? LOWEST_RANK : rankOf(makers, price);
    const meets = this.sides[(makers << SIDE_SHIFT) + BEST_RANK] >= limitRank;
    if (meets && (flags & POST_ONLY) !== 0 && !isMarket) return REJECT_CODE.postOnlyWouldCross;
    const orderId = this.#lastOrderId[0] + 1;
    this.#lastOrderId[0] = orderId;
    const slot = this.takeSlot();
    const words = this.orderWords;
    const at = slot << ORDER_SHIFT;
    words[at + NEXT] = isMarket ? 0 : price;
    words[at + PREVIOUS] = book;
    words[at + LEAVES] = quantity;
    words[at + LEVEL] = IN_HAND;
    words[at + OWNER] = (account << FLAG_BITS) | flags;
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = key;
    this.orderIds[slot] = orderId;
    this.events.accepted(slot);
    if (timeInForce === fok && !this.fillable(slot, makers, limitRank)) {
      this.cancelInHand(slot, CANCEL_REASON.fillOrKill);
      return 0;
    }
    if (meets && this.match(slot, makers, limitRank) === 0) return 0;
    if (isMarket) this.cancelInHand(slot, CANCEL_REASON.noLiquidity);
    else if (timeInForce !== gtc) this.cancelInHand(slot, CANCEL_REASON.immediateOrCancel);
    else this.#rest(slot, key, book, price);
    return 0;
  }

  cancel(key: number, reason: number): number {
    const slot = this.withdrawOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    this.cancelWithdrawn(slot, reason);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (quantity >= this.leavesOf(slot)) {
      this.cancelResting(slot, CANCEL_REASON.requested);
    } else {
      this.takeOff(slot, quantity);
      this.events.reduced(slot, quantity);
    }
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (newKey !== key && this.holdsOrder(newKey)) return REJECT_CODE.duplicateClientOrderId;
    const oldPrice = this.priceOf(slot);
    const oldQuantity = this.leavesOf(slot);
    if (price === oldPrice && quantity <= oldQuantity) {
      this.#rename(slot, key, newKey);
      this.takeOff(slot, oldQuantity - quantity);
      this.events.replaced(slot, key, oldPrice, oldQuantity, true);
      return 0;
    }
    const book = this.bookOf(slot);
    if ((this.flagsOf(slot) & POST_ONLY) !== 0 && this.crosses(book, price)) {
      return REJECT_CODE.postOnlyWouldCross;
    }
    this.withdrawOrder(key);
    this.unlink(slot);
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = newKey;
    this.orderWords[(slot << ORDER_SHIFT) + NEXT] = price;
    this.orderWords[(slot << ORDER_SHIFT) + LEAVES] = quantity;
    this.events.replaced(slot, key, oldPrice, oldQuantity, false);
    const makers = facing(book);
    if (this.match(slot, makers, rankOf(makers, price)) !== 0) this.#rest(slot, newKey, book, price);
    return 0;
  }

  #rest(slot: number, key: number, book: number, price: number): void {
    this.append(slot, book, price);
    this.enterOrder(key, slot);
    this.events.rested(slot);
  }

  #rename(slot: number, key: number, newKey: number): void {
    if (newKey === key) return;
    this.withdrawOrder(key);
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = newKey;
    this.enterOrder(newKey, slot);
  }

  slotOf(key: number): number {
    return this.findOrder(key);
  }

  stateHash(): number {
    return hashEngine(this, this.books >> 1, this.#lastOrderId[0]);
  }

  check(): void {
    new BookCheck(this).run();
    for (let book = 0; book < this.books; book += 2) assert(!this.isCrossed(book), 'a book rests crossed');
  }

  snapshot(): PlainData {
    return { books: this.booksState(), lastOrderId: this.#lastOrderId[0] };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly books: BooksState; readonly lastOrderId: number };
    this.restoreBooks(saved.books);
    this.#lastOrderId[0] = saved.lastOrderId;
  }

  override reset(): void {
    super.reset();
    this.#lastOrderId[0] = 0;
  }
}
