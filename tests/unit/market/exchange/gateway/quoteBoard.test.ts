import { expect, it } from 'vitest';
import { Quote, Subscribe, Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { QuoteBoard } from '../../../../../src/market/exchange/gateway/quoteBoard.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';

const quote = (sequence: number, ...prices: number[]) => new FakeMessage(Quote.id, [1, sequence, ...prices]);
const trade = (sequence: number, price: number, quantity: number) =>
  new FakeMessage(Trade.id, [1, sequence, sequence, price, quantity, 0]);

it('QuoteBoard shows the last quote and trade of each instrument, whatever comes late', () => {
  const board = new QuoteBoard(2);
  expect(board.midPrice(1)).toBeNaN();
  expect(board.onMessage(quote(2, 100, 5, 103, 6))).toBe(true);
  board.onMessage(quote(1, 1, 1, 2, 2));
  board.onMessage(trade(2, 103, 4));
  board.onMessage(trade(1, 99, 3));
  expect(board.onMessage(new FakeMessage(Subscribe.id, [0, 0]))).toBe(false);
  expect([board.bidPrice(1), board.bidQuantity(1), board.askPrice(1), board.askQuantity(1)]).toEqual([
    100, 5, 103, 6,
  ]);
  expect([board.midPrice(1), board.lastPrice(1), board.lastQuantity(1), board.volume(1)]).toEqual([
    101.5, 103, 4, 7,
  ]);
  board.onMessage(quote(3, 100, 5, 0, 0));
  expect(board.midPrice(1)).toBeNaN();
  const twin = new QuoteBoard(2);
  twin.restore(board.snapshot());
  expect([twin.volume(1), twin.lastPrice(0)]).toEqual([7, 0]);
});
