import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { accepts, leastOf } from '../../../src/market/mechanisms/darkMidpoint/darkCross.ts';
import {
  darkMidpointCapabilities,
  darkMidpointSettings,
} from '../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { defineMechanism } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import type { MarketServices, Order } from '../../../src/market/mechanisms/framework/mechanismRules.ts';

type Rule = { priority: string; minimum: string; worstReference: string; oddMidpoint: string };

/** The obvious twin: at every event each order is held against each other, and nothing is known beforehand. */
export const naiveDarkMidpoint = defineMechanism<typeof darkMidpointSettings, null>({
  name: 'naive-dark-midpoint',
  title: 'Dark midpoint book, all pairs',
  description: 'The slow twin.',
  settings: darkMidpointSettings,
  capabilities: darkMidpointCapabilities,
  create: (rule, market) => ({
    state: null,
    enter(_state, order) {
      const price = middle(market, order.instrument, rule);
      const traded =
        price > 0 &&
        accepts(order, price) &&
        turn(market, order, live(market, order, price, rule), price, rule);
      if (order.leaves > 0 && order.timeInForce === 0) market.rest(order);
      else if (order.leaves > 0) market.cancel(order, CANCEL_REASON.immediateOrCancel);
      if (traded) everybody(market, order.instrument, price, rule);
    },
    referenceChanged(_state, instrument) {
      const price = middle(market, instrument, rule);
      if (price > 0) everybody(market, instrument, price, rule);
    },
  }),
});

function middle(market: MarketServices, instrument: number, rule: Rule): number {
  const { bid, ask } = market.reference(instrument);
  if (bid * ask === 0) return 0;
  if (bid === ask && rule.worstReference === 'normal') return 0;
  if (bid > ask && rule.worstReference !== 'crossed') return 0;
  const half = (bid + ask) / 2;
  if (half === Math.floor(half)) return half;
  return { 'no-trade': 0, down: Math.floor(half), up: Math.ceil(half) }[rule.oddMidpoint] ?? 0;
}

type Ranked = { order: Order; size: number };

/** All orders of the instrument that take the price, by rank; sizes are those of now. */
function live(
  market: MarketServices,
  { instrument }: { instrument: number },
  price: number,
  rule: Rule,
): Ranked[] {
  return [...market.resting(instrument, BUY), ...market.resting(instrument, SELL)]
    .filter((order) => accepts(order, price))
    .map((order) => ({ order, size: order.leaves }))
    .sort((a, b) => (rule.priority === 'size' && b.size - a.size) || a.order.sequence - b.order.sequence);
}

function everybody(market: MarketServices, instrument: number, price: number, rule: Rule): void {
  for (let traded = true; traded; ) {
    traded = false;
    const all = live(market, { instrument }, price, rule);
    for (const { order } of all) if (turn(market, order, all, price, rule)) traded = true;
  }
}

/** Whoever may trade with `order` does, one after the other, and again until nobody may. */
function turn(market: MarketServices, order: Order, all: Ranked[], price: number, rule: Rule): boolean {
  for (let ever = false; ; ever = true) {
    const others = all.filter(({ order: other }) => other.side !== order.side);
    const parts: [Order, number][] = [];
    let left = order.leaves;
    for (const { order: other } of others) {
      const quantity = Math.min(left, other.leaves);
      const least = Math.min(order.minimumQuantity, left);
      const fits = rule.minimum === 'aggregate' || quantity >= least;
      if (quantity === 0 || quantity < leastOf(other) || !fits) continue;
      parts.push([other, quantity]);
      left -= quantity;
    }
    if (parts.length === 0 || order.leaves - left < leastOf(order)) return ever;
    for (const [other, quantity] of parts) {
      const [maker, taker] = other.sequence < order.sequence ? [other, order] : [order, other];
      market.trade(maker, taker, price, quantity);
    }
  }
}
