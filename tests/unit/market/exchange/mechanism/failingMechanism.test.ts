import { describe, expect, it } from 'vitest';
import { settings } from '../../../../../src/core/data/config/schema.ts';
import { CANCEL_REASON, Execution } from '../../../../../src/core/models/messages/execution.ts';
import { FEED, Quote, Subscribe } from '../../../../../src/core/models/messages/marketData.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, opposite, SELL } from '../../../../../src/core/models/side.ts';
import {
  defineMechanism,
  type MechanismDefinition,
} from '../../../../../src/market/mechanisms/framework/defineMechanism.ts';
import type {
  MarketServices,
  MechanismRules,
  Order,
} from '../../../../../src/market/mechanisms/framework/mechanismRules.ts';
import { share, VENUE, VenueBench } from '../../../../support/venueBench.ts';

/** Quantity of the order at which a mechanism of these tests goes wrong. */
const FATAL = 13;

/** Trades as a book does, and then does something to the order of {@link FATAL} lots. */
function failing(goWrong: (market: MarketServices, order: Order) => void): MechanismDefinition {
  return defineMechanism({
    name: 'failing',
    title: 'Fails',
    description: 'Fails at an order of 13 lots, after its trades.',
    settings: settings('None', {}),
    capabilities: {
      priority: 'price-time',
      trading: 'continuous',
      marketOrders: true,
      timesInForce: ['gtc', 'ioc'],
      postOnly: false,
      replace: true,
      selfTrade: ['allow'],
      fees: true,
      displaysDepth: true,
      random: false,
    },
    create: (_settings, market): MechanismRules<{ orders: number }> => ({
      state: { orders: 0 },
      enter(state, order) {
        state.orders += 1;
        const isFatal = order.leaves === FATAL;
        for (;;) {
          const maker = market.best(order.instrument, opposite(order.side));
          if (maker === undefined || order.leaves === 0 || !market.meets(maker, order)) break;
          market.trade(maker, order, maker.price, Math.min(maker.leaves, order.leaves));
        }
        if (isFatal) goWrong(market, order);
      },
    }),
  });
}

function bench(definition: MechanismDefinition): VenueBench {
  return new VenueBench({
    instruments: [share({ symbol: 'A' }), share({ symbol: 'B' })],
    fees: { makerPpm: 0, takerPpm: 30_000 },
    createEngine: (events) => definition.createEngine({}, { instruments: 2, seed: 1 }, events),
  });
}

function bid(market: MarketServices): Order {
  return market.best(0, BUY) as Order;
}

const throws = failing(() => {
  throw new TypeError('levels is undefined');
});

/** Bids of traders 1 and 2 wait in both instruments; then trader 3 sends the order that is fatal. */
function halted(definition: MechanismDefinition): { venue: VenueBench; told: string[] } {
  const venue = bench(definition);
  venue.send(9, Subscribe.id, 0, FEED.l1);
  venue.order(1, 1, BUY, 100, 5);
  venue.order(2, 1, BUY, 99, 7);
  venue.order(2, 2, BUY, 50, 4, { instrument: 1 });
  venue.ctx.facts.splice(0);
  return { venue, told: venue.order(3, 1, SELL, 100, FATAL) };
}

describe('a mechanism that fails', () => {
  it('halts its venue: the command refused, every order cancelled, nothing half done', () => {
    const { venue, told } = halted(throws);
    const { venueHalted } = REJECT_CODE;
    const reason = CANCEL_REASON.venueHalted;
    expect(told).toEqual([
      `3: order-rejected {clientOrderId: 1, instrument: 0, code: ${venueHalted}}`,
      `1: order-cancelled {clientOrderId: 1, orderId: 1, instrument: 0, side: 0, quantity: 5, reason: ${reason}}`,
      `2: order-cancelled {clientOrderId: 1, orderId: 2, instrument: 0, side: 0, quantity: 7, reason: ${reason}}`,
      '9: quote {instrument: 0, sequence: 2, bidPrice: 0, bidQuantity: 0, askPrice: 0, askQuantity: 0}',
      `2: order-cancelled {clientOrderId: 2, orderId: 3, instrument: 1, side: 0, quantity: 4, reason: ${reason}}`,
      `${VENUE}: venue-halted {}`,
    ]);
    const { ledger, counts } = venue.venue;
    expect([...ledger.cash].slice(1)).toEqual([1_000_000, 1_000_000, 1_000_000]);
    expect(ledger.venueCash[0]).toBe(0);
    expect(counts.trades).toBe(0);
    venue.venue.check();
  });

  it('leaves the log as whole as if the order had never been taken', () => {
    const { venue } = halted(throws);
    const lines = venue.ctx.facts.filter(({ kind }) => kind === Execution.id || kind === Quote.id);
    expect(lines.map((line) => (line.kind === Quote.id ? 'quote' : line.get(Execution.event)))).toEqual([
      7,
      3,
      3,
      'quote',
      3,
      'quote',
    ]);
  });

  it('is named with card, command and time', () => {
    const { failure } = halted(throws).venue.venue;
    expect(failure).toMatchObject({ code: 'MECHANISM_BROKEN', exitCode: 5 });
    expect(failure?.message).toBe(
      'mechanism failing fails card never-throws: it throws TypeError: levels is undefined; ' +
        'at 0: enter order 1 of account 3: sell 13 at 100, gtc',
    );
  });

  it.each([
    ['conservation', 'are of one side', failing((market, order) => market.trade(order, order, 99, 1))],
    ['conservation', 'which is gone', failing((market) => market.cancel({ id: 77 } as Order, 0))],
    [
      'conservation',
      'which is no price',
      failing((market, order) => market.trade(bid(market), order, 99.5, 1)),
    ],
    [
      'limit-price',
      'sells at 99, worse',
      failing((market, order) => market.trade(bid(market), order, 99, 1)),
    ],
    [
      'conservation',
      'are left',
      failing((market, order) => market.trade(bid(market), order, 99, order.leaves)),
    ],
    [
      'conservation',
      'by a command in 0',
      failing((market) => market.cancel(market.best(1, BUY) as Order, 0)),
    ],
    ['never-throws', 'TypeError', failing((_market, order) => Object.assign(order, { leaves: 1 }))],
    ['determinism', 'does not declare', failing((market) => market.random.uniform())],
  ])('names card %s (%s)', (card, words, definition) => {
    const { venue, told } = halted(definition);
    expect(venue.venue.failure?.message).toMatch(`fails card ${card}`);
    expect(venue.venue.failure?.message).toMatch(words);
    expect(told[0]).toContain('order-rejected');
    expect(venue.venue.counts.trades).toBe(0);
  });

  it('is found out where its code swallows the exception', () => {
    const swallows = failing((market, order) => {
      try {
        market.trade(order, order, 99, 1);
      } catch {
        // An author who means well.
      }
    });
    expect(halted(swallows).venue.venue.failure?.message).toMatch('fails card conservation');
  });

  it('takes nothing any more, and says so', () => {
    const { venue } = halted(throws);
    const { venueHalted, tooLateToCancel } = REJECT_CODE;
    expect(venue.order(1, 2, BUY, 100, 5)).toEqual([
      `1: order-rejected {clientOrderId: 2, instrument: 0, code: ${venueHalted}}`,
    ]);
    expect(venue.cancel(1, 1)).toEqual([
      `1: cancel-rejected {clientOrderId: 0, originalClientOrderId: 1, code: ${tooLateToCancel}}`,
    ]);
    expect(venue.massCancel(2, -1)).toEqual([]);
  });

  it('stays failed in a snapshot', () => {
    const { venue } = halted(throws);
    const restored = bench(throws);
    restored.venue.restore(structuredClone(venue.venue.snapshot()));
    expect(restored.venue.hash()).toBe(venue.venue.hash());
    expect(restored.venue.failure?.message).toBe(venue.venue.failure?.message);
    expect(restored.order(1, 2, BUY, 100, 5)).toHaveLength(1);
  });
});
