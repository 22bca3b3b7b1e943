import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { ANONYMOUS, FeedBook } from '../../../../../src/market/exchange/book/feedBook.ts';

function feedBook(): FeedBook {
  const book = new FeedBook({ orders: 2 });
  book.addInstrument();
  return book;
}

/** Ids in the queue of a level, first to last. */
function queue(book: FeedBook, side: Side, price: number): number[] {
  const ids: number[] = [];
  for (let slot = book.firstInLevel(0, side, price); slot >= 0; slot = book.nextInLevel(slot)) {
    ids.push(book.keyOf(slot));
  }
  return ids;
}

describe('the feed book', () => {
  it('does what the feed says, locked and crossed included', () => {
    const book = feedBook();
    book.add(1, 0, BUY, 102, 5);
    book.add(2, 0, SELL, 101, 3);
    book.add(3, 0, SELL, 102, 4);
    expect([book.best(0, BUY), book.best(0, SELL)]).toEqual([102, 101]);
    expect(book.nextLevel(0, SELL, 101)).toBe(102);
    expect([book.levelQuantity(0, SELL, 102), book.levelOrders(0, SELL, 102)]).toEqual([4, 1]);
    book.check();
  });

  it('keeps each order’s place: behind the queue, or in front of it', () => {
    const book = feedBook();
    book.add(1, 0, BUY, 100, 5);
    book.add(2, 0, BUY, 100, 5);
    book.addAtHead(3, 0, BUY, 100, 5);
    book.reduce(1, 2);
    expect(queue(book, BUY, 100)).toEqual([3, 1, 2]);
    book.remove(1);
    expect(queue(book, BUY, 100)).toEqual([3, 2]);
  });

  it('takes a part or all of an order, and tells what is left', () => {
    const book = feedBook();
    book.add(1, 0, BUY, 100, 5);
    expect(book.reduce(1, 2)).toBe(3);
    expect(book.reduce(1, 9)).toBe(0);
    expect(book.slotOf(1)).toBe(-1);
    book.add(1, 0, BUY, 100, 7);
    expect(book.remove(1)).toBe(7);
    expect(book.best(0, BUY)).toBe(0);
  });

  it('answers -1 for an id that is unknown, or that lives already', () => {
    const book = feedBook();
    expect(book.reduce(9, 1)).toBe(-1);
    expect(book.remove(9)).toBe(-1);
    expect(book.add(9, 0, BUY, 100, 5)).toBeGreaterThanOrEqual(0);
    expect(book.add(9, 0, SELL, 200, 5)).toBe(-1);
    expect(book.addAtHead(9, 0, SELL, 200, 5)).toBe(-1);
    expect(book.liveOrders).toBe(1);
  });

  it('holds any number of orders without a name, known by their slots', () => {
    const book = feedBook();
    const first = book.add(ANONYMOUS, 0, BUY, 100, 5);
    const second = book.addAtHead(ANONYMOUS, 0, BUY, 100, 6);
    expect(book.slotOf(ANONYMOUS)).toBe(-1);
    expect(book.liveOrders).toBe(2);
    expect(book.reduceSlot(second, 2)).toBe(4);
    expect(book.levelQuantity(0, BUY, 100)).toBe(9);
    expect(book.removeSlot(first)).toBe(5);
    expect(book.remove(ANONYMOUS)).toBe(-1);
    book.check();
  });

  it('takes negative ids', () => {
    const book = feedBook();
    for (const id of [-1, 1, -(2 ** 40), 2 ** 40]) book.add(id, 0, BUY, 100, 5);
    expect(queue(book, BUY, 100)).toEqual([-1, 1, -(2 ** 40), 2 ** 40]);
    expect(book.remove(-(2 ** 40))).toBe(5);
    expect(book.slotOf(2 ** 40)).toBeGreaterThanOrEqual(0);
    book.check();
  });

  it('tells where an order stands', () => {
    const book = feedBook();
    book.addInstrument();
    const slot = book.add(7, 1, SELL, 250, 5);
    expect([book.instrumentOf(slot), book.sideOf(slot), book.priceOf(slot), book.leavesOf(slot)]).toEqual([
      1,
      SELL,
      250,
      5,
    ]);
  });

  it('restores from the bytes of a snapshot, anonymous orders included', () => {
    const book = feedBook();
    book.add(1, 0, BUY, 100, 5);
    book.add(ANONYMOUS, 0, BUY, 100, 6);
    book.add(2, 0, SELL, 99, 7);
    const other = new FeedBook();
    other.restore(decodePlain(encodePlain(book.snapshot())));
    other.check();
    expect(other.stateHash()).toBe(book.stateHash());
    expect(other.liveOrders).toBe(3);
    expect(other.remove(1)).toBe(5);
    expect(other.stateHash()).not.toBe(book.stateHash());
  });

  it('empties all instruments on clear, and keeps the instruments', () => {
    const book = feedBook();
    const empty = book.stateHash();
    book.add(1, 0, BUY, 100, 5);
    book.add(ANONYMOUS, 0, SELL, 101, 5);
    book.clear();
    book.check();
    expect([book.liveOrders, book.stateHash()]).toEqual([0, empty]);
    expect(book.add(1, 0, BUY, 100, 5)).toBeGreaterThanOrEqual(0);
  });
});
