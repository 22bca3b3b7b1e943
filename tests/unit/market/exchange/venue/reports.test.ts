import { describe, expect, it } from 'vitest';
import { AccountOpened, Execution, FeeCharged } from '../../../../../src/core/models/messages/execution.ts';
import { FEED, Quote, Subscribe, Trade } from '../../../../../src/core/models/messages/marketData.ts';
import {
  ALL_INSTRUMENTS,
  ORDER_TYPE,
  orderFlags,
  SELF_TRADE,
  TIME_IN_FORCE,
} from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const fees = { makerPpm: -100, takerPpm: 300 };

describe('reports of a trade', () => {
  it('tell acceptance, then maker and taker of each fill with its fee', () => {
    const bench = new VenueBench({ fees });
    expect(bench.order(1, 1, SELL, 10_000, 50)).toEqual([
      '1: order-accepted {clientOrderId: 1, orderId: 1, instrument: 0, side: 1, price: 10000, quantity: 50}',
    ]);
    expect(bench.order(2, 1, BUY, 10_001, 30)).toEqual([
      '2: order-accepted {clientOrderId: 1, orderId: 2, instrument: 0, side: 0, price: 10001, quantity: 30}',
      '1: order-filled {clientOrderId: 1, orderId: 1, instrument: 0, side: 1, price: 10000, quantity: 30, leaves: 20, tradeId: 1, liquidity: 0, fee: -30}',
      '2: order-filled {clientOrderId: 1, orderId: 2, instrument: 0, side: 0, price: 10000, quantity: 30, leaves: 0, tradeId: 1, liquidity: 1, fee: 90}',
    ]);
    const { ledger } = bench.venue;
    expect([...ledger.cash.slice(1, 3)]).toEqual([1_000_000 + 300_000 + 30, 1_000_000 - 300_000 - 90]);
    expect(ledger.venueCash[0]).toBe(60);
    expect(ledger.statement(1, 0).lots).toBe(-30);
    expect(ledger.statement(2, 0)).toEqual({ lots: 30, costMinor: 300_000, realisedMinor: 0 });
  });

  it('record every change, each fee, each trade, and the quote once per command', () => {
    const bench = new VenueBench({ fees });
    bench.order(1, 1, SELL, 10_000, 50);
    bench.order(1, 2, SELL, 10_002, 5);
    bench.takeFacts(Execution.id);
    bench.order(2, 1, BUY, 10_002, 60);
    const facts = bench.ctx.facts.map((fact) => fact.text);
    expect(facts.map((fact) => fact.split(' ')[0])).toEqual([
      'execution',
      'execution',
      'fee-charged',
      'execution',
      'fee-charged',
      'trade',
      'execution',
      'fee-charged',
      'execution',
      'fee-charged',
      'trade',
      'quote',
    ]);
    expect(facts.at(-1)).toBe(
      'quote {instrument: 0, sequence: 2, bidPrice: 10002, bidQuantity: 5, askPrice: 0, askQuantity: 0}',
    );
    expect(facts[1]).toBe(
      'execution {account: 1, event: 1, clientOrderId: 1, orderId: 1, instrument: 0, side: 1, price: 10000, quantity: 50, leaves: 0, reference: 1}',
    );
    expect(facts.filter((fact) => fact.startsWith('trade'))[1]).toBe(
      'trade {instrument: 0, sequence: 2, tradeId: 2, price: 10002, quantity: 5, aggressor: 0}',
    );
    expect(facts.filter((fact) => fact.startsWith('fee-charged'))[0]).toBe(
      'fee-charged {account: 1, instrument: 0, tradeId: 1, fee: -50}',
    );
  });

  it('record no quote where the best prices and quantities stay', () => {
    const bench = new VenueBench();
    bench.order(1, 1, BUY, 100, 5);
    expect(bench.takeFacts(Quote.id)).toHaveLength(1);
    bench.order(1, 2, BUY, 99, 5);
    bench.cancel(1, 2);
    expect(bench.takeFacts(Quote.id)).toHaveLength(0);
    bench.order(1, 3, BUY, 100, 1);
    expect(bench.takeFacts(Quote.id)).toHaveLength(1);
  });

  it('record the opening accounts once', () => {
    const bench = new VenueBench({ traders: 2 });
    expect(bench.takeFacts(AccountOpened.id)).toEqual([
      'account-opened {account: 1, instrument: 0, position: 0, cash: 1000000}',
      'account-opened {account: 2, instrument: 0, position: 0, cash: 1000000}',
    ]);
    bench.order(1, 1, BUY, 100, 5);
    expect(bench.takeFacts(FeeCharged.id)).toEqual([]);
  });
});

describe('ends of orders', () => {
  it('market orders have no price and lose what finds no taker', () => {
    const bench = new VenueBench();
    bench.order(1, 1, SELL, 100, 5);
    expect(
      bench.order(2, 1, BUY, Number.NaN, 8, { type: ORDER_TYPE.market }).map((line) => line.split(',')[0]),
    ).toEqual([
      '2: order-accepted {clientOrderId: 1',
      '1: order-filled {clientOrderId: 1',
      '2: order-filled {clientOrderId: 1',
      '2: order-cancelled {clientOrderId: 1',
    ]);
    expect(bench.takeFacts(Execution.id).at(-1)).toContain('price: 0, quantity: 3, leaves: 0, reference: 4');
  });

  it.each([
    [TIME_IN_FORCE.ioc, ['accepted', 'filled', 'filled', 'cancelled'], 'quantity: 3, reason: 1'],
    [TIME_IN_FORCE.fok, ['accepted', 'cancelled'], 'quantity: 8, reason: 2'],
  ])('time in force %i', (timeInForce, kinds, end) => {
    const bench = new VenueBench();
    bench.order(1, 1, SELL, 100, 5);
    const lines = bench.order(2, 1, BUY, 100, 8, { timeInForce });
    expect(lines.map((line) => line.match(/order-(\w+)/)?.[1])).toEqual(kinds);
    expect(lines.at(-1)).toContain(end);
  });

  it('replaces in place, or afresh with a match', () => {
    const bench = new VenueBench();
    bench.order(1, 1, BUY, 100, 10);
    bench.order(3, 1, SELL, 105, 4);
    expect(bench.replace(1, 2, 1, 100, 6)).toEqual([
      '1: order-replaced {clientOrderId: 2, originalClientOrderId: 1, orderId: 1, instrument: 0, side: 0, price: 100, leaves: 6, keptPriority: 1}',
    ]);
    expect(bench.replace(1, 3, 2, 105, 6)).toEqual([
      '1: order-replaced {clientOrderId: 3, originalClientOrderId: 2, orderId: 1, instrument: 0, side: 0, price: 105, leaves: 6, keptPriority: 0}',
      '3: order-filled {clientOrderId: 1, orderId: 2, instrument: 0, side: 1, price: 105, quantity: 4, leaves: 0, tradeId: 1, liquidity: 0, fee: 0}',
      '1: order-filled {clientOrderId: 3, orderId: 1, instrument: 0, side: 0, price: 105, quantity: 4, leaves: 2, tradeId: 1, liquidity: 1, fee: 0}',
    ]);
    expect(bench.cancel(1, 3)).toEqual([
      '1: order-cancelled {clientOrderId: 3, orderId: 1, instrument: 0, side: 0, quantity: 2, reason: 0}',
    ]);
  });

  it('mass cancel takes the orders of one account, in one instrument or in all', () => {
    const bench = new VenueBench({ instruments: [share(), share({ symbol: 'OTHER' })] });
    bench.order(1, 1, BUY, 100, 1);
    bench.order(2, 1, BUY, 100, 1);
    bench.order(1, 2, SELL, 110, 1);
    bench.order(1, 3, BUY, 101, 1);
    bench.order(1, 4, BUY, 50, 1, { instrument: 1 });
    const cancelled = (lines: string[]) =>
      lines.map((line) => line.match(/order-cancelled {clientOrderId: (\d)/)?.[1]);
    bench.takeFacts(Quote.id);
    expect(cancelled(bench.massCancel(1, 0))).toEqual(['3', '1', '2']);
    expect(bench.takeFacts(Quote.id)).toHaveLength(1);
    bench.order(1, 5, SELL, 110, 1);
    expect(cancelled(bench.massCancel(1, ALL_INSTRUMENTS))).toEqual(['5', '4']);
    expect(bench.massCancel(1, ALL_INSTRUMENTS)).toEqual([]);
    expect(bench.venue.engine.liveOrders).toBe(1);
  });
});

describe('self-trade prevention', () => {
  const flags = (mode: number) => orderFlags(false, mode);
  const kinds = (lines: string[]) =>
    lines.map((line) => line.replace(/order-(\w+) {clientOrderId: (\d).*/, '$1 $2'));

  it.each([
    ['allow', SELF_TRADE.allow, 8, ['1: accepted 2', '1: filled 1', '1: filled 2']],
    ['cancelNewest', SELF_TRADE.cancelNewest, 8, ['1: accepted 2', '1: cancelled 2']],
    ['cancelOldest', SELF_TRADE.cancelOldest, 8, ['1: accepted 2', '1: cancelled 1']],
    ['cancelBoth', SELF_TRADE.cancelBoth, 8, ['1: accepted 2', '1: cancelled 1', '1: cancelled 2']],
    [
      'decrementAndCancel',
      SELF_TRADE.decrementAndCancel,
      8,
      ['1: accepted 2', '1: cancelled 1', '1: reduced 2'],
    ],
    [
      'decrementAndCancel',
      SELF_TRADE.decrementAndCancel,
      3,
      ['1: accepted 2', '1: reduced 1', '1: cancelled 2'],
    ],
  ])('%s', (_name, mode, quantity, expected) => {
    const bench = new VenueBench();
    bench.order(1, 1, SELL, 100, 5);
    const lines = bench.order(1, 2, BUY, 100, quantity, { flags: flags(mode) });
    expect(kinds(lines)).toEqual(expected);
    expect(bench.venue.ledger.statement(1, 0).lots).toBe(0);
    expect(bench.venue.ledger.cash[1]).toBe(1_000_000);
  });
});

describe('price bands', () => {
  it('follow the last trade where the instrument says so', () => {
    const instrument = share({ referencePrice: '100', priceBand: { kind: 'lastTrade', percent: '10' } });
    const bench = new VenueBench({ instruments: [instrument] });
    expect(bench.order(1, 1, SELL, 11_001, 1)[0]).toContain('code: 7');
    bench.order(1, 2, SELL, 11_000, 1);
    bench.order(2, 1, BUY, 11_000, 1);
    expect(bench.order(1, 3, SELL, 12_100, 1)[0]).toContain('order-accepted');
    expect(bench.order(1, 4, BUY, 9_899, 1)[0]).toContain('code: 7');
    expect(bench.takeFacts(Trade.id)).toHaveLength(1);
  });
});

describe('drop copy', () => {
  it('repeats every journal line of its instrument, owner or not', () => {
    const bench = new VenueBench({ instruments: [share(), share({ symbol: 'OTHER' })] });
    bench.send(7, Subscribe.id, 1, FEED.dropCopy);
    expect(bench.order(1, 1, BUY, 100, 5)).toHaveLength(1);
    bench.takeFacts(Execution.id);
    const lines = bench.order(1, 2, BUY, 100, 5, { instrument: 1 });
    expect(lines[1]).toBe(`7: ${bench.takeFacts(Execution.id)[0]}`);
    expect(bench.order(1, 2, BUY, 100, 5, { instrument: 1 })[1]).toMatch(
      /^7: execution {account: 1, event: 7/,
    );
  });
});

describe('a venue that cannot be', () => {
  it('lists a symbol twice', () => {
    expect(() => new VenueBench({ instruments: [share(), share()] })).toThrow(/TEST is listed twice/);
  });

  it('has participants beyond the keys of its orders', () => {
    expect(() => new VenueBench({ traders: 1 << 20 })).toThrow(/actor ids below/);
  });
});
