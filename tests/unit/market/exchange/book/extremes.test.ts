import { describe, expect, it } from 'vitest';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../../../src/core/models/units.ts';
import type { BookEngine, BookEvents } from '../../../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';

const INSTRUMENTS = 1000;

/** Counts what traded. */
class Tape implements BookEvents {
  trades = 0;
  quantity = 0;

  traded(_maker: number, _taker: number, _price: number, quantity: number): void {
    this.trades++;
    this.quantity += quantity;
  }

  accepted(): void {}
  rested(): void {}
  reduced(): void {}
  cancelled(): void {}
  replaced(): void {}
}

function rest(
  engine: BookEngine,
  key: number,
  instrument: number,
  side: Side,
  price: number,
  quantity = 1,
): void {
  engine.submit(key, 0, instrument, side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, price, quantity, 0);
}

function sweep(engine: BookEngine, key: number, instrument: number, side: Side, quantity = MAX_LOTS): void {
  engine.submit(key, 0, instrument, side, ORDER_TYPE.market, TIME_IN_FORCE.ioc, 0, quantity, 0);
}

function engineOf(instruments: number, events: BookEvents = new Tape()): MatchingEngine {
  const engine = new MatchingEngine(events);
  for (let i = 0; i < instruments; i++) engine.addInstrument();
  return engine;
}

describe('the price range', () => {
  it('is no limit: a thousand instruments hold orders at both of its ends', () => {
    const tape = new Tape();
    const engine = engineOf(INSTRUMENTS, tape);
    let key = 0;
    for (let i = 0; i < INSTRUMENTS; i++) {
      rest(engine, ++key, i, BUY, 1);
      rest(engine, ++key, i, SELL, MAX_TICKS);
    }
    for (let i = 0; i < INSTRUMENTS; i++) {
      expect([engine.best(i, BUY), engine.best(i, SELL)]).toEqual([1, MAX_TICKS]);
    }
    for (let i = 0; i < INSTRUMENTS; i++) {
      sweep(engine, ++key, i, SELL);
      rest(engine, ++key, i, BUY, MAX_TICKS, 2);
      rest(engine, ++key, i, BUY, 1, 2);
    }
    engine.check();
    expect(tape.trades).toBe(2 * INSTRUMENTS);
    expect(engine.nextLevel(INSTRUMENTS - 1, BUY, MAX_TICKS)).toBe(1);
    expect(engine.nextLevel(INSTRUMENTS - 1, BUY, 1)).toBe(0);
  });

  it('costs memory for the levels that are there, not for what lies between', () => {
    const engine = engineOf(1);
    const levels = 10_000;
    for (let i = 0; i < levels; i++)
      rest(engine, i + 1, 0, SELL, 1 + Math.floor(((MAX_TICKS - 1) / levels) * i));
    engine.check();
    const { books } = engine.snapshot() as { books: { prices: { nodes: Int32Array } } };
    expect(books.prices.nodes.byteLength / levels).toBeLessThan(400);
    const nodes = books.prices.nodes.length;
    sweep(engine, levels + 1, 0, BUY);
    for (let i = 0; i < levels; i++) rest(engine, i + 1, 0, BUY, 1 + i * 7919);
    const after = engine.snapshot() as { books: { prices: { nodes: Int32Array } } };
    expect(after.books.prices.nodes.length).toBeLessThanOrEqual(nodes);
  });

  it('is walked level by level across every width of gap', () => {
    const engine = engineOf(1);
    const prices = Array.from({ length: 31 }, (_, bit) => 2 ** bit);
    for (const price of prices) rest(engine, price, 0, SELL, price);
    const seen: number[] = [];
    for (let price = engine.best(0, SELL); price !== 0; price = engine.nextLevel(0, SELL, price))
      seen.push(price);
    expect(seen).toEqual(prices);
    expect(engine.nextLevel(0, SELL, 1_000_000)).toBe(2 ** 20);
    expect(engine.nextLevel(0, SELL, MAX_TICKS)).toBe(0);
  });
});

describe('quantities', () => {
  it('of a level add up beyond 2^31', () => {
    const tape = new Tape();
    const engine = engineOf(1, tape);
    for (let key = 1; key <= 5; key++) rest(engine, key, 0, SELL, 100, MAX_LOTS);
    expect(engine.levelQuantity(0, SELL, 100)).toBe(5 * MAX_LOTS);
    sweep(engine, 6, 0, BUY);
    sweep(engine, 7, 0, BUY);
    expect(tape.quantity).toBe(2 * MAX_LOTS);
    engine.reduce(3, MAX_LOTS - 1);
    expect(engine.levelQuantity(0, SELL, 100)).toBe(2 * MAX_LOTS + 1);
    engine.check();
  });
});

describe('keys', () => {
  it('may use all 53 bits, and tell apart what is alike in half of them', () => {
    const engine = engineOf(1);
    const keys = [Number.MAX_SAFE_INTEGER, 2 ** 32, 2 ** 32 + 1, 1, 2 ** 40 + 1, 2 ** 52];
    for (const [i, key] of keys.entries()) rest(engine, key, 0, BUY, 10 + i);
    for (const [i, key] of keys.entries()) expect(engine.priceOf(engine.slotOf(key))).toBe(10 + i);
    expect(engine.slotOf(2 ** 33)).toBe(-1);
    for (const key of keys) expect(engine.cancel(key, 0)).toBe(0);
    engine.check();
    expect(engine.liveOrders).toBe(0);
  });
});

describe('a long life', () => {
  it('reuses what it freed: the state does not grow with the number of orders that passed', () => {
    const engine = engineOf(1);
    const sizes: number[] = [];
    for (let key = 1; key <= 20_000; key++) {
      rest(engine, key, 0, BUY, 1 + (key % 5000));
      if (key > 100) engine.cancel(key - 100, 0);
      if (key % 10_000 === 0) {
        const { books } = engine.snapshot() as { books: { orders: { records: Int32Array } } };
        sizes.push(books.orders.records.length);
      }
    }
    expect(sizes[1]).toBe(sizes[0]);
    engine.check();
  });
});
