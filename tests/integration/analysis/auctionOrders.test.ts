import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/analysis/metrics/runMetrics.ts';
import { NewOrderTerms } from '../../../src/core/models/messages/orderEntry.ts';
import { Imbalance, IndicativePrice } from '../../../src/core/models/messages/session.ts';
import type { OrderRequest } from '../../../src/core/models/orderTerms.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { ArrayLog } from '../../support/arrayLog.ts';
import { FakeMessage } from '../../support/fakeContext.ts';
import { testManifest } from '../../support/syntheticRun.ts';
import { session } from '../../support/tradingDays.ts';
import { VenueBench } from '../../support/venueBench.ts';

const buy = (type: string, quantity: number, more: Partial<OrderRequest>) =>
  ({ instrument: 0, side: BUY, type, quantity, ...more }) as const;
const sell = (type: string, quantity: number, more: Partial<OrderRequest>) =>
  ({ ...buy(type, quantity, more), side: SELL }) as const;

/** Every way in which an order can stand in a call, or stand in the book and take no part. */
const ORDERS: readonly OrderRequest[] = [
  buy('limit', 10, { price: 1000 }),
  sell('limit', 6, { price: 995, hidden: true }),
  sell('limit', 8, { price: 990, displayQuantity: 2 }),
  sell('limit', 50, { price: 990, allOrNone: true }),
  buy('limit', 30, { price: 1005, minimumQuantity: 20 }),
  buy('market', 5, { timeInForce: 'atOpen' }),
  sell('limit', 3, { price: 998, timeInForce: 'atOpen' }),
  buy('limit', 1, { price: 999, allOrNone: true }),
];

/** The orders come before the opening auction of a real venue: its log, and what it said last before the trades. */
function openingOf(orders: readonly OrderRequest[]) {
  const bench = new VenueBench({ desk: {}, session: session() });
  const log = new ArrayLog();
  const told = { price: 0, volume: 0, surplus: 0 };
  const keep = () => {
    for (const fact of bench.ctx.facts.splice(0)) {
      log.fact(bench.ctx.now, fact.kind, ...fact.values);
      if (bench.ctx.now >= 300) continue;
      if (fact.kind === IndicativePrice.id) {
        told.price = fact.get(IndicativePrice.price);
        told.volume = fact.get(IndicativePrice.volume);
      } else if (fact.kind === Imbalance.id) told.surplus = fact.get(Imbalance.quantity);
    }
  };
  const passTo = (time: number) => {
    while (bench.ctx.now < time) {
      bench.passTo(bench.ctx.now + 1);
      keep();
    }
  };
  passTo(150);
  orders.forEach((order, i) => {
    const from = order.side === BUY ? 1 : 2;
    const terms = { ...order, clientOrderId: i + 1 };
    log.words(bench.ctx.now, from, NewOrderTerms.id, terms as never);
    bench.venue.receive(bench.ctx, from, new FakeMessage(NewOrderTerms.id, [], terms as never));
    keep();
    passTo(bench.ctx.now + 1);
  });
  passTo(310);
  return { log, told };
}

describe('an auction of orders of every kind', () => {
  it('has the price, volume and surplus that the venue found', () => {
    const { log, told } = openingOf(ORDERS);
    const { auctions, counts } = measureRun(testManifest(['buyer', 'seller', 'other']), log);
    expect(counts.rejectsByCode()).toEqual([]);
    expect(auctions.kept).toHaveLength(1);
    const [{ price, volume, surplus, curves }] = auctions.kept;
    expect({ price, volume, surplus }).toEqual(told);
    expect([volume, curves.marketBuys]).toEqual([16, 5]);
  });
});
