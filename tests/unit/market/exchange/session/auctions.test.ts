import { describe, expect, it } from 'vitest';
import { FEED, Subscribe, Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { PhaseChanged } from '../../../../../src/core/models/messages/session.ts';
import { PHASE, PHASE_NAMES } from '../../../../../src/core/models/phase.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { QuoteBoard } from '../../../../../src/market/exchange/gateway/quoteBoard.ts';
import { AUCTION_RULES } from '../../../../../src/market/mechanisms/callAuction/presets.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';
import { CALENDAR, session, takePhases } from '../../../../support/tradingDays.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const LISTENER = 9;
const MARKET = 1;

/** A day whose auctions end at random within 50. */
function randomEnds(seed: number): VenueBench {
  const schedules = {
    full: CALENDAR.schedules.full.map((step) =>
      step.phase.endsWith('Auction') ? { ...step, randomEnd: 50 } : step,
    ),
  };
  const bench = new VenueBench({ session: session({ calendar: { ...CALENDAR, schedules } }) });
  Object.assign(bench.ctx, { rng: createRng(seed, 'venue') });
  return bench;
}

function openings(seed: number): number[] {
  const bench = randomEnds(seed);
  const times: number[] = [];
  for (let time = 0; time < 4000; time++) {
    bench.passTo(time);
    if (takePhases(bench).includes('continuous')) times.push(time % 1000);
  }
  return times;
}

describe('a random end', () => {
  it('is the same for a seed and another for another, within its span', () => {
    const first = openings(1);
    expect(first).toHaveLength(4);
    expect(openings(1)).toEqual(first);
    expect(openings(2)).not.toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(1);
    for (const time of first) {
      expect(time).toBeGreaterThanOrEqual(300);
      expect(time).toBeLessThanOrEqual(350);
    }
  });
});

describe('what the market is told of a random end', () => {
  it('is when the auction is due to end, and no more', () => {
    const bench = randomEnds(1);
    bench.passTo(1000);
    const auctions = bench.ctx.facts
      .filter((fact) => fact.kind === PhaseChanged.id)
      .filter((fact) => PHASE_NAMES[fact.get(PhaseChanged.phase)].endsWith('Auction'));
    expect(auctions.map((fact) => fact.get(PhaseChanged.until))).toEqual([300, 900]);
  });
});

describe('an auction', () => {
  it('finds its price by the rules that the venue chose', () => {
    const prices = ['xetra', 'euronext'].map((name) => {
      const auctionRules = AUCTION_RULES.find((rules) => rules.name === name)!;
      const instrument = share({ referencePrice: '9.90' });
      const bench = new VenueBench({ instruments: [instrument], session: session({ auctionRules }) });
      bench.passTo(250);
      bench.order(1, 1, BUY, 1010, 10);
      bench.order(2, 1, SELL, 990, 6);
      bench.passTo(300);
      return bench.takeFacts(Trade.id).map((text) => text.match(/price: (\d+)/)?.[1]);
    });
    expect(prices).toEqual([['1010'], ['990']]);
  });

  it('tells indicative price and imbalance to whoever listens to quotes', () => {
    const bench = new VenueBench({ session: session() });
    bench.passTo(250);
    bench.send(LISTENER, Subscribe.id, 0, FEED.l1);
    bench.order(1, 1, BUY, 1010, 10);
    expect(bench.order(2, 1, SELL, 990, 6).filter((line) => line.startsWith('9:'))).toEqual([
      '9: indicative-price {instrument: 0, sequence: 4, price: 1010, volume: 6}',
      '9: imbalance {instrument: 0, sequence: 5, side: 0, quantity: 4}',
    ]);
    // Nothing changes for the auction, so nothing is told.
    expect(bench.order(1, 2, BUY, 500, 10).filter((line) => line.startsWith('9:'))).toEqual([]);
  });

  it('tells no more often than it should, and the rest when it may', () => {
    const bench = new VenueBench({ session: session({ indicativeInterval: 10 }) });
    bench.passTo(250);
    bench.send(LISTENER, Subscribe.id, 0, FEED.l1);
    bench.order(1, 1, BUY, 1010, 10);
    bench.order(2, 1, SELL, 990, 6);
    expect(bench.order(2, 2, SELL, 990, 1).filter((line) => line.startsWith('9:'))).toEqual([]);
    expect(bench.passTo(260)).toEqual([
      '9: indicative-price {instrument: 0, sequence: 6, price: 1010, volume: 7}',
      '9: imbalance {instrument: 0, sequence: 7, side: 0, quantity: 3}',
    ]);
  });

  it('shows no quote of a book that does not trade, and one as soon as it does', () => {
    const bench = new VenueBench({ session: session() });
    bench.passTo(250);
    bench.send(LISTENER, Subscribe.id, 0, FEED.l1);
    expect(bench.order(1, 1, BUY, 1000, 10).filter((line) => line.startsWith('9: quote'))).toEqual([]);
    expect(bench.passTo(300)).toEqual([
      '9: phase-changed {instrument: 0, sequence: 4, phase: 0, reason: 0, until: 800}',
      '9: quote {instrument: 0, sequence: 1, bidPrice: 1000, bidQuantity: 10, askPrice: 0, askQuantity: 0}',
    ]);
  });

  it('goes on once where its price is too far from the reference price', () => {
    const extension = { percentPpm: 50_000, span: 30, randomEnd: 0 };
    const bench = new VenueBench({ session: session({ extension }) });
    const meet = (id: number, price: number) => {
      bench.order(1, id, BUY, price, 1);
      bench.order(2, id, SELL, price, 1);
    };
    bench.passTo(310);
    meet(1, 1000);
    bench.passTo(850);
    meet(2, 1051);
    takePhases(bench);
    bench.passTo(900);
    expect(takePhases(bench)).toEqual(['closingAuction']);
    bench.passTo(929);
    expect(bench.venue.counts.trades).toBe(1);
    bench.passTo(930);
    expect(takePhases(bench)).toEqual(['closed']);
    expect(bench.venue.counts.trades).toBe(2);
  });

  it('leaves limit orders to continuous trading and cancels market orders that found nobody', () => {
    const bench = new VenueBench({ session: session() });
    bench.passTo(250);
    bench.order(1, 1, BUY, 0, 5, { type: MARKET });
    bench.order(1, 2, BUY, 1000, 5);
    bench.order(2, 1, SELL, 1000, 3);
    expect(bench.passTo(300).join()).toContain(
      'order-cancelled {clientOrderId: 1, orderId: 1, instrument: 0, side: 0, quantity: 2, reason: 4}',
    );
    expect(bench.venue.engine.levelQuantity(0, BUY, 1000)).toBe(5);
  });

  it('holds on to what closing leaves, for the next opening', () => {
    const bench = new VenueBench({ session: session() });
    bench.passTo(400);
    bench.order(1, 1, BUY, 1000, 5);
    bench.passTo(1150);
    bench.order(2, 1, SELL, 900, 5);
    expect(bench.passTo(1300).join()).toContain('price: 950, quantity: 5');
  });
});

describe("a trader's board", () => {
  it('knows the phase from the image on, and what an auction would do', () => {
    const bench = new VenueBench({ session: session() });
    const board = new QuoteBoard(1);
    const listen = () => {
      for (const { to, message } of bench.ctx.take()) if (to === LISTENER) board.onMessage(message);
    };
    expect(board.phase(0)).toBe(PHASE.continuous);
    bench.passTo(250);
    bench.venue.receive(bench.ctx, LISTENER, subscription());
    listen();
    expect(board.phase(0)).toBe(PHASE.openingAuction);
    bench.venue.receive(bench.ctx, 1, order(1, BUY, 1010, 10));
    bench.venue.receive(bench.ctx, 2, order(1, SELL, 990, 16));
    listen();
    expect([board.indicativePrice(0), board.indicativeVolume(0), board.imbalance(0)]).toEqual([990, 10, -6]);
    const copy = new QuoteBoard(1);
    copy.restore(board.snapshot());
    expect(copy.snapshot()).toEqual(board.snapshot());
    expect(copy.phase(0)).toBe(PHASE.openingAuction);
  });
});

function subscription(): FakeMessage {
  return new FakeMessage(Subscribe.id, [0, FEED.l1]);
}

function order(id: number, side: number, price: number, quantity: number): FakeMessage {
  return new FakeMessage(NewOrder.id, [id, 0, side, 0, 0, price, quantity, 0]);
}

describe('a phase that the market is told of', () => {
  it('says when an interruption is due to end', () => {
    const priceRange = { dynamicPpm: 10_000, staticPpm: 20_000, auctionSpan: 50, randomEnd: 0 };
    const bench = new VenueBench({ session: session({ priceRange }) });
    bench.passTo(310);
    bench.order(1, 1, BUY, 1000, 1);
    bench.order(2, 1, SELL, 1000, 1);
    bench.ctx.facts.length = 0;
    bench.order(1, 2, BUY, 1100, 1);
    bench.order(2, 2, SELL, 1100, 1);
    expect(bench.takeFacts(PhaseChanged.id)).toEqual([
      'phase-changed {instrument: 0, sequence: 5, phase: 3, reason: 2, until: 360}',
    ]);
  });
});
