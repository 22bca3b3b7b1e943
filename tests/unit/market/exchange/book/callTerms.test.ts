import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import type { BookEvents } from '../../../../../src/market/exchange/book/bookEngine.ts';
import { type BookTerms, NO_TERMS } from '../../../../../src/market/exchange/book/bookTerms.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { CallInterest } from '../../../../../src/market/mechanisms/callAuction/callInterest.ts';

/** A called book whose trades are told as `quantity of buyer with seller`, by key. */
class CalledBook implements BookEvents {
  readonly engine = new MatchingEngine(this);
  lines: string[] = [];

  constructor() {
    this.engine.addInstrument();
    this.engine.setMatching(0, false);
  }

  enter(key: number, side: Side, price: number, quantity: number, terms: Partial<BookTerms> = {}): void {
    this.engine.submitTerms(key, key, 0, side, 0, 0, price, quantity, 0, { ...NO_TERMS, ...terms }, 0);
  }

  uncross(price: number): string[] {
    this.engine.uncross(0, price);
    this.engine.check();
    return this.lines.splice(0);
  }

  resume(): string[] {
    this.engine.setMatching(0, true);
    this.engine.check();
    return this.lines.splice(0);
  }

  /** `price:quantity` of each limit. */
  interest(): { bids: string[]; asks: string[] } {
    const interest = new CallInterest();
    this.engine.collectCall(0, interest);
    const told = ({ prices, quantities, count }: CallInterest['bids']) =>
      Array.from({ length: count }, (_, i) => `${prices[i]}:${quantities[i]}`);
    return { bids: told(interest.bids), asks: told(interest.asks) };
  }

  #pair(one: number, other: number, price: number, quantity: number): void {
    const isBuy = this.engine.sideOf(one) === BUY;
    const [buy, sell] = isBuy ? [one, other] : [other, one];
    this.lines.push(`${quantity}@${price} of ${this.engine.keyOf(buy)} with ${this.engine.keyOf(sell)}`);
  }

  accepted(): void {}
  rested(): void {}
  reduced(): void {}
  cancelled(): void {}
  replaced(): void {}
  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#pair(maker, taker, price, quantity);
  }
  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.#pair(maker, taker, price, quantity);
  }
}

describe('orders with terms in an auction', () => {
  it('trade by price, then displayed before hidden, then time', () => {
    const book = new CalledBook();
    book.enter(1, BUY, 100, 2, { hidden: true });
    book.enter(2, BUY, 100, 2);
    book.enter(3, BUY, 101, 2, { hidden: true });
    book.enter(4, BUY, 100, 2);
    book.enter(5, BUY, 100, 2, { hidden: true });
    book.enter(9, SELL, 99, 9);
    expect(book.interest()).toEqual({ bids: ['101:2', '100:8'], asks: ['99:9'] });
    expect(book.uncross(100)).toEqual([
      '2@100 of 3 with 9',
      '2@100 of 2 with 9',
      '2@100 of 4 with 9',
      '2@100 of 1 with 9',
      '1@100 of 5 with 9',
    ]);
  });

  it('count with all that an iceberg has, which shows its next peak behind the others', () => {
    const book = new CalledBook();
    book.enter(1, SELL, 100, 7, { displayQuantity: 3 });
    book.enter(2, SELL, 100, 2);
    book.enter(9, BUY, 100, 8);
    expect(book.interest()).toEqual({ bids: ['100:8'], asks: ['100:9'] });
    expect(book.uncross(100)).toEqual(['3@100 of 9 with 1', '2@100 of 9 with 2', '3@100 of 9 with 1']);
    expect(book.engine.levelQuantity(0, SELL, 100)).toBe(1);
  });

  it('with a condition take no part, and trade as soon as matching is on again', () => {
    const book = new CalledBook();
    book.enter(1, BUY, 105, 6, { allOrNone: true });
    book.enter(2, BUY, 100, 2);
    book.enter(9, SELL, 99, 9);
    expect(book.interest()).toEqual({ bids: ['100:2'], asks: ['99:9'] });
    expect(book.uncross(99)).toEqual(['2@99 of 2 with 9']);
    expect(book.resume()).toEqual(['6@99 of 1 with 9']);
  });
});
