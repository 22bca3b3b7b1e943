import { integerSetting, settings } from '../../../src/core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { defineMechanism } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import type {
  MarketServices,
  MechanismRules,
  Order,
} from '../../../src/market/mechanisms/framework/mechanismRules.ts';

/** When the next batch is; null while no order waits for one. */
interface BatchState {
  next: number | null;
}

/**
 * Orders gather and trade together at one price every so often: the frequent batch auction of Budish, Cramton and Shim,
 * Quarterly Journal of Economics 130 (2015) 1547-1621. Its price lies between the limits of the last pair that trades.
 */
export const batchAuction = defineMechanism({
  name: 'frequent-batch-auction',
  title: 'Frequent batch auction',
  description: 'Orders gather and trade at one price every interval.',
  settings: settings('When batches are', {
    interval: integerSetting(10, 1, 1_000_000_000, {
      unit: 'time units',
      description: 'Between two batches',
    }),
  }),
  capabilities: {
    priority: 'price-time',
    trading: 'batches',
    marketOrders: true,
    timesInForce: ['gtc'],
    postOnly: false,
    replace: true,
    selfTrade: ['allow'],
    fees: true,
    displaysDepth: true,
    random: false,
  },
  create: ({ interval }, market): MechanismRules<BatchState> => ({
    state: { next: null },
    enter(state, order) {
      market.rest(order);
      state.next ??= (Math.floor(market.now / interval) + 1) * interval;
    },
    nextTime: (state) => state.next,
    advance(state) {
      state.next = null;
      for (let instrument = 0; instrument < market.instruments; instrument++) runBatch(market, instrument);
    },
  }),
});

type Pair = readonly [bid: Order, ask: Order, quantity: number];

/** Trades all pairs at the price of the last one, and ends market orders that found nobody. */
function runBatch(market: MarketServices, instrument: number): void {
  const pairs = matchedPairs(market, instrument);
  const price = pairs.reduce((last, [bid, ask]) => midpoint(bid, ask) || last, 0);
  if (price > 0) for (const [bid, ask, quantity] of pairs) market.trade(bid, ask, price, quantity);
  for (const order of [...market.resting(instrument, BUY), ...market.resting(instrument, SELL)]) {
    if (order.price === 0) market.cancel(order, CANCEL_REASON.noLiquidity);
  }
}

/** Best bid with best ask, and so on as long as they meet. */
function matchedPairs(market: MarketServices, instrument: number): Pair[] {
  const bids = market.resting(instrument, BUY);
  const asks = market.resting(instrument, SELL);
  const left = new Map([...bids, ...asks].map((order) => [order, order.leaves]));
  const pairs: Pair[] = [];
  for (let b = 0, a = 0; b < bids.length && a < asks.length && market.meets(bids[b], asks[a]); ) {
    const [bid, ask] = [bids[b], asks[a]];
    const quantity = Math.min(left.get(bid) ?? 0, left.get(ask) ?? 0);
    pairs.push([bid, ask, quantity]);
    for (const order of [bid, ask]) left.set(order, (left.get(order) ?? 0) - quantity);
    if (left.get(bid) === 0) b += 1;
    if (left.get(ask) === 0) a += 1;
  }
  return pairs;
}

/** Between the limits of a pair; 0 where neither has one. */
function midpoint(bid: Order, ask: Order): number {
  return Math.floor(((bid.price || ask.price) + (ask.price || bid.price)) / 2);
}
