import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { SELF_TRADE, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { Announcement, MarketServices, Order, ReferenceQuote } from './mechanismRules.ts';
import { holdNotice, noticeOf } from './notices.ts';
import { OrderRecord, type OrderTicket } from './orderRecord.ts';
import { CARD, holdRule, RuleBroken } from './ruleBroken.ts';
import { SortedOrders } from './sortedOrders.ts';
import type { ToldBook, ToldOrder } from './toldBook.ts';
import { holdTradeRules } from './tradeRules.ts';

/** Requests of one command, and more for each live order, after which a loop without end is taken for granted. */
const MAX_REQUESTS = 1_000_000;
const MAX_REQUESTS_PER_ORDER = 1000;

/** Something that a command did, to be told when the whole command is sound. */
export interface Effect {
  readonly instrument: number;
  readonly tell: (told: ToldBook) => void;
}

/**
 * The orders as the present command makes them: what an author's code reads and asks to change. Every request is held
 * against the rules of markets, changes the records, and leaves an {@link Effect} for the book that the outside sees.
 */
export class WorkingBook implements MarketServices {
  readonly #capabilities: MechanismCapabilities;
  readonly #random: Rng;
  readonly #byId = new Map<number, OrderRecord>();
  readonly #byKey = new Map<number, OrderRecord>();
  readonly #sides: SortedOrders<OrderRecord>[] = [];
  #effects: Effect[] = [];
  #departed: Order[] = [];
  /** Best bid and ask elsewhere, by instrument. */
  readonly #references: number[] = [];
  #broken: RuleBroken | undefined;
  /** Requests of the present command. */
  #requests = 0;
  now = 0;
  lastEntered = 0;
  lastRested = 0;

  constructor(capabilities: MechanismCapabilities, random: Rng) {
    this.#capabilities = capabilities;
    this.#random = random;
  }

  addInstrument(): void {
    this.#sides.push(new SortedOrders(), new SortedOrders());
    this.#references.push(0, 0);
  }

  get instruments(): number {
    return this.#sides.length / 2;
  }

  get random(): Rng {
    this.#hold(this.#capabilities.random, CARD.determinism, () => 'draws, but does not declare `random`');
    return this.#random;
  }

  order(id: number): Order | undefined {
    this.#count(1);
    return this.#byId.get(id)?.view;
  }

  resting(instrument: number, side: Side, price = 0): Order[] {
    const orders = this.#side(instrument, side);
    const worst = { side, price, rested: Number.POSITIVE_INFINITY };
    const count = price === 0 ? orders.size : orders.placeOf(worst);
    this.#count(1 + count);
    return orders.list(count).map((record) => record.view);
  }

  best(instrument: number, side: Side): Order | undefined {
    this.#count(1);
    return this.#side(instrument, side).at(0)?.view;
  }

  meets(a: Order, b: Order): boolean {
    if (a.side === b.side || a.instrument !== b.instrument) return false;
    if (a.price === 0 || b.price === 0) return true;
    return a.side === BUY ? a.price >= b.price : b.price >= a.price;
  }

  fillable(order: Order): number {
    let available = 0;
    for (const maker of this.resting(order.instrument, opposite(order.side))) {
      if (available >= order.leaves || !this.meets(maker, order)) break;
      const isOwn = maker.account === order.account && order.selfTrade !== SELF_TRADE.allow;
      if (isOwn && order.selfTrade !== SELF_TRADE.cancelOldest) break;
      if (!isOwn) available += maker.leaves;
    }
    return available;
  }

  trade(maker: Order, taker: Order, price: number, quantity: number): void {
    const made = this.#record(maker, 'trades');
    const took = this.#record(taker, 'trades');
    this.#holding(() => holdTradeRules(made, took, price, quantity));
    made.leaves -= quantity;
    took.leaves -= quantity;
    this.#note(made, (told) => told.traded(made.told, took.told, price, quantity));
    if (made.leaves === 0) this.#forget(made);
    if (took.leaves === 0) this.#forget(took);
  }

  preventSelfTrade(maker: Order, taker: Order): boolean {
    const isNewer = this.#record(taker, 'trades').entered > this.#record(maker, 'trades').entered;
    const newest = isNewer ? taker : maker;
    const mode = newest.selfTrade;
    if (maker.account !== taker.account || mode === SELF_TRADE.allow) return false;
    const oldest = isNewer ? maker : taker;
    if (mode === SELF_TRADE.decrementAndCancel) {
      const smaller = Math.min(maker.leaves, taker.leaves);
      this.#decrement(oldest, smaller);
      this.#decrement(newest, smaller);
      return true;
    }
    if (mode !== SELF_TRADE.cancelNewest) this.cancel(oldest, CANCEL_REASON.selfTrade);
    if (mode !== SELF_TRADE.cancelOldest) this.cancel(newest, CANCEL_REASON.selfTrade);
    return true;
  }

  #decrement(order: Order, quantity: number): void {
    const record = this.#record(order, 'reduces');
    if (record.leaves === quantity) this.cancel(order, CANCEL_REASON.selfTrade);
    else this.reduce(record, quantity);
  }

  /** Takes less than all off an order, in its place. */
  reduce(record: OrderRecord, quantity: number): void {
    record.leaves -= quantity;
    this.#note(record, (told) => told.reduced(record.told, quantity));
  }

  rest(order: Order): void {
    const record = this.#record(order, 'rests');
    this.#hold(record.rested === 0, CARD.conservation, () => `rests order ${order.id} twice`);
    const { timeInForce } = record.ticket;
    this.#hold(
      this.#mayRest(timeInForce, record.price),
      CARD.instructions,
      () => `rests order ${order.id}, which must trade at once or be cancelled`,
    );
    record.rested = ++this.lastRested;
    this.#side(record.ticket.instrument, record.side).add(record);
    const { rested } = record;
    this.#note(record, (told) => told.rested(record.told, rested));
  }

  /** Where orders trade at once, only those may wait that have a limit and time. */
  #mayRest(timeInForce: number, price: number): boolean {
    const { trading } = this.#capabilities;
    return (
      trading === 'batches' ||
      (timeInForce === TIME_IN_FORCE.gtc && (price !== 0 || trading === 'conditional'))
    );
  }

  reference(instrument: number): ReferenceQuote {
    this.#hold(
      this.#capabilities.reference === true,
      CARD.reference,
      () => 'asks for the prices of another market, but does not declare `reference`',
    );
    return { bid: this.#references[2 * instrument + BUY], ask: this.#references[2 * instrument + SELL] };
  }

  announce(announcement: Announcement): void {
    const notice = noticeOf(announcement);
    this.#holding(() => holdNotice(notice, this.#capabilities, this.instruments, this.now));
    this.#effects.push({ instrument: notice.instrument, tell: (told) => told.announced(notice) });
  }

  /** Best prices elsewhere; true where they are others than before. */
  setReference(instrument: number, bid: number, ask: number): boolean {
    const at = 2 * instrument;
    const isOther = this.#references[at + BUY] !== bid || this.#references[at + SELL] !== ask;
    this.#references[at + BUY] = bid;
    this.#references[at + SELL] = ask;
    return isOther;
  }

  /** The reference of every instrument, bid and ask in turn. */
  get references(): readonly number[] {
    return this.#references;
  }

  cancel(order: Order, reason: number): void {
    const record = this.#record(order, 'cancels');
    record.leaves = 0;
    this.#note(record, (told) => told.cancelled(record.told, reason));
    this.#forget(record);
  }

  #note(record: OrderRecord, tell: Effect['tell']): void {
    this.#effects.push({ instrument: record.ticket.instrument, tell });
  }

  /** Takes a new order in, or one that was accepted before (`isKnown`). */
  open(ticket: OrderTicket, told: ToldOrder, isKnown: boolean): Order {
    const record = new OrderRecord(ticket, told, this.now, ++this.lastEntered);
    this.#byId.set(ticket.orderId, record);
    this.#byKey.set(told.key, record);
    this.#note(record, (book) => (isKnown ? book.entered(told) : book.accepted(told)));
    return record.view;
  }

  /** Forgets every order and all that went wrong: another state comes. */
  clear(): void {
    for (const record of this.#byId.values()) this.#withdraw(record);
    this.#byId.clear();
    this.#byKey.clear();
    this.#effects = [];
    this.#departed = [];
    this.#broken = undefined;
    this.#requests = 0;
  }

  /** Puts back an order that rested when a snapshot was taken. */
  reopen(ticket: OrderTicket, told: ToldOrder, time: number, entered: number): void {
    const record = new OrderRecord(ticket, told, time, entered);
    record.rested = told.rested;
    this.#byId.set(ticket.orderId, record);
    this.#byKey.set(told.key, record);
    this.#side(ticket.instrument, ticket.side).add(record);
  }

  find(key: number): OrderRecord | undefined {
    return this.#byKey.get(key);
  }

  /** New price and quantity; true where the order kept its place and needs not enter afresh. */
  replace(record: OrderRecord, newKey: number, price: number, quantity: number): boolean {
    const keeps = price === record.price && quantity <= record.leaves;
    if (!keeps) this.#reenter(record);
    this.#byKey.delete(record.key);
    this.#byKey.set(newKey, record);
    record.key = newKey;
    record.price = price;
    record.leaves = quantity;
    this.#note(record, (told) => told.replaced(record.told, newKey, price, quantity, keeps));
    return keeps;
  }

  /** Another price under the same key; the order enters afresh after this. */
  reprice(record: OrderRecord, price: number): void {
    this.#reenter(record);
    record.price = price;
    this.#note(record, (told) => told.repriced(record.told, price));
  }

  #reenter(record: OrderRecord): void {
    this.#withdraw(record);
    record.entered = ++this.lastEntered;
    record.time = this.now;
  }

  /** What nobody said otherwise of rests if it may, and is cancelled if not; `quantity` is what the order came with. */
  settle(order: Order, quantity: number): void {
    const traded = quantity - order.leaves;
    const isPartial = order.timeInForce === TIME_IN_FORCE.fok && traded > 0 && order.leaves > 0;
    this.#hold(!isPartial, CARD.instructions, () => `fills part of order ${order.id}, which is fill or kill`);
    const record = this.#byId.get(order.id);
    if (record === undefined || record.rested > 0) return;
    if (order.price === 0) this.cancel(order, CANCEL_REASON.noLiquidity);
    else if (order.timeInForce === TIME_IN_FORCE.gtc) this.rest(order);
    else this.cancel(order, CANCEL_REASON.immediateOrCancel);
  }

  /** Orders that went since the last call. */
  takeDeparted(): Order[] {
    const departed = this.#departed;
    this.#departed = [];
    return departed;
  }

  takeEffects(): Effect[] {
    const effects = this.#effects;
    this.#effects = [];
    this.#requests = 0;
    return effects;
  }

  /** The first rule that was broken: it stays broken, whatever the author's code made of the exception. */
  get broken(): RuleBroken | undefined {
    return this.#broken;
  }

  /** A command of one instrument touches no other: feeds tell one after the other. */
  holdInstrument(instrument: number): void {
    const other = this.#effects.find((effect) => effect.instrument !== instrument);
    holdRule(
      other === undefined,
      CARD.conservation,
      () => `changes instrument ${other?.instrument} by a command in ${instrument}; only what is due may`,
    );
  }

  /** Who is asked whether a command is taken does nothing yet. */
  holdStill(): void {
    const isStill = this.#effects.length === 0;
    holdRule(isStill, CARD.conservation, () => 'changes the market while it says whether it takes a command');
  }

  /** What must hold when a command or what was due has come to its end. */
  holdAll(): void {
    if (this.#broken !== undefined) throw this.#broken;
    if (this.#capabilities.trading !== 'continuous') return;
    for (const instrument of new Set(this.#effects.map((effect) => effect.instrument))) {
      const bid = this.best(instrument, BUY);
      const ask = this.best(instrument, SELL);
      const isCrossed = bid !== undefined && ask !== undefined && this.meets(bid, ask);
      holdRule(!isCrossed, CARD.noCrossedBook, () => `leaves ${words(bid)} and ${words(ask)} resting`);
    }
  }

  /** Code that looks for somebody to trade with and never trades asks for ever: that much can be seen from here. */
  #count(requests: number): void {
    this.#requests += requests;
    if (this.#requests <= MAX_REQUESTS) return;
    const most = MAX_REQUESTS + MAX_REQUESTS_PER_ORDER * this.#byId.size;
    this.#hold(
      this.#requests <= most,
      CARD.neverThrows,
      () => `does not come to an end: it has looked at orders ${most} times`,
    );
  }

  #record(order: Order, verb: string): OrderRecord {
    this.#count(1);
    const record = this.#byId.get(order?.id);
    this.#hold(record?.view === order, CARD.conservation, () => `${verb} order ${order?.id}, which is gone`);
    return record as OrderRecord;
  }

  #hold(condition: boolean, card: string, message: () => string): void {
    this.#holding(() => holdRule(condition, card, message));
  }

  #holding(check: () => void): void {
    try {
      check();
    } catch (error) {
      if (error instanceof RuleBroken) this.#broken ??= error;
      throw error;
    }
  }

  #withdraw(record: OrderRecord): void {
    if (record.rested > 0) this.#side(record.ticket.instrument, record.side).remove(record);
    record.rested = 0;
  }

  #forget(record: OrderRecord): void {
    this.#withdraw(record);
    this.#byId.delete(record.ticket.orderId);
    this.#byKey.delete(record.key);
    this.#departed.push(record.view);
  }

  #side(instrument: number, side: Side): SortedOrders<OrderRecord> {
    return this.#sides[2 * instrument + side];
  }
}

function words(order: Order | undefined): string {
  if (order === undefined) return 'nothing';
  const price = order.price === 0 ? 'any price' : `${Math.min(order.price, MAX_TICKS)}`;
  return `order ${order.id} (${order.side === BUY ? 'buys' : 'sells'} ${order.leaves} at ${price})`;
}
