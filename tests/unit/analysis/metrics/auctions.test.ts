import { describe, expect, it } from 'vitest';
import { ConditionalOrders } from '../../../../src/analysis/metrics/conditionalOrders.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { EXECUTION_EVENT, Execution } from '../../../../src/core/models/messages/execution.ts';
import { IndicativePrice, PhaseChanged } from '../../../../src/core/models/messages/session.ts';
import { PHASE } from '../../../../src/core/models/phase.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { auctionTape, OPENING } from '../../../support/auctionTape.ts';
import { testManifest } from '../../../support/syntheticRun.ts';

const manifest = testManifest(['buyer', 'seller']);

describe('auctions of a log', () => {
  it('shows what stood before the trades: market orders, reserves and all limits', () => {
    const { auctions } = measureRun(manifest, auctionTape(1));
    expect(auctions.count).toBe(1);
    expect(auctions.kept).toEqual([
      {
        ...{ phase: PHASE.openingAuction, from: 10, time: 30, price: 101, volume: 14 },
        ...{ surplus: 1, surplusSide: BUY },
        curves: {
          prices: [99, 100, 101, 102],
          demand: [22, 15, 15, 5],
          supply: [0, 14, 14, 23],
          marketBuys: 5,
          marketSells: 0,
        },
        path: [
          { time: 20, price: 0, volume: 0 },
          { time: 25, price: 100, volume: 8 },
        ],
      },
    ]);
  });

  it('counts what it does not keep', () => {
    const { auctions } = measureRun(manifest, auctionTape(6));
    expect([auctions.kept.length, auctions.count]).toEqual([4, 6]);
    for (const { volume, path } of auctions.kept) expect([volume, path.length]).toEqual([14, 2]);
  });

  it('sees none in continuous trading, nor where a call ends without a trade', () => {
    const log = new ArrayLog()
      .fact(1, PhaseChanged.id, 0, 1, ...OPENING)
      .execution(2, 'accepted', { account: 1, orderId: 1, side: BUY, price: 9 }, 5, 5)
      .fact(3, PhaseChanged.id, 0, 2, PHASE.continuous, 0, 0)
      .execution(4, 'accepted', { account: 2, orderId: 2, side: SELL, price: 9 }, 5, 5)
      .execution(4, 'filledMaker', { account: 1, orderId: 1, side: BUY, price: 9 }, 5, 0, 1)
      .execution(4, 'filledTaker', { account: 2, orderId: 2, side: SELL, price: 9 }, 5, 0, 1);
    expect(measureRun(manifest, log).auctions.count).toBe(0);
  });

  it('keeps a bounded path of a long call, the last word included', () => {
    const log = new ArrayLog().fact(1, PhaseChanged.id, 0, 1, ...OPENING);
    for (let time = 2; time <= 2000; time++) log.fact(time, IndicativePrice.id, 0, time, time, 1);
    log
      .execution(2001, 'accepted', { account: 1, orderId: 1, side: BUY, price: 9 }, 5, 5)
      .execution(2002, 'accepted', { account: 2, orderId: 2, side: SELL, price: 9 }, 5, 5)
      .execution(2003, 'filledMaker', { account: 1, orderId: 1, side: BUY, price: 9 }, 5, 0, 1);
    const { path } = measureRun(manifest, log).auctions.kept[0];
    expect(path.length).toBeGreaterThan(150);
    expect(path.length).toBeLessThanOrEqual(400);
    expect([path[0].price, path.at(-1)?.price]).toEqual([2, 2000]);
    const times = path.map(({ time }) => time);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });
});

describe('orders with a condition', () => {
  const line = (event: keyof typeof EXECUTION_EVENT, orderId: number, leaves: number) => {
    const log = new ArrayLog().fact(
      1,
      Execution.id,
      1,
      EXECUTION_EVENT[event],
      orderId,
      orderId,
      0,
      0,
      9,
      5,
      leaves,
    );
    return (to: ConditionalOrders) => {
      log.forEach((entry) => {
        to.execution(entry);
      });
    };
  };
  const terms = { instrument: 0, side: BUY, type: 'limit', quantity: 5, price: 9 } as const;

  it('are known by their words until they end; the last lot has none', () => {
    const orders = new ConditionalOrders();
    orders.delivered(1, { ...terms, clientOrderId: 7, allOrNone: true });
    orders.delivered(1, { ...terms, clientOrderId: 8, hidden: true });
    orders.delivered(1, { ...terms, clientOrderId: 9, minimumQuantity: 2 });
    for (const id of [7, 8, 9]) line('accepted', id, 5)(orders);
    expect([7, 8, 9].map((id) => orders.has(id, 5))).toEqual([true, false, true]);
    expect(orders.has(9, 1)).toBe(false);
    line('filledMaker', 7, 0)(orders);
    line('cancelled', 9, 5)(orders);
    expect([7, 9].map((id) => orders.has(id, 5))).toEqual([false, false]);
  });

  it('forgets the refused', () => {
    const orders = new ConditionalOrders();
    orders.delivered(1, { ...terms, clientOrderId: 7, allOrNone: true });
    line('rejected', 7, 5)(orders);
    line('accepted', 7, 5)(orders);
    expect(orders.has(7, 5)).toBe(false);
  });
});
