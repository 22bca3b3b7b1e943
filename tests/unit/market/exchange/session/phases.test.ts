import { describe, expect, it } from 'vitest';
import { Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { session, takePhases } from '../../../../support/tradingDays.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

describe('a day', () => {
  it('goes by the calendar', () => {
    const bench = new VenueBench({ session: session() });
    expect(takePhases(bench)).toEqual(['closed']);
    bench.passTo(1000);
    expect(takePhases(bench)).toEqual([
      'preOpen',
      'openingAuction',
      'continuous',
      'closingAuction',
      'closed',
    ]);
  });

  it('clears the opening auction at one price', () => {
    const bench = new VenueBench({ session: session() });
    bench.passTo(150);
    bench.order(1, 1, BUY, 1010, 10);
    bench.order(2, 1, SELL, 990, 6);
    bench.order(3, 1, SELL, 1000, 4);
    bench.passTo(250);
    bench.ctx.facts.length = 0;
    bench.passTo(300);
    expect(bench.takeFacts(Trade.id)).toEqual([
      'trade {instrument: 0, sequence: 1, tradeId: 1, price: 1005, quantity: 6, aggressor: 1}',
      'trade {instrument: 0, sequence: 2, tradeId: 2, price: 1005, quantity: 4, aggressor: 1}',
    ]);
  });
});
