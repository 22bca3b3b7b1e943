import { CANCEL_REASON } from '../../src/core/models/messages/execution.ts';
import {
  ORDER_TYPE,
  orderFlags,
  SELF_TRADE,
  TIME_IN_FORCE,
} from '../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE, rejectName } from '../../src/core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../src/core/models/side.ts';
import type { BookEvents } from '../../src/market/exchange/book/bookEngine.ts';
import { type BookTerms, NO_TERMS } from '../../src/market/exchange/book/bookTerms.ts';
import { MatchingEngine } from '../../src/market/exchange/book/matchingEngine.ts';

export interface OrderTerms {
  readonly account?: number;
  readonly time?: keyof typeof TIME_IN_FORCE;
  readonly selfTrade?: keyof typeof SELF_TRADE;
  readonly postOnly?: boolean;
  readonly book?: Partial<BookTerms>;
}

const reasons = Object.entries(CANCEL_REASON);

/**
 * A matching engine with one instrument and named orders, for tests that read like a protocol: each command gives
 * the events it caused as lines, or the name of the reject.
 */
export class BookDesk implements BookEvents {
  readonly engine = new MatchingEngine(this, { orders: 2 });
  #lines: string[] = [];
  readonly #names = new Map<number, string>();

  constructor() {
    this.engine.addInstrument();
  }

  /** Without a price: a market order. */
  buy(name: string, quantity: number, price?: number, terms: OrderTerms = {}): string[] {
    return this.#submit(name, BUY, quantity, price, terms);
  }

  sell(name: string, quantity: number, price?: number, terms: OrderTerms = {}): string[] {
    return this.#submit(name, SELL, quantity, price, terms);
  }

  cancel(name: string): string[] {
    return this.#done(this.engine.cancel(this.#key(name), CANCEL_REASON.requested));
  }

  reduce(name: string, quantity: number): string[] {
    return this.#done(this.engine.reduce(this.#key(name), quantity));
  }

  replace(name: string, newName: string, quantity: number, price: number): string[] {
    return this.#done(this.engine.replace(this.#key(name), this.#key(newName), price, quantity));
  }

  /** Matching off: orders collect. */
  call(): string[] {
    this.engine.setMatching(0, false);
    return this.#done(0);
  }

  uncross(price: number): string[] {
    this.engine.uncross(0, price);
    return this.#done(0);
  }

  /** Matching on again. */
  resume(): string[] {
    this.engine.setMatching(0, true);
    return this.#done(0);
  }

  reprice(name: string, price: number): string[] {
    return this.#done(this.engine.reprice(this.#key(name), price));
  }

  /** Best first: `2+3@100` is a level at 100 that shows 2 in front of 3. */
  get bids(): string {
    return this.#side(BUY);
  }

  get asks(): string {
    return this.#side(SELL);
  }

  /** Orders that are not displayed, bids first, in priority. */
  get dark(): string {
    const { engine } = this;
    const orders: string[] = [];
    for (const side of [BUY, SELL]) {
      for (let slot = engine.firstDark(0, side); slot >= 0; slot = engine.nextDark(slot)) {
        orders.push(`${this.#name(slot)} ${engine.leavesOf(slot)}@${engine.priceOf(slot)}`);
      }
    }
    return orders.join(', ');
  }

  accepted(slot: number): void {
    this.#lines.push(`${this.#name(slot)} accepted`);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#lines.push(`${this.#name(taker)} takes ${quantity}@${price} from ${this.#name(maker)}`);
  }

  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.#lines.push(`${this.#name(maker)} and ${this.#name(taker)} trade ${quantity}@${price}`);
  }

  rested(slot: number): void {
    this.#lines.push(`${this.#name(slot)} rests`);
  }

  reduced(slot: number, quantity: number): void {
    this.#lines.push(`${this.#name(slot)} reduced by ${quantity}`);
  }

  cancelled(slot: number, quantity: number, reason: number): void {
    const why = reasons.find(([, number]) => number === reason)?.[0];
    this.#lines.push(`${this.#name(slot)} cancelled, ${quantity} left: ${why}`);
  }

  entered(slot: number): void {
    this.#lines.push(`${this.#name(slot)} enters`);
  }

  displayed(slot: number, last: boolean): void {
    const how = last ? 'shows' : 'now shows';
    this.#lines.push(`${this.#name(slot)} ${how} ${this.engine.displayedOf(slot)}`);
  }

  repriced(slot: number, oldPrice: number): void {
    this.#lines.push(`${this.#name(slot)} leaves ${oldPrice} for ${this.engine.priceOf(slot)}`);
  }

  replaced(
    slot: number,
    oldKey: number,
    _oldPrice: number,
    _oldQuantity: number,
    keptPriority: boolean,
  ): void {
    const how = keptPriority ? 'in place' : 'afresh';
    this.#lines.push(`${this.#names.get(oldKey)} replaced by ${this.#name(slot)} ${how}`);
  }

  #submit(
    name: string,
    side: Side,
    quantity: number,
    price: number | undefined,
    terms: OrderTerms,
  ): string[] {
    const type = price === undefined ? ORDER_TYPE.market : ORDER_TYPE.limit;
    const time = TIME_IN_FORCE[terms.time ?? 'gtc'];
    const flags = orderFlags(terms.postOnly ?? false, SELF_TRADE[terms.selfTrade ?? 'allow']);
    const key = this.#key(name);
    // Without an account of its own in the test an order meets nobody of its own account.
    const account = terms.account ?? 1000 + key;
    const { engine } = this;
    if (terms.book === undefined) {
      return this.#done(engine.submit(key, account, 0, side, type, time, price ?? 0, quantity, flags));
    }
    const book = { ...NO_TERMS, ...terms.book };
    const limit = price ?? 0;
    const code = engine.submitTerms(key, account, 0, side, type, time, limit, quantity, flags, book, 0);
    return this.#done(code);
  }

  #done(code: number): string[] {
    const lines = this.#lines;
    this.#lines = [];
    this.engine.check();
    return code === 0 ? lines : [...lines, `rejected: ${rejectName(code)}`];
  }

  /** Names become keys by their place in the list of names seen. */
  #key(name: string): number {
    for (const [key, known] of this.#names) if (known === name) return key;
    const key = this.#names.size + 1;
    this.#names.set(key, name);
    return key;
  }

  #name(slot: number): string {
    return this.#names.get(this.engine.keyOf(slot)) ?? 'nobody';
  }

  #side(side: Side): string {
    const levels: string[] = [];
    const { engine } = this;
    for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
      const queue: number[] = [];
      for (let slot = engine.firstInLevel(0, side, price); slot >= 0; slot = engine.nextInLevel(slot)) {
        queue.push(engine.displayedOf(slot));
      }
      levels.push(`${queue.join('+')}@${price}`);
    }
    return levels.join(' ');
  }
}

/** What {@link BookDesk} gives for a reject. */
export function rejected(name: keyof typeof REJECT_CODE): string[] {
  return [`rejected: ${rejectName(REJECT_CODE[name])}`];
}
