import { describe, expect, it } from 'vitest';
import { settings } from '../../../../../src/core/data/config/schema.ts';
import { FEED, Subscribe } from '../../../../../src/core/models/messages/marketData.ts';
import type { MechanismCapabilities } from '../../../../../src/core/models/ports/mechanism.ts';
import { BUY, opposite, SELL } from '../../../../../src/core/models/side.ts';
import { callAuction } from '../../../../../src/market/mechanisms/callAuction/callAuction.ts';
import { defineMechanism } from '../../../../../src/market/mechanisms/framework/defineMechanism.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

const LISTENER = 9;
const capabilities: MechanismCapabilities = {
  ...callAuction.capabilities,
  trading: 'continuous',
  marketOrders: false,
  timesInForce: ['gtc'],
  fees: false,
};

/** Trades at once, half way between the two limits. */
const halfWay = defineMechanism({
  name: 'half-way',
  title: 'Half way',
  description: 'Trades half way between the limits.',
  settings: settings('None', {}),
  capabilities,
  create: (_settings, market) => ({
    state: {},
    enter(_state, order) {
      for (const maker of market.resting(order.instrument, opposite(order.side))) {
        if (order.leaves === 0 || !market.meets(maker, order)) return;
        const price = Math.floor((maker.price + order.price) / 2);
        market.trade(maker, order, price, Math.min(maker.leaves, order.leaves));
      }
    },
  }),
});

describe('the order feed', () => {
  it('takes the maker alone off the book where the taker never stood in it, whatever the price', () => {
    const environment = { instruments: 1, seed: 1 };
    const bench = new VenueBench({ createEngine: (events) => halfWay.createEngine({}, environment, events) });
    bench.send(LISTENER, Subscribe.id, 0, FEED.l3);
    bench.send(LISTENER, Subscribe.id, 0, FEED.l2);
    bench.order(1, 1, SELL, 100, 5);
    expect(bench.order(2, 1, BUY, 110, 8).filter((line) => line.startsWith('9:'))).toEqual([
      '9: book-order {instrument: 0, sequence: 2, action: 1, orderId: 1, side: 1, price: 105, quantity: 0}',
      '9: book-order {instrument: 0, sequence: 3, action: 0, orderId: 2, side: 0, price: 110, quantity: 3}',
      '9: depth-update {instrument: 0, sequence: 2, side: 0, price: 110, quantity: 3, orders: 1}',
      '9: depth-update {instrument: 0, sequence: 3, side: 1, price: 100, quantity: 0, orders: 0}',
    ]);
  });
});
