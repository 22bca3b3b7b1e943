import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { NOTICE } from '../../../src/core/models/messages/marketNotice.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import { type MechanismCapabilities, NO_SIDE, TO_ALL } from '../../../src/core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../src/core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { assert } from '../../../src/core/utils/assert.ts';
import type { Hash64 } from '../../../src/core/utils/hash.ts';
import { Rng, seedStream } from '../../../src/core/utils/rng.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { hashEngine } from '../../../src/market/exchange/book/bookHash.ts';
import { NO_TERMS } from '../../../src/market/exchange/book/bookTerms.ts';
import type { EngineClock, InstrumentTold } from '../../../src/market/exchange/book/engineClock.ts';
import { NaiveBook, type NaiveOrder } from '../../../src/market/exchange/book/naiveBook.ts';
import { SEALED_TERMS } from '../../../src/market/mechanisms/batchAuction/batchBook.ts';
import {
  BATCH_STREAM,
  type BatchEngineOptions,
} from '../../../src/market/mechanisms/batchAuction/batchEngine.ts';
import { checkOffered } from '../../../src/market/mechanisms/framework/offered.ts';
import { naivePrice } from './naivePrice.ts';

/** An order and the batch that it came for; `once` ends with it. */
type BatchOrder = NaiveOrder & { batch: number; once: boolean };

interface Fill {
  readonly order: BatchOrder;
  lots: number;
}

/**
 * Frequent batch auctions as they are told: a list of orders, sorted afresh at every question, and a price tried out at
 * every limit. Slow, and meant to be believed on reading; a property test holds the fast engine to it.
 */
export class NaiveBatchEngine extends NaiveBook implements BookEngine, EngineClock {
  readonly capabilities: MechanismCapabilities;
  readonly failure = undefined;
  readonly #events: BookEvents;
  readonly #options: BatchEngineOptions;
  readonly #stream = new Int32Array(4);
  readonly #rng: Rng;
  #now = 0;
  #next = 0;
  #last = 0;
  #batches = 0;
  #lastOrderId = 0;
  #lastSlot = 0;
  #lastRested = 0;
  #references: number[] = [];

  constructor(events: BookEvents, options: BatchEngineOptions) {
    super();
    this.#events = events;
    this.#options = options;
    this.capabilities = options.capabilities;
    seedStream(this.#stream, 0, options.seed, BATCH_STREAM);
    this.#rng = new Rng(this.#stream, 0);
  }

  get clock(): EngineClock {
    return this;
  }

  addInstrument(): number {
    this.#references.push(0);
    return this.instruments++;
  }

  override isMatching(): boolean {
    return false;
  }

  setTime(now: number): void {
    this.#now = now;
  }

  nextTime(): number | null {
    return this.orders.some(isSealed) ? this.#next : null;
  }

  advance(now: number, told?: InstrumentTold): void {
    this.setTime(now);
    const due = this.nextTime();
    if (due === null || due > now) return;
    this.#last = due;
    this.#batches += 1;
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      const waiting = this.orders.some((order) => isSealed(order) && order.instrument === instrument);
      if (!waiting) continue;
      this.#hold(instrument);
      told?.(instrument);
    }
  }

  #hold(instrument: number): void {
    const bids = this.#queue(instrument, BUY);
    const asks = this.#queue(instrument, SELL);
    const { price, volume } = naivePrice(bids, asks, this.#references[instrument]);
    if (price !== 0) {
      const buys = this.#fills(bids, price, volume);
      const sells = this.#fills(asks, price, volume);
      this.#pairOff(buys, sells, price);
      this.#references[instrument] = price;
    }
    for (const side of [BUY, SELL]) {
      for (const order of this.#queue(instrument, side).filter(isSealed)) {
        if (order.price === 0) this.#end(order, CANCEL_REASON.noLiquidity);
        else if (order.once) this.#end(order, CANCEL_REASON.immediateOrCancel);
        else this.#show(order);
      }
    }
    const nothing = { account: TO_ALL, order: 0, side: NO_SIDE, until: 0 };
    this.#events.announced?.({
      ...nothing,
      instrument,
      code: NOTICE.batchCleared,
      price,
      quantity: volume,
    });
  }

  /** Market orders, then limits by price, by batch and by time. */
  #queue(instrument: number, side: Side): BatchOrder[] {
    return [...this.marketOrders(instrument, side), ...this.makers(instrument, side)] as BatchOrder[];
  }

  #fills(queue: readonly BatchOrder[], price: number, volume: number): Fill[] {
    const reaching = queue.filter(
      (order) => order.price === 0 || (order.side === BUY ? order.price >= price : order.price <= price),
    );
    const groups = Map.groupBy(reaching, (order) => `${order.price}/${order.batch}`);
    const fills: Fill[] = [];
    let left = volume;
    for (const equals of groups.values()) {
      const lots = Int32Array.from(equals, (order) => order.leaves);
      const total = lots.reduce((sum, size) => sum + size, 0);
      if (left === 0) break;
      if (total > left) this.#options.rationing.ration(lots, 0, lots.length, total, left, this.#rng);
      left -= Math.min(total, left);
      fills.push(...equals.map((order, i) => ({ order, lots: lots[i] })));
    }
    return fills;
  }

  #pairOff(buys: readonly Fill[], sells: readonly Fill[], price: number): void {
    for (;;) {
      const buy = buys.find((fill) => fill.lots > 0);
      const sell = sells.find((fill) => fill.lots > 0);
      if (buy === undefined || sell === undefined) return;
      const quantity = Math.min(buy.lots, sell.lots);
      for (const fill of [buy, sell]) {
        fill.lots -= quantity;
        fill.order.leaves -= quantity;
      }
      const [maker, taker] = buy.order.orderId < sell.order.orderId ? [buy, sell] : [sell, buy];
      this.#events.crossed?.(maker.order.slot, taker.order.slot, price, quantity);
      this.orders = this.orders.filter((order) => order.leaves > 0);
    }
  }

  #show(order: BatchOrder): void {
    order.terms = NO_TERMS;
    order.rested = ++this.#lastRested;
    this.#events.rested(order.slot);
  }

  #seal(order: BatchOrder): void {
    const wasIdle = this.nextTime() === null;
    order.terms = SEALED_TERMS;
    order.batch = this.#batches + 1;
    order.rested = ++this.#lastRested;
    if (!wasIdle) return;
    const { interval } = this.#options;
    this.#next = Math.ceil(this.#now / interval) * interval;
    if (this.#next <= this.#last) this.#next = this.#last + interval;
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
    if (this.slotOf(key) >= 0) return REJECT_CODE.duplicateClientOrderId;
    const order: BatchOrder = {
      slot: ++this.#lastSlot,
      key,
      orderId: this.takeOrderId(),
      account,
      instrument,
      side,
      price: orderType === ORDER_TYPE.market ? 0 : price,
      leaves: quantity,
      flags,
      terms: NO_TERMS,
      rested: 0,
      peak: 0,
      batch: 0,
      once: timeInForce !== TIME_IN_FORCE.gtc,
    };
    this.orders.push(order);
    this.#events.accepted(order.slot);
    this.#seal(order);
    return 0;
  }

  submitTerms(): number {
    return REJECT_CODE.termsNotOffered;
  }

  cancel(key: number, reason: number): number {
    const order = this.resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    this.#end(order, reason);
    return 0;
  }

  reduce(key: number, quantity: number): number {
    const order = this.resting(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    if (quantity >= order.leaves) return this.cancel(key, CANCEL_REASON.requested);
    order.leaves -= quantity;
    this.#events.reduced(order.slot, quantity);
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const order = this.resting(key) as BatchOrder | undefined;
    if (order === undefined) return REJECT_CODE.unknownOrder;
    if (order.price === 0) return REJECT_CODE.invalidPrice;
    if (newKey !== key && this.slotOf(newKey) >= 0) return REJECT_CODE.duplicateClientOrderId;
    const { price: oldPrice, leaves } = order;
    const inPlace = price === oldPrice && quantity <= leaves;
    Object.assign(order, { key: newKey, price, leaves: quantity, rested: inPlace ? order.rested : 0 });
    this.#events.replaced(order.slot, key, oldPrice, leaves, inPlace);
    if (inPlace) return 0;
    order.terms = NO_TERMS;
    this.#seal(order);
    return 0;
  }

  reprice(key: number, price: number): number {
    const order = this.resting(key) as BatchOrder | undefined;
    if (order === undefined) return REJECT_CODE.unknownOrder;
    const { price: oldPrice } = order;
    if (price === oldPrice) return 0;
    Object.assign(order, { price, rested: 0 });
    this.#events.repriced?.(order.slot, oldPrice);
    order.terms = NO_TERMS;
    this.#seal(order);
    return 0;
  }

  #end(order: NaiveOrder, reason: number): void {
    const { leaves } = order;
    const wasShown = !isSealed(order);
    order.leaves = 0;
    order.rested = 0;
    this.#events.cancelled(order.slot, leaves, reason, wasShown);
    this.orders = this.orders.filter((other) => other !== order);
  }

  endAll(reason: number, told?: InstrumentTold): number {
    const live = [...this.orders];
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      for (const order of live) if (order.instrument === instrument) this.#end(order, reason);
      told?.(instrument);
    }
    return live.length;
  }

  takeOrderId(): number {
    return ++this.#lastOrderId;
  }

  setMatching(): void {
    assert(false, 'a session asks a batch auction to match');
  }

  uncross(): number {
    assert(false, 'a session asks a batch auction for an auction of its own');
  }

  stateHash(): number {
    return hashEngine(this, this.instruments, this.#lastOrderId, { addTo: (hash) => this.#addTo(hash) });
  }

  #addTo(hash: Hash64): void {
    hash.addNumber(this.nextTime() ?? 0);
    hash.addNumber(this.#last);
    hash.addNumber(this.#batches);
    for (const word of this.#stream) hash.addInt(word);
    for (const price of this.#references) hash.addInt(price);
  }

  snapshot(): PlainData {
    return {
      instruments: this.instruments,
      times: [this.#now, this.#next, this.#last, this.#batches],
      last: [this.#lastOrderId, this.#lastSlot, this.#lastRested],
      orders: this.orders.map((order) => ({ ...order, terms: { ...order.terms } })),
      stream: this.#stream.slice(),
      references: [...this.#references],
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as {
      instruments: number;
      times: [number, number, number, number];
      last: [number, number, number];
      orders: BatchOrder[];
      stream: Int32Array;
      references: number[];
    };
    this.instruments = saved.instruments;
    [this.#now, this.#next, this.#last, this.#batches] = saved.times;
    [this.#lastOrderId, this.#lastSlot, this.#lastRested] = saved.last;
    this.orders = saved.orders.map((order) => ({ ...order }));
    this.#stream.set(saved.stream);
    this.#references = [...saved.references];
  }

  reset(): void {
    this.orders = [];
    this.#references.fill(0);
    this.#lastOrderId = 0;
  }
}

function isSealed(order: NaiveOrder): boolean {
  return order.rested > 0 && order.terms.hidden;
}
