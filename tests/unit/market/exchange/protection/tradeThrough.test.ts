import { describe, expect, it } from 'vitest';
import { ConsolidatedQuote } from '../../../../../src/core/models/messages/consolidated.ts';
import { CANCEL_REASON } from '../../../../../src/core/models/messages/execution.ts';
import { Quote } from '../../../../../src/core/models/messages/marketData.ts';
import {
  NewOrderTerms,
  ORDER_TYPE,
  SWEEP,
  TIME_IN_FORCE,
} from '../../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { ProtectionConfig } from '../../../../../src/market/exchange/protection/protectionConfig.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';
import { createVenue, VENUE, VenueBench } from '../../../../support/venueBench.ts';

const AWAY = 8;
const FEEDS = [{ from: AWAY, instruments: [{ there: 0, here: 0, scale: [1, 1] as const }] }];
const market = { type: ORDER_TYPE.market, timeInForce: TIME_IN_FORCE.ioc };

/** Offers of 5 at 100, at 101 and at 103, and bids of 5 at 98 and 96; away it is 97 to 101. */
function bench(
  mode: ProtectionConfig['mode'],
  desk = false,
  locking: ProtectionConfig['locking'] = 'allow',
): VenueBench {
  const made = new VenueBench({ protection: { mode, locking, feeds: FEEDS }, ...(desk ? { desk: {} } : {}) });
  for (const [i, price] of [100, 101, 103].entries()) made.order(1, 1 + i, SELL, price, 5);
  for (const [i, price] of [98, 96].entries()) made.order(1, 4 + i, BUY, price, 5);
  made.send(AWAY, Quote.id, 0, 1, 97, 10, 101, 10);
  return made;
}

/** What came of an order: fills as `price x quantity`, and how it ended. */
function outcome(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    if (!line.startsWith('2: ')) return [];
    const number = (field: string) => Number(new RegExp(`${field}: (-?\\d+)`).exec(line)?.[1]);
    if (line.includes('order-filled')) return [`${number('price')} x ${number('quantity')}`];
    if (line.includes('order-cancelled')) return [`cancelled ${number('quantity')}, ${number('reason')}`];
    if (line.includes('order-rejected')) return [`rejected ${number('code')}`];
    return [];
  });
}

const CUT = CANCEL_REASON.tradeThrough;

describe('trade-through protection', () => {
  it('asks for the quotes of its feeds, and keeps them', () => {
    const { venue, ctx } = bench('cancel');
    const copy = createVenue({ protection: { mode: 'cancel', feeds: FEEDS } });
    copy.restore(venue.snapshot());
    expect(copy.hash()).toBe(venue.hash());
    const before = venue.hash();
    venue.receive(ctx, AWAY, new FakeMessage(Quote.id, [0, 2, 97, 10, 102, 10]));
    expect(venue.hash()).not.toBe(before);
  });

  it('lets an order trade as far as the best price elsewhere, and cancels what would go on', () => {
    expect(outcome(bench('cancel').order(2, 1, BUY, 0, 12, market))).toEqual([
      '100 x 5',
      '101 x 5',
      `cancelled 2, ${CUT}`,
    ]);
    expect(outcome(bench('cancel').order(2, 1, BUY, 105, 12))).toEqual([
      '100 x 5',
      '101 x 5',
      `cancelled 2, ${CUT}`,
    ]);
    expect(outcome(bench('cancel').order(2, 1, SELL, 0, 7, market))).toEqual([
      '98 x 5',
      `cancelled 2, ${CUT}`,
    ]);
  });

  it('leaves alone what does not trade beyond: a small order, a limit within, one that rests', () => {
    expect(outcome(bench('cancel').order(2, 1, BUY, 0, 8, market))).toEqual(['100 x 5', '101 x 3']);
    const within = bench('reject');
    expect(outcome(within.order(2, 1, BUY, 101, 12))).toEqual(['100 x 5', '101 x 5']);
    expect(within.venue.engine.best(0, BUY)).toBe(101);
    const behind = bench('cancel');
    expect(outcome(behind.order(2, 1, BUY, 102, 12))).toEqual(['100 x 5', '101 x 5']);
    expect(behind.venue.engine.best(0, BUY)).toBe(102);
  });

  it('fills or kills within the best price elsewhere', () => {
    const { fok } = TIME_IN_FORCE;
    const killed = bench('cancel').order(2, 1, BUY, 105, 12, { timeInForce: fok });
    expect(outcome(killed)).toEqual([`cancelled 12, ${CANCEL_REASON.fillOrKill}`]);
    expect(outcome(bench('cancel').order(2, 1, BUY, 105, 10, { timeInForce: fok }))).toHaveLength(2);
  });

  it('refuses the whole order where it is told to', () => {
    expect(outcome(bench('reject').order(2, 1, BUY, 0, 12, market))).toEqual([
      `rejected ${REJECT_CODE.tradeThrough}`,
    ]);
    expect(outcome(bench('reject').order(2, 1, BUY, 0, 10, market))).toEqual(['100 x 5', '101 x 5']);
  });

  it('refuses a replace that would trade through, and the order stays', () => {
    const made = bench('cancel');
    made.order(2, 1, BUY, 97, 12);
    const [answer] = made.replace(2, 2, 1, 105, 12);
    expect(answer).toContain(`code: ${REJECT_CODE.tradeThrough}`);
    expect(made.venue.engine.liveOrders).toBe(6);
  });

  it('lets intermarket sweep orders through, plain and in words', () => {
    const all = ['100 x 5', '101 x 5', '103 x 2'];
    expect(outcome(bench('reject').order(2, 1, BUY, 0, 12, { ...market, flags: SWEEP }))).toEqual(all);
    const terms = { clientOrderId: 1, instrument: 0, side: BUY, type: 'limit', quantity: 12, price: 105 };
    const inWords = (sweep: boolean) => {
      const made = bench('cancel', true);
      const message = new FakeMessage(NewOrderTerms.id, [], { ...terms, ...(sweep ? { sweep } : {}) });
      made.venue.receive(made.ctx, 2, message);
      return outcome(made.ctx.take().map(({ to, message: sent }) => `${to}: ${sent.text}`));
    };
    expect(inWords(true)).toEqual(all);
    expect(inWords(false)).toEqual(['100 x 5', '101 x 5', `cancelled 2, ${CUT}`]);
  });

  it('takes the flag at a venue that protects nothing, and other flags as before', () => {
    const plain = new VenueBench();
    plain.order(1, 1, SELL, 100, 5);
    expect(outcome(plain.order(2, 1, BUY, 100, 5, { flags: SWEEP }))).toEqual(['100 x 5']);
    for (const [i, flags] of [10, SWEEP + 10, 32, 16.5, -1].entries()) {
      const refused = outcome(plain.order(2, 2 + i, BUY, 100, 5, { flags }));
      expect(refused).toEqual([`rejected ${REJECT_CODE.invalidFlags}`]);
    }
  });

  it('does not protect its own quote from itself in the consolidated one', () => {
    const made = bench('cancel');
    made.send(AWAY, ConsolidatedQuote.id, 0, 1, 98, 5, VENUE, 100, 5, VENUE);
    expect(outcome(made.order(2, 1, BUY, 0, 12, market))).toEqual(['100 x 5', '101 x 5', '103 x 2']);
    const better = bench('cancel');
    better.send(AWAY, ConsolidatedQuote.id, 0, 1, 98, 5, VENUE, 100, 5, 7);
    expect(outcome(better.order(2, 1, BUY, 0, 12, market))).toEqual(['100 x 5', `cancelled 7, ${CUT}`]);
  });

  it('compares prices of other ticks exactly, a price between two ticks as the better one', () => {
    const feeds = [{ from: AWAY, instruments: [{ there: 3, here: 0, scale: [1, 2] as const }] }];
    const made = new VenueBench({ protection: { mode: 'cancel', feeds } });
    made.order(1, 1, SELL, 100, 5);
    made.order(1, 2, SELL, 101, 5);
    made.send(AWAY, Quote.id, 3, 1, 190, 10, 201, 10);
    expect(outcome(made.order(2, 1, BUY, 0, 7, market))).toEqual(['100 x 5', `cancelled 2, ${CUT}`]);
  });
});

describe('prevention of locked and crossed markets', () => {
  const TWO = { ...market, type: ORDER_TYPE.limit, timeInForce: TIME_IN_FORCE.gtc };

  /** Where the order of account 2 rests, or 0. */
  function restingAt({ venue }: VenueBench, id: number): number {
    const slot = venue.engine.slotOf(2 * 2 ** 32 + id);
    return slot < 0 ? 0 : venue.engine.priceOf(slot);
  }

  it('lets an order trade here first, and moves what is left a tick off the quote elsewhere', () => {
    const made = bench('cancel', false, 'slide');
    expect(outcome(made.order(2, 1, BUY, 102, 12, TWO))).toEqual(['100 x 5', '101 x 5']);
    expect(restingAt(made, 1)).toBe(100);
    made.order(2, 2, SELL, 95, 20, TWO);
    expect(restingAt(made, 2)).toBe(0);
    const other = bench('off', false, 'slide');
    expect(outcome(other.order(2, 1, SELL, 96, 12, TWO))).toEqual(['98 x 5', '96 x 5']);
    expect(restingAt(other, 1)).toBe(98);
  });

  it('refuses what would lock or cross, takes what does not, and what trades at once', () => {
    const made = bench('off', false, 'reject');
    expect(outcome(made.order(2, 1, BUY, 101, 11))).toEqual([`rejected ${REJECT_CODE.locksMarket}`]);
    expect(outcome(made.order(2, 2, BUY, 101, 10))).toEqual(['100 x 5', '101 x 5']);
    made.order(2, 3, BUY, 100, 4);
    expect(restingAt(made, 3)).toBe(100);
    const [answer] = made.replace(2, 4, 3, 101, 4);
    expect(answer).toContain(`code: ${REJECT_CODE.locksMarket}`);
    expect(outcome(made.order(2, 5, BUY, 101, 4, { flags: SWEEP }))).toEqual([]);
    expect(restingAt(made, 5)).toBe(101);
  });

  it('leaves an order that another venue came to lock, also where it is made smaller', () => {
    const made = bench('off', false, 'slide');
    made.order(2, 1, BUY, 99, 4);
    made.send(AWAY, Quote.id, 0, 2, 90, 10, 99, 10);
    made.replace(2, 2, 1, 99, 3);
    expect(restingAt(made, 2)).toBe(99);
    made.replace(2, 3, 2, 99, 5);
    made.replace(2, 4, 3, 100, 5);
    expect(restingAt(made, 4)).toBe(0);
  });
});
