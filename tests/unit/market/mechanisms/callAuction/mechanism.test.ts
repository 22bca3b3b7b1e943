import { describe, expect, it } from 'vitest';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import type { EnterCommand, EventSink } from '../../../../../src/core/models/ports/mechanism.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { callAuction } from '../../../../../src/market/mechanisms/callAuction/callAuction.ts';

const SECOND = 1_000_000_000;

/** A call auction whose fills and ends are told as lines. */
class Desk {
  readonly auction;
  lines: string[] = [];
  #key = 0;
  readonly #out: EventSink = {
    rejected: (key, code) => void this.lines.push(`${key} rejected ${code}`),
    accepted: () => {},
    rested: () => {},
    filled: (key, _trade, price, quantity, liquidity) =>
      void this.lines.push(`${key} ${quantity}@${price} ${liquidity === 0 ? 'maker' : 'taker'}`),
    reduced: () => {},
    cancelled: (key, quantity, reason) => void this.lines.push(`${key} cancelled ${quantity} for ${reason}`),
    replaced: () => {},
  };

  constructor(settings: Record<string, string | number> = {}) {
    this.auction = callAuction.create(settings, { instruments: 2, seed: 1 });
  }

  /** Without a price: a market order. Gives its key. */
  enter(side: Side, quantity: number, price: number | undefined, more: Partial<EnterCommand> = {}): number {
    const key = ++this.#key;
    const orderType = price === undefined ? ORDER_TYPE.market : ORDER_TYPE.limit;
    const account = more.account ?? 100 + key;
    const timeInForce = TIME_IN_FORCE.gtc;
    const own = { key, account, instrument: 0, side, orderType, timeInForce, quantity, flags: 0 };
    this.auction.apply(0, { kind: 'enter', ...own, price: price ?? 0, ...more }, this.#out);
    return key;
  }

  advance(seconds: number): string[] {
    this.auction.advance(seconds * SECOND, this.#out);
    this.auction.check();
    const { lines } = this;
    this.lines = [];
    return lines;
  }
}

describe('the call auction', () => {
  it('trades at its times only, all at one price', () => {
    const desk = new Desk({ first: '2s', every: '3s' });
    desk.enter(BUY, 5, 103);
    desk.enter(SELL, 3, 99);
    desk.enter(SELL, 3, 100);
    expect(desk.auction.nextTime()).toBe(2 * SECOND);
    expect(desk.advance(1)).toEqual([]);
    expect(desk.advance(2)).toEqual(['1 3@100 maker', '2 3@100 taker', '1 2@100 maker', '3 2@100 taker']);
    expect(desk.auction.nextTime()).toBe(5 * SECOND);
    expect(desk.auction.depth(0)).toEqual({ bids: [], asks: [{ price: 100, quantity: 1, orders: 1 }] });
  });

  it('takes market orders first, and cancels what they have left', () => {
    const desk = new Desk();
    desk.enter(BUY, 2, 105);
    desk.enter(BUY, 4, undefined);
    desk.enter(SELL, 3, 100);
    expect(desk.advance(1)).toEqual(['2 3@105 maker', '3 3@105 taker', '2 cancelled 1 for 4']);
  });

  it('cancels immediate-or-cancel orders after the auction that they were for, traded or not', () => {
    const desk = new Desk();
    desk.enter(BUY, 2, 90, { timeInForce: TIME_IN_FORCE.ioc });
    desk.enter(SELL, 3, 100);
    expect(desk.advance(1)).toEqual(['1 cancelled 2 for 1']);
  });

  it('remembers its last price as the reference of each instrument', () => {
    const desk = new Desk({ referencePrice: 102 });
    desk.enter(BUY, 1, undefined);
    desk.enter(SELL, 1, undefined);
    expect(desk.advance(1)).toEqual(['1 1@102 maker', '2 1@102 taker']);
    desk.enter(BUY, 1, 110);
    desk.enter(SELL, 1, 108);
    expect(desk.advance(2)).toEqual(['3 1@108 maker', '4 1@108 taker']);
    for (const instrument of [0, 1]) {
      desk.enter(BUY, 1, 120, { instrument });
      desk.enter(SELL, 1, 90, { instrument });
    }
    expect(desk.advance(3)).toEqual(['5 1@108 maker', '6 1@108 taker', '7 1@102 maker', '8 1@102 taker']);
  });

  it('finds its price by the rules of the venue that it is told', () => {
    const prices = ['xetra', 'euronext'].map((rules) => {
      const desk = new Desk({ rules, referencePrice: 198 });
      desk.enter(BUY, 4, 202);
      desk.enter(BUY, 2, 201);
      desk.enter(SELL, 3, 199);
      desk.enter(SELL, 2, 198);
      return desk.advance(1)[0];
    });
    expect(prices).toEqual(['1 2@201 maker', '1 2@199 maker']);
  });

  it('holds as many auctions as it is told, and catches up with those that are overdue', () => {
    const desk = new Desk({ auctions: 2 });
    desk.enter(BUY, 1, 100);
    expect(desk.advance(9)).toEqual([]);
    expect(desk.auction.nextTime()).toBeNull();
    desk.enter(SELL, 1, 100);
    expect(desk.advance(20)).toEqual([]);
  });
});
