import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { Rng, seedStream } from '../../../core/utils/rng.ts';
import type { BookEngine, BookEvents } from '../../exchange/book/bookEngine.ts';
import { hashEngine } from '../../exchange/book/bookHash.ts';
import { type BookTerms, visibilityUnder } from '../../exchange/book/bookTerms.ts';
import type { EngineClock } from '../../exchange/book/engineClock.ts';
import * as orderLayout from '../../exchange/book/orderLayout.ts';
import * as ranks from '../../exchange/book/rank.ts';
import { checkOffered } from '../framework/offered.ts';
import { BatchHolding } from './batchHolding.ts';
import type { Rationing } from './rationing/rationing.ts';

const { requested } = execution.CANCEL_REASON;
const { market } = orderEntry.ORDER_TYPE;
const { gtc } = orderEntry.TIME_IN_FORCE;
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
const { bookOf, DARK } = ranks;
const FIRST_ORDERS = 1024;
const STREAM_WORDS = 4;

/** What a batch engine is made of. */
export interface BatchEngineOptions {
  /** Length of a batch, in time units. */
  readonly interval: number;
  readonly rationing: Rationing;
  readonly seed: number | string;
  readonly capabilities: MechanismCapabilities;
  /** Live orders to make room for; more are taken, at the price of growing. */
  readonly orders?: number;
}

/** Name of the stream of its draws: the same for the engine and its twin. */
export const BATCH_STREAM = 'mechanism/frequent-batch-auction';

/** Frequent batch auctions on typed arrays; a naive engine among the tests is the obvious twin. */
export class BatchEngine extends BatchHolding implements BookEngine, EngineClock {
  readonly capabilities: MechanismCapabilities;
  readonly failure = undefined;
  readonly #stream: Int32Array;
  readonly #lastOrderId = new Float64Array(1);

  constructor(events: BookEvents, options: BatchEngineOptions) {
    const stream = new Int32Array(STREAM_WORDS);
    seedStream(stream, 0, options.seed, BATCH_STREAM);
    const { orders = FIRST_ORDERS, interval, rationing, capabilities } = options;
    super(events, orders, interval, rationing, new Rng(stream, 0));
    this.#stream = stream;
    this.capabilities = capabilities;
  }

  get clock(): EngineClock {
    return this;
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
    const code = checkOffered(this.capabilities, orderType, timeInForce, flags);
    if (code !== 0) return code;
    if (this.holdsOrder(key)) return REJECT_CODE.duplicateClientOrderId;
    const limit = orderType === market ? 0 : price;
    const slot = this.takeSlot();
    this.growColumns();
    const at = slot << ORDER_SHIFT;
    const words = this.orderWords;
    words[at + NEXT] = limit;
    words[at + PREVIOUS] = bookOf(instrument, side) | DARK;
    words[at + LEAVES] = quantity;
    words[at + LEVEL] = IN_HAND;
    words[at + OWNER] = (account << FLAG_BITS) | flags;
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = key;
    this.orderIds[slot] = this.takeOrderId();
    this.once[slot] = timeInForce === gtc ? 0 : 1;
    this.events.accepted(slot);
    this.seal(slot, bookOf(instrument, side), limit, key);
    return 0;
  }

  submitTerms(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
    terms: BookTerms,
    orderId: number,
  ): number {
    assert(orderId === 0, 'a batch auction is given an order of a desk');
    const isPlain = visibilityUnder(terms) === 0 && (terms.counterOrder ?? 0) === 0;
    if (!isPlain) return REJECT_CODE.termsNotOffered;
    return this.submit(key, account, instrument, side, orderType, timeInForce, price, quantity, flags);
  }

  cancel(key: number, reason: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    this.uncount(slot);
    this.end(slot, reason);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    if (quantity >= this.leavesOf(slot)) return this.cancel(key, requested);
    this.takeOff(slot, quantity);
    this.events.reduced(slot, quantity);
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    const oldPrice = this.priceOf(slot);
    const oldQuantity = this.leavesOf(slot);
    if (oldPrice === 0) return REJECT_CODE.invalidPrice;
    if (newKey !== key && this.holdsOrder(newKey)) return REJECT_CODE.duplicateClientOrderId;
    this.withdrawOrder(key);
    this.orderKeys[(slot << KEY_SHIFT) + KEY_OFFSET] = newKey;
    if (price === oldPrice && quantity <= oldQuantity) {
      this.enterOrder(newKey, slot);
      this.takeOff(slot, oldQuantity - quantity);
      this.events.replaced(slot, key, oldPrice, oldQuantity, true);
      return 0;
    }
    const book = this.#takeInHand(slot, price, quantity);
    this.events.replaced(slot, key, oldPrice, oldQuantity, false);
    this.seal(slot, book, price, newKey);
    return 0;
  }

  reprice(key: number, price: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    const oldPrice = this.priceOf(slot);
    if (price === oldPrice) return 0;
    this.withdrawOrder(key);
    const book = this.#takeInHand(slot, price, this.leavesOf(slot));
    this.events.repriced?.(slot, oldPrice);
    this.seal(slot, book, price, key);
    return 0;
  }

  /** Out of its queue with a new price and quantity; its displayed book. */
  #takeInHand(slot: number, price: number, quantity: number): number {
    this.uncount(slot);
    this.unlink(slot);
    this.orderWords[(slot << ORDER_SHIFT) + NEXT] = price;
    this.orderWords[(slot << ORDER_SHIFT) + LEAVES] = quantity;
    return this.bookOf(slot) & ~DARK;
  }

  takeOrderId(): number {
    this.#lastOrderId[0] += 1;
    return this.#lastOrderId[0];
  }

  /** Orders collect and never match by themselves. */
  isMatching(): boolean {
    return false;
  }

  setMatching(): void {
    assert(false, 'a session asks a batch auction to match');
  }

  uncross(): number {
    assert(false, 'a session asks a batch auction for an auction of its own');
  }

  collectCall(): void {
    assert(false, 'a session asks a batch auction what stands in its call');
  }

  stateHash(): number {
    const own = { addTo: (hash: Hash64) => this.#addTo(hash) };
    return hashEngine(this, this.instruments, this.#lastOrderId[0], own);
  }

  #addTo(hash: Hash64): void {
    this.time.addTo(hash);
    for (let i = 0; i < STREAM_WORDS; i++) hash.addInt(this.#stream[i]);
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      hash.addInt(this.references[instrument]);
    }
  }

  check(): void {
    this.checkBooks();
    let sealed = 0;
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      sealed += this.sealedOf[instrument];
      assert(!this.isCrossed(bookOf(instrument, BUY)), 'a batch left orders that could have traded');
    }
    assert(sealed === this.time.sealed, 'the clock counts other sealed orders than the books');
  }

  snapshot(): PlainData {
    return {
      ...this.batchBookState(),
      time: this.time.snapshot(),
      stream: this.#stream.slice(),
      lastOrderId: this.#lastOrderId[0],
      sealed: this.sealedOf.slice(0, this.instruments),
      references: this.references.slice(0, this.instruments),
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as Parameters<BatchEngine['restoreBatchBook']>[0] & {
      readonly [part: string]: PlainData;
    };
    this.restoreBatchBook(saved);
    this.time.restore(saved.time as Float64Array);
    this.#stream.set(saved.stream as Int32Array);
    this.#lastOrderId[0] = saved.lastOrderId as number;
    this.sealedOf.set(saved.sealed as Int32Array);
    this.references.set(saved.references as Int32Array);
  }

  override reset(): void {
    super.reset();
    this.time.reset();
    this.#lastOrderId[0] = 0;
    this.sealedOf.fill(0);
    this.references.fill(0);
  }
}
