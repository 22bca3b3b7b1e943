import * as execution from '../../../core/models/messages/execution.ts';
import { NOTICE } from '../../../core/models/messages/marketNotice.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type MechanismCapabilities, NO_SIDE, TO_ALL } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { Rng, seedStream } from '../../../core/utils/rng.ts';
import type { BookEngine, BookEvents } from '../../exchange/book/bookEngine.ts';
import { hashEngine } from '../../exchange/book/bookHash.ts';
import { type BookTerms, visibilityUnder } from '../../exchange/book/bookTerms.ts';
import type { EngineClock, InstrumentTold } from '../../exchange/book/engineClock.ts';
import * as orderLayout from '../../exchange/book/orderLayout.ts';
import * as ranks from '../../exchange/book/rank.ts';
import { checkOffered } from '../framework/offered.ts';
import { BatchClock } from './batchClock.ts';
import { BatchUncrossing } from './batchUncrossing.ts';
import type { Rationing } from './rationing/rationing.ts';

const { immediateOrCancel, noLiquidity, requested } = execution.CANCEL_REASON;
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
export class BatchEngine extends BatchUncrossing implements BookEngine, EngineClock {
  readonly capabilities: MechanismCapabilities;
  readonly failure = undefined;
  readonly #stream: Int32Array;
  readonly #time: BatchClock;
  readonly #lastOrderId = new Float64Array(1);
  /** Sealed orders of each instrument, and its last price. */
  #sealed = new Int32Array(0);
  #references = new Int32Array(0);

  constructor(events: BookEvents, options: BatchEngineOptions) {
    const stream = new Int32Array(STREAM_WORDS);
    seedStream(stream, 0, options.seed, BATCH_STREAM);
    super(events, options.orders ?? FIRST_ORDERS, options.rationing, new Rng(stream, 0));
    this.#stream = stream;
    this.#time = new BatchClock(options.interval);
    this.capabilities = options.capabilities;
  }

  get clock(): EngineClock {
    return this;
  }

  override addInstrument(): number {
    const instrument = super.addInstrument();
    if (instrument >= this.#sealed.length) {
      const [sealed, references] = [this.#sealed, this.#references];
      this.#sealed = new Int32Array(2 * instrument + 2);
      this.#references = new Int32Array(2 * instrument + 2);
      this.#sealed.set(sealed);
      this.#references.set(references);
    }
    return instrument;
  }

  setTime(now: number): void {
    this.#time.now = now;
  }

  nextTime(): number | null {
    return this.#time.sealed === 0 ? null : this.#time.next;
  }

  advance(now: number, told?: InstrumentTold): void {
    this.setTime(now);
    const due = this.nextTime();
    if (due === null || due > now) return;
    this.#time.begin();
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      if (this.#sealed[instrument] === 0) continue;
      this.#hold(instrument);
      told?.(instrument);
    }
  }

  #hold(instrument: number): void {
    const { price, volume } = this.clear(instrument, this.#references[instrument]);
    if (price !== 0) this.#references[instrument] = price;
    for (const side of [BUY, SELL]) this.#unseal(instrument, side);
    this.#time.sealed -= this.#sealed[instrument];
    this.#sealed[instrument] = 0;
    const told = {
      instrument,
      account: TO_ALL,
      code: NOTICE.batchCleared,
      order: 0,
      side: NO_SIDE,
      until: 0,
    };
    this.events.announced?.({ ...told, price, quantity: volume });
  }

  /** Orders for one batch end; the others are shown from now on. */
  #unseal(instrument: number, side: Side): void {
    for (;;) {
      const slot = this.firstInLevel(instrument, side, 0);
      if (slot === NO_SLOT) break;
      this.#end(slot, noLiquidity);
    }
    for (;;) {
      const slot = this.firstDark(instrument, side);
      if (slot === NO_SLOT) return;
      if (this.once[slot] === 1) this.#end(slot, immediateOrCancel);
      else this.#show(slot);
    }
  }

  #show(slot: number): void {
    const book = this.bookOf(slot) & ~DARK;
    const price = this.priceOf(slot);
    this.unlink(slot);
    this.append(slot, book, price);
    this.events.rested(slot);
  }

  #end(slot: number, reason: number): void {
    const quantity = this.leavesOf(slot);
    const wasShown = !this.isSealed(slot);
    this.withdrawOrder(this.keyOf(slot));
    this.unlink(slot);
    this.orderWords[(slot << ORDER_SHIFT) + LEAVES] = 0;
    this.events.cancelled(slot, quantity, reason, wasShown);
    this.releaseSlot(slot);
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
    this.#seal(slot, bookOf(instrument, side), limit, key);
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

  #seal(slot: number, book: number, price: number, key: number): void {
    this.batchOf[slot] = this.#time.batches + 1;
    this.appendSealed(slot, book, price);
    this.enterOrder(key, slot);
    this.#sealed[ranks.instrumentOfBook(book)] += 1;
    this.#time.seal();
  }

  /** An order that is to end, or to change, is no longer counted among the sealed ones. */
  #uncount(slot: number): void {
    if (!this.isSealed(slot)) return;
    this.#sealed[this.instrumentOf(slot)] -= 1;
    this.#time.sealed -= 1;
  }

  cancel(key: number, reason: number): number {
    const slot = this.findOrder(key);
    if (slot === NO_SLOT) return REJECT_CODE.unknownOrder;
    this.#uncount(slot);
    this.#end(slot, reason);
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
    this.#seal(slot, book, price, newKey);
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
    this.#seal(slot, book, price, key);
    return 0;
  }

  /** Out of its queue with a new price and quantity; its displayed book. */
  #takeInHand(slot: number, price: number, quantity: number): number {
    this.#uncount(slot);
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

  endAll(reason: number, told?: InstrumentTold): number {
    const ended = this.liveOrders;
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      for (const side of [BUY, SELL]) this.#endSide(instrument, side, reason);
      told?.(instrument);
    }
    return ended;
  }

  #endSide(instrument: number, side: Side, reason: number): void {
    for (;;) {
      let slot = this.firstInLevel(instrument, side, 0);
      if (slot === NO_SLOT) slot = this.firstInLevel(instrument, side, this.best(instrument, side));
      if (slot === NO_SLOT) slot = this.firstDark(instrument, side);
      if (slot === NO_SLOT) return;
      this.#uncount(slot);
      this.#end(slot, reason);
    }
  }

  stateHash(): number {
    const own = { addTo: (hash: Hash64) => this.#addTo(hash) };
    return hashEngine(this, this.instruments, this.#lastOrderId[0], own);
  }

  #addTo(hash: Hash64): void {
    this.#time.addTo(hash);
    for (let i = 0; i < STREAM_WORDS; i++) hash.addInt(this.#stream[i]);
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      hash.addInt(this.#references[instrument]);
    }
  }

  check(): void {
    this.checkBooks();
    let sealed = 0;
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      sealed += this.#sealed[instrument];
      assert(!this.isCrossed(bookOf(instrument, BUY)), 'a batch left orders that could have traded');
    }
    assert(sealed === this.#time.sealed, 'the clock counts other sealed orders than the books');
  }

  snapshot(): PlainData {
    return {
      ...this.batchBookState(),
      time: this.#time.snapshot(),
      stream: this.#stream.slice(),
      lastOrderId: this.#lastOrderId[0],
      sealed: this.#sealed.slice(0, this.instruments),
      references: this.#references.slice(0, this.instruments),
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as Parameters<BatchEngine['restoreBatchBook']>[0] & {
      readonly [part: string]: PlainData;
    };
    this.restoreBatchBook(saved);
    this.#time.restore(saved.time as Float64Array);
    this.#stream.set(saved.stream as Int32Array);
    this.#lastOrderId[0] = saved.lastOrderId as number;
    this.#sealed.set(saved.sealed as Int32Array);
    this.#references.set(saved.references as Int32Array);
  }

  override reset(): void {
    super.reset();
    this.#time.reset();
    this.#lastOrderId[0] = 0;
    this.#sealed.fill(0);
    this.#references.fill(0);
  }
}
