import { defineMechanism } from 'market-sim/mechanism';
import type { MarketServices, MechanismRules, Order } from 'market-sim/mechanism-rules';
import { integerSetting, settings } from 'market-sim/settings';
import { BUY, SELL } from 'market-sim/side';

interface State {
  /** When the next batch is due; null while nobody waits for one. */
  next: number | null;
}

interface Pair {
  readonly bid: Order;
  readonly ask: Order;
  readonly quantity: number;
}

/**
 * Orders gather and trade together at regular times, all at one price, so that being faster by less than an interval is
 * worth nothing: Budish, Cramton and Shim, Quarterly Journal of Economics 130 (2015) 1547-1621.
 */
export const batchAuction = defineMechanism({
  name: 'batch-auction',
  title: 'Frequent batch auctions at one price',
  description: `Orders rest until the next multiple of the interval. Then the best bids meet the best asks, as far as
their limits do, and all trade at the price in the middle between the last bid and the last ask that met.`,
  settings: settings('Time between batches', {
    interval: integerSetting(100_000_000, 1, 1e15, {
      unit: 'time units',
      description:
        'Time between two batches; a time unit is a nanosecond where the scenario does not change it',
    }),
  }),
  capabilities: {
    priority: 'price-time',
    trading: 'batches',
    marketOrders: false,
    timesInForce: ['gtc'],
    postOnly: false,
    replace: true,
    selfTrade: ['allow'],
    fees: true,
    displaysDepth: true,
    random: false,
  },
  create: ({ interval }, market): MechanismRules<State> => ({
    state: { next: null },

    // Nothing trades now: the order rests, and a batch is due.
    enter(state) {
      state.next ??= (Math.floor(market.now / interval) + 1) * interval;
    },

    nextTime: (state) => state.next,

    advance(state) {
      for (let instrument = 0; instrument < market.instruments; instrument++) clear(market, instrument);
      state.next = null;
    },
  }),
});

function clear(market: MarketServices, instrument: number): void {
  const pairs = meetingPairs(market, instrument);
  const last = pairs.at(-1);
  if (last === undefined) return;
  const price = Math.floor((last.bid.price + last.ask.price) / 2);
  for (const { bid, ask, quantity } of pairs) {
    const [earlier, later] = bid.time <= ask.time ? [bid, ask] : [ask, bid];
    market.trade(earlier, later, price, quantity);
  }
}

/** Best bid with best ask, and so on, each for as much as both have left. */
function meetingPairs(market: MarketServices, instrument: number): Pair[] {
  const bids = market.resting(instrument, BUY);
  const asks = market.resting(instrument, SELL);
  const left = new Map([...bids, ...asks].map((order) => [order.id, order.leaves]));
  const pairs: Pair[] = [];
  for (let b = 0, a = 0; b < bids.length && a < asks.length && market.meets(bids[b], asks[a]); ) {
    const [bid, ask] = [bids[b], asks[a]];
    const [open, offered] = [left.get(bid.id) ?? 0, left.get(ask.id) ?? 0];
    const quantity = Math.min(open, offered);
    pairs.push({ bid, ask, quantity });
    left.set(bid.id, open - quantity);
    left.set(ask.id, offered - quantity);
    if (open === quantity) b++;
    if (offered === quantity) a++;
  }
  return pairs;
}
