import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { AssertionFailure } from '../../../../../src/core/utils/errors.ts';
import { FeedBook } from '../../../../../src/market/exchange/book/feedBook.ts';
import * as level from '../../../../../src/market/exchange/book/levelLayout.ts';
import * as order from '../../../../../src/market/exchange/book/orderLayout.ts';
import { BookDesk } from '../../../../support/bookDesk.ts';

interface State {
  readonly books: {
    readonly orders: { readonly records: Int32Array };
    readonly levels: { readonly records: Int32Array };
    readonly prices: { readonly nodes: Int32Array };
    readonly sides: Int32Array;
  };
}

/** Word of the first order (bid a, slot 0) or of the first level (bids at 100). */
const ofOrder = (word: number) => word;
const ofLevel = (word: number) => level.LEVEL_WORDS + word;

const DAMAGE: readonly (readonly [string, (books: State['books']) => void])[] = [
  ['a quantity', ({ orders }) => orders.records[ofOrder(order.LEAVES)]++],
  ['an order without quantity', ({ orders }) => (orders.records[ofOrder(order.LEAVES)] = 0)],
  ['a link forward', ({ orders }) => (orders.records[ofOrder(order.NEXT)] = order.NO_SLOT)],
  ['a link back', ({ orders }) => (orders.records[ofOrder(order.PREVIOUS)] = 1)],
  ['an order’s level', ({ orders }) => (orders.records[ofOrder(order.LEVEL)] += level.LEVEL_WORDS)],
  ['a level’s count', ({ levels }) => levels.records[ofLevel(level.COUNT)]++],
  ['a level’s tail', ({ levels }) => (levels.records[ofLevel(level.TAIL)] = 0)],
  ['a level’s price', ({ levels }) => levels.records[ofLevel(level.PRICE)]++],
  ['a level’s book', ({ levels }) => (levels.records[ofLevel(level.BOOK)] ^= 1)],
  ['a best price', ({ sides }) => sides[0]--],
  ['the bitmap of a node', ({ prices }) => flipBit(prices.nodes)],
];

/** Word 3 of the first node is the lower half of its bitmap. */
function flipBit(nodes: Int32Array): void {
  const nodeWords = nodes.length / 3;
  nodes[nodeWords + 3] ^= 1;
}

function desk(): BookDesk {
  const result = new BookDesk();
  result.buy('a', 5, 100);
  result.buy('b', 6, 100);
  result.buy('c', 7, 99);
  result.sell('d', 8, 120);
  return result;
}

describe('the check of the books', () => {
  it('passes what is sound', () => {
    const { engine } = desk();
    engine.restore(engine.snapshot());
    engine.check();
  });

  it.each(DAMAGE)('finds damage to %s', (_what, damage) => {
    const { engine } = desk();
    const state = engine.snapshot();
    damage((state as unknown as State).books);
    engine.restore(state);
    expect(() => engine.check()).toThrow(AssertionFailure);
  });

  it('finds a matching book that rests crossed, which a feed book may', () => {
    const feed = new FeedBook();
    feed.addInstrument();
    feed.add(1, 0, BUY, 101, 5);
    feed.add(2, 0, SELL, 101, 5);
    feed.check();
    const { engine } = desk();
    engine.restore({ books: feed.snapshot(), lastOrderId: 2 });
    expect(() => engine.check()).toThrow('crossed');
  });
});
